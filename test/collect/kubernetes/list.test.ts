import { expect, test } from 'vitest';
import { collectFromStub, listBody, type Reply } from './support/stub.ts';

const policies = '/apis/networking.k8s.io/v1/networkpolicies';
const operation = 'list networking.k8s.io/v1/networkpolicies';
const many = Array.from({ length: 1203 }, (_, index) => ({
  metadata: { name: `policy-${index}`, namespace: 'shop' },
  spec: {},
}));
const objects = { 'networking.k8s.io/v1/networkpolicies': many };
const expired: Reply = { status: 410, body: { kind: 'Status', reason: 'Expired', metadata: { continue: '500' } } };

test('a list of several pages is read to its end, and the count in its first page bears witness', async () => {
  const { ofType, coverageOf } = await collectFromStub({ objects });
  expect(new Set(ofType('network-policy').map(({ subject }) => subject.id)).size).toBe(1203);
  expect(coverageOf(operation)).toMatchObject({
    state: 'complete',
    read: 1203,
    pages: 3,
    witness: { operation: `remainingItemCount of ${operation}`, count: 1203, agrees: true },
  });
});

test('a single page and an empty list are counted by a second request at the same resource version', async () => {
  const { coverageOf, asked } = await collectFromStub({
    objects: { 'networking.k8s.io/v1/networkpolicies': many.slice(0, 3) },
  });
  expect(coverageOf(operation).witness).toEqual({ operation: `${operation}?limit=1`, count: 3, agrees: true });
  expect(coverageOf('list v1/nodes')).toMatchObject({
    state: 'complete',
    read: 0,
    witness: { count: 0, agrees: true },
  });
  const counted = asked.filter(({ pathname, search }) => pathname === policies && search.includes('limit=1&'));
  expect(counted.map(({ searchParams }) => searchParams.get('resourceVersion'))).toEqual(['7']);
});

test.each([
  ['shorter', 5, 'truncated'],
  ['longer', 1, 'lagging'],
])('a list that is %s than the count is incomplete', async (_, count, kind) => {
  const counted = Array.from({ length: count }, (__, index) => ({ metadata: { name: `policy-${index}` } }));
  const { coverageOf, gaps } = await collectFromStub({
    objects: { 'networking.k8s.io/v1/networkpolicies': many.slice(0, 3) },
    reply: (url) =>
      url.pathname === policies && url.searchParams.get('limit') === '1' ? { body: listBody(counted, url) } : undefined,
  });
  expect(coverageOf(operation)).toMatchObject({ state: 'incomplete', read: 3, witness: { count, agrees: false } });
  expect(gaps.find((gap) => gap.operation === operation)?.kind).toBe(kind);
});

test('an expired continue token begins the list again', async () => {
  let expiries = 0;
  const { coverageOf } = await collectFromStub({
    objects,
    reply: (url) =>
      url.pathname === policies && url.searchParams.get('continue') === '500' && expiries++ === 0 ? expired : undefined,
  });
  expect(coverageOf(operation)).toMatchObject({ state: 'complete', read: 1203 });
});

test('a token that expires twice leaves a list of two moments, which is incomplete', async () => {
  let expiries = 0;
  const { coverageOf, gaps } = await collectFromStub({
    objects,
    reply: (url) =>
      url.pathname === policies && url.searchParams.get('continue') === '500' && expiries++ < 2 ? expired : undefined,
  });
  expect(coverageOf(operation)).toMatchObject({ state: 'incomplete', read: 1203 });
  expect(gaps.find((gap) => gap.operation === operation)).toMatchObject({ kind: 'lagging' });
});

test('pages that were read before a denial stay, and the list is incomplete', async () => {
  const { coverageOf, ofType, gaps } = await collectFromStub({
    objects,
    reply: (url) =>
      url.pathname === policies && url.searchParams.get('continue') === '1000' ? { status: 403 } : undefined,
  });
  expect(coverageOf(operation)).toMatchObject({ state: 'incomplete', read: 1000, pages: 2, witness: null });
  expect(ofType('network-policy')).toHaveLength(1000);
  expect(gaps.find((gap) => gap.operation === operation)).toMatchObject({ kind: 'denied', scope: 'global' });
});

test('an answer that is no list is never an empty list', async () => {
  const { coverageOf } = await collectFromStub({
    reply: (url) => (url.pathname === policies ? { body: '<html>' } : undefined),
  });
  expect(coverageOf(operation)).toMatchObject({ state: 'incomplete', read: 0, witness: null });
});

test.each([
  ['429 with Retry-After', { status: 429, headers: { 'retry-after': '0.01' } }],
  ['503', { status: 503 }],
])('%s is tried again', async (_, reply) => {
  let refused = 0;
  const { coverageOf } = await collectFromStub({
    reply: (url) => (url.pathname === policies && refused++ === 0 ? reply : undefined),
  });
  expect(coverageOf(operation).state).toBe('complete');
});

test('a server that stays throttled is a gap of that kind', async () => {
  const { gaps } = await collectFromStub({
    reply: (url) => (url.pathname === policies ? { status: 429, headers: { 'retry-after': '0.01' } } : undefined),
  });
  expect(gaps.find((gap) => gap.operation === operation)).toMatchObject({ kind: 'throttled' });
});

test('a cancelled collection keeps what was read and says what is missing', async () => {
  const controller = new AbortController();
  const { ofType, coverageOf, gaps } = await collectFromStub(
    { objects },
    { signal: controller.signal, onRecord: ({ subject }) => subject.name === 'shop/policy-700' && controller.abort() },
  );
  expect(ofType('network-policy')).toHaveLength(1000);
  expect(coverageOf(operation)).toMatchObject({ state: 'incomplete', read: 1000 });
  expect(gaps.find((gap) => gap.operation === operation)).toMatchObject({ kind: 'cancelled' });
});
