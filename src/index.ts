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
  keycloak,
  missing,
  opensearch,
  postgres,
  rabbitmq,
  redis,
  rolling,
  vault,
} from './model/index.ts';
