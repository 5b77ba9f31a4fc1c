import type { Raw } from './raw.ts';
import { boolean, integer, kind, list, object, oneOf, string } from './words.ts';

const target = object({
  'group!': string,
  'kind!': oneOf('Gateway', 'HTTPRoute', 'GRPCRoute'),
  'name!': string,
});
const pattern = (text: string): Raw => ({ kind: 'string', rule: { pattern: text } });
const duration = pattern('^[0-9]{1,4}(ms|s|m|h)?$');

// Source: nginx/nginx-gateway-fabric, config/crd/bases/gateway.nginx.org_ratelimitpolicies.yaml
export const rateLimitPolicy = kind(
  object({
    rateLimit: object({
      local: object({
        rules: list(
          object({
            'key!': string,
            'rate!': pattern('^\\d+r/[sm]$'),
            burst: integer(0),
            delay: integer(0),
            dryRun: boolean,
            logLevel: oneOf('info', 'notice', 'warn', 'error'),
            noDelay: boolean,
            rejectCode: integer(400, 599),
            zoneSize: pattern('^\\d{1,4}(k|m|g)?$'),
          }),
        ),
      }),
    }),
    'targetRefs!': list(target, 16),
  }),
);

// Source: nginx/nginx-gateway-fabric, config/crd/bases/gateway.nginx.org_clientsettingspolicies.yaml
export const clientSettingsPolicy = kind(
  object({
    body: object({ maxSize: pattern('^\\d{1,4}(k|m|g)?$'), timeout: duration }),
    keepAlive: object({
      requests: integer(0),
      time: duration,
      timeout: object({ server: duration, header: duration }),
    }),
    'targetRef!': target,
  }),
);
