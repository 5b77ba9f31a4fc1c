import { describe, expect, it } from 'vitest';
import { credentialIn } from './credential.ts';

const judge = (name: string, value: string) => credentialIn(name, value, (text) => text === 'database');

describe('credentialIn', () => {
  it.each([
    ['DB_PASSWORD', 'pa$$w0rd', 'a credential'],
    ['dbPassword', 'hunter2', 'a credential'],
    ['spring.redis.password', 'hunter2', 'a credential'],
    ['api-key', 'abc123', 'a credential'],
    ['AWS_SECRET_ACCESS_KEY', 'abc/def+ghi', 'a credential'],
    ['URL', 'redis://:hunter2@redis:6379', 'a URL with a password'],
    ['anything', 'AKIAIOSFODNN7EXAMPLE', 'an access key of AWS'],
    ['app.properties', 'a=1\ndb.password=hunter2\n', 'a password'],
    ['alertmanager.yml', "smtp:\n  auth_password: 'hunter2'\n", 'a password'],
  ])('finds %s = %j', (name, value, kind) => {
    expect(judge(name, value)).toBe(kind);
  });

  it.each([
    ['DB_PASSWORD', ''],
    ['DB_PASSWORD', '$(POSTGRES_PASSWORD)'],
    ['DB_PASSWORD', `\${POSTGRES_PASSWORD}`],
    ['DB_PASSWORD', '{{ .Values.password }}'],
    ['DB_SECRET', 'database'],
    ['API_KEY', '<your key>'],
    ['PUBLIC_API_KEY', 'abc123'],
    ['PASSWORD_MIN_LENGTH', '12'],
    ['TOKENS', 'abc'],
    ['ALLOW_CREDENTIALS', 'true'],
    ['GOOGLE_APPLICATION_CREDENTIALS', '/var/secrets/google.json'],
    ['URL', 'http://localhost:8080/a@b'],
    ['URL', 'postgres://app:$(PASSWORD)@postgres:5432'],
    ['IMAGE', 'registry:5000/web@sha256:abc'],
    ['password.json', '{"type":"string"}'],
    ['app.yaml', `db:\n  password: \${PASSWORD}\n  passwordFile: /etc/password\n`],
    ['app.yaml', 'password:\n  secretKeyRef: { name: a }\n'],
  ])('leaves %s = %j alone', (name, value) => {
    expect(judge(name, value)).toBeUndefined();
  });
});
