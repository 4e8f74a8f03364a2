import { describe, expect, test } from 'vitest';
import { projectListener, projectLoadBalancer } from '../../../../src/collect/aws/project/endpoint.ts';
import { projectKey } from '../../../../src/collect/aws/project/key.ts';
import { judgeSslPolicy } from '../../../../src/collect/aws/project/ssl-policy.ts';
import { readerOf } from '../support/reader.ts';

const balancer = { name: 'shop', public: true, zones: ['eu-central-1a'] };
const policy = { minTlsVersion: '1.2', weakCiphers: [] };

describe('listener', () => {
  const action = (Type: string, Protocol?: string): object => ({
    Type,
    ...(Protocol && { RedirectConfig: { Protocol } }),
  });
  test.each([
    ['HTTPS', { Protocol: 'HTTPS', SslPolicy: 'p' }, { tls: true, ...policy, public: true }],
    ['TLS', { Protocol: 'TLS', SslPolicy: 'p' }, { tls: true }],
    ['HTTPS without policy', { Protocol: 'HTTPS' }, { tls: true, minTlsVersion: { gap: 'configuration.SslPolicy' } }],
    [
      'HTTP',
      { Protocol: 'HTTP', DefaultActions: [action('forward')] },
      { tls: false, redirectsToTls: false, minTlsVersion: null },
    ],
    [
      'HTTP that sends on',
      { Protocol: 'HTTP', DefaultActions: [action('redirect', 'HTTPS')] },
      { tls: false, redirectsToTls: true },
    ],
    ['HTTP to HTTP', { Protocol: 'HTTP', DefaultActions: [action('redirect', 'HTTP')] }, { redirectsToTls: false }],
    ['TCP is up to the target', { Protocol: 'TCP' }, { tls: { gap: 'delegated configuration.Protocol' } }],
    ['no protocol', {}, { tls: { gap: 'configuration.Protocol' }, weakCiphers: { gap: 'configuration.Protocol' } }],
  ])('%s', (_, configuration, expected) => {
    expect(projectListener(readerOf({ configuration }), 'eu-central-1', balancer, () => policy)).toMatchObject(
      expected,
    );
  });

  test('without its load balancer nobody knows whether it is public', () => {
    const projected = projectListener(readerOf({}), 'eu-central-1', { gap: 'lost' }, () => policy);
    expect(projected).toMatchObject({ public: { gap: 'lost' }, zones: { gap: 'lost' } });
  });
});

test.each([
  ['internet-facing', true],
  ['internal', false],
  [undefined, { gap: 'configuration.scheme' }],
])('load balancer with the scheme %s', (scheme, expected) => {
  expect(projectLoadBalancer(readerOf({ configuration: { scheme } })).public).toEqual(expected);
});

test.each([
  [
    ['TLSv1.2', 'TLSv1.3'],
    ['TLS_AES_128_GCM_SHA256', 'ECDHE-RSA-AES128-GCM-SHA256'],
    { minTlsVersion: '1.2', weakCiphers: [] },
  ],
  [['TLSv1', 'TLSv1.1'], ['AES128-GCM-SHA256'], { minTlsVersion: '1.0', weakCiphers: ['AES128-GCM-SHA256'] }],
  [
    ['TLSv1.2'],
    ['ECDHE-RSA-AES128-SHA256', 'ECDHE-RSA-AES128-SHA'],
    { weakCiphers: ['ECDHE-RSA-AES128-SHA', 'ECDHE-RSA-AES128-SHA256'] },
  ],
])('TLS policy %j', (protocols, ciphers, expected) => {
  expect(judgeSslPolicy(protocols, ciphers)).toMatchObject(expected);
});

test.each([
  [[], ['ECDHE-RSA-AES128-GCM-SHA256']],
  [['TLSv1.2'], []],
  [['TLSv9'], ['ECDHE-RSA-AES128-GCM-SHA256']],
])('TLS policy %j with %j cannot be judged', (protocols, ciphers) => {
  expect(judgeSslPolicy(protocols, ciphers)).toBeNull();
});

test.each([
  [
    { keyManager: 'AWS', keyState: 'Enabled' },
    { manager: 'provider-managed', enabled: true },
  ],
  [
    { keyManager: 'CUSTOMER', keyState: 'PendingDeletion', origin: 'AWS_KMS' },
    { manager: 'customer-managed', enabled: false },
  ],
  [{ keyManager: 'CUSTOMER', keyState: 'Enabled', origin: 'EXTERNAL' }, { manager: 'customer-managed' }],
  [{ keyManager: 'CUSTOMER', keyState: 'Enabled', origin: 'EXTERNAL_KEY_STORE' }, { manager: 'external' }],
  [
    { keyManager: 'CUSTOMER' },
    { manager: { gap: 'configuration.origin' }, enabled: { gap: 'configuration.keyState' } },
  ],
  [{}, { manager: { gap: 'configuration.keyManager' } }],
])('key %j', (configuration, expected) => {
  expect(projectKey(readerOf({ configuration }), 'eu-central-1')).toMatchObject(expected);
});
