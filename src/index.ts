/** What definitions import: everything to describe a platform, and nothing that runs. */
export {
  aws,
  azure,
  blueGreen,
  bucket,
  canary,
  definePlatform,
  gcp,
  missing,
  opensearch,
  postgres,
  rabbitmq,
  redis,
  rolling,
} from './model/index.ts';
