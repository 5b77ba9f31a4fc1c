/** What definitions import: everything to describe a platform, and nothing that runs. */
export {
  aws,
  azure,
  bucket,
  definePlatform,
  gcp,
  missing,
  opensearch,
  postgres,
  rabbitmq,
  redis,
} from './model/index.ts';
