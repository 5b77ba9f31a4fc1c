/** What definitions import: everything to describe a platform, and nothing that runs. */
export {
  aws,
  azure,
  blueGreen,
  bucket,
  canary,
  definePlatform,
  elasticsearch,
  gcp,
  missing,
  opensearch,
  postgres,
  rabbitmq,
  redis,
  rolling,
} from './model/index.ts';
