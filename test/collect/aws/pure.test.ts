import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { expressionOf, allConfigTypes } from '../../../src/collect/aws/config-types.ts';
import { parseCredentialReport, readCredentials } from '../../../src/collect/aws/credential-rows.ts';
import { classifyFailure } from '../../../src/collect/aws/failure.ts';
import { hidePersons } from '../../../src/collect/aws/person.ts';
import { plan, requiredActions } from '../../../src/collect/aws/plan.ts';
import { judgeRecorder } from '../../../src/collect/aws/recorder-verdict.ts';
import { leavesOf, observeRow, readTags } from '../../../src/collect/aws/row.ts';

describe('failures', () => {
  const error = (name: string, status?: number, more: object = {}): object => ({
    name,
    $metadata: { httpStatusCode: status },
    message: 'Erika',
    ...more,
  });
  test.each([
    [error('AccessDenied', 403), 'denied'],
    [error('AccessDeniedException', 400), 'denied'],
    [error('UnauthorizedOperation', 403), 'denied'],
    [error('SomethingNew', 403), 'denied'],
    [error('ExpiredToken', 403), 'denied'],
    [error('ThrottlingException', 400), 'throttled'],
    [error('RequestLimitExceeded', 503), 'throttled'],
    [error('TooManyRequestsException', 429), 'throttled'],
    [error('SyntaxError', 200), 'failed'],
    [error('Error', 200, { message: 'aborted', code: 'ECONNRESET' }), 'truncated'],
    [error('TimeoutError', undefined, { code: 'ETIMEDOUT' }), 'failed'],
    [error('AbortError'), 'cancelled'],
    [error('UnknownOperationException', 400), 'unsupported'],
    [error('InvalidExpressionException', 400), 'unsupported'],
    [error('NoAvailableConfigurationRecorderException', 400), 'not-recorded'],
    [error('OptInRequired', 403), 'disabled'],
    [error('CredentialsProviderError'), 'failed'],
    [error('InternalFailure', 500), 'failed'],
    ['not even an error', 'failed'],
  ])('%j is %s', (thrown, kind) => {
    const failure = classifyFailure(thrown);
    expect(failure.kind).toBe(kind);
    expect(failure.message).not.toContain('Erika');
  });

  test('the message names the error and its status, but nothing that only looks like a name', () => {
    expect(classifyFailure(error('AccessDenied', 403)).message).toBe('It was denied (AccessDenied, status 403).');
    expect(classifyFailure(error('user erika is not allowed', 500)).message).toBe('It failed (Error, status 500).');
  });
});

test.each([
  ['arn:aws:iam::1:user/erika', 'arn:aws:iam::1:user/P(erika)'],
  ['arn:aws:iam::1:user/sales/erika', 'arn:aws:iam::1:user/P(erika)'],
  ['arn:aws:sts::1:assumed-role/audit/erika@example.org', 'arn:aws:sts::1:assumed-role/audit/P(erika@example.org)'],
  ['arn:aws-cn:sts::1:federated-user/erika', 'arn:aws-cn:sts::1:federated-user/P(erika)'],
  ['arn:aws:iam::1:role/audit', 'arn:aws:iam::1:role/audit'],
  ['arn:aws:iam::1:root', 'arn:aws:iam::1:root'],
  ['*', '*'],
])('persons in %s', (arn, expected) => {
  expect(hidePersons(arn, (name) => `P(${name})`)).toBe(expected);
});

describe('credential report', () => {
  const header =
    'user,arn,user_creation_time,password_enabled,password_last_used,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date';
  const line = (rest: string, user = 'u'): string =>
    `${user},arn:aws:iam::1:user/${user},2020-01-01T00:00:00+00:00,${rest}`;
  const read = (rest: string): object | undefined => {
    const row = parseCredentialReport(`${header}\n${line(rest)}\n`)?.users[0];
    return row && readCredentials(row);
  };
  test.each([
    [
      'a person',
      'true,N/A,true,false,N/A,N/A,false,N/A,N/A',
      { human: true, mfa: true, oldestKeyCreated: null, lastUsed: null },
    ],
    [
      'two keys',
      'false,N/A,false,true,2026-02-01T00:00:00+00:00,N/A,true,2025-01-01T00:00:00Z,N/A',
      { human: false, oldestKeyCreated: '2025-01-01T00:00:00.000Z' },
    ],
    [
      'an inactive old key',
      'false,N/A,false,true,2026-02-01T00:00:00Z,N/A,false,2020-01-01T00:00:00Z,N/A',
      { oldestKeyCreated: '2026-02-01T00:00:00.000Z' },
    ],
    ['a key without time', 'false,N/A,false,true,N/A,N/A,false,N/A,N/A', { oldestKeyCreated: undefined }],
    [
      'the root user',
      'not_supported,2026-01-01T00:00:00Z,true,true,2020-01-01T00:00:00Z,2026-03-01T00:00:00Z,false,N/A,N/A',
      { human: undefined, lastUsed: '2026-03-01T00:00:00.000Z' },
    ],
    ['no information', 'true,no_information,,false,N/A,N/A,false,N/A,N/A', { mfa: undefined, lastUsed: null }],
  ])('%s', (_, rest, expected) => {
    expect(read(rest)).toMatchObject(expected);
  });

  test('a name with a comma is read whole', () => {
    const text = `${header}\n${line('true,N/A,true,false,N/A,N/A,false,N/A,N/A', 'a,b')}`;
    expect(parseCredentialReport(text)?.users[0]?.['user']).toBe('a,b');
  });

  test.each([['<html>'], [''], [`${header}\ntoo,short`]])('%j is no report', (text) => {
    expect(parseCredentialReport(text)).toBeNull();
  });
});

describe('recorder', () => {
  const all = { name: 'r', recordingGroup: { allSupported: true } };
  const on = { name: 'r', recording: true, lastStatus: 'Success' };
  const volume = 'AWS::EC2::Volume';
  test.each([
    ['records everything', [all], [on], null],
    ['is missing', [], [], 'no recorder'],
    ['belongs to a service', [{ ...all, recordingScope: 'INTERNAL' }], [on], 'no recorder'],
    ['is stopped', [all], [{ ...on, recording: false }], 'stopped'],
    ['has no status', [all], [], 'stopped'],
    ['has failed', [all], [{ ...on, lastStatus: 'Failure' }], 'failure'],
    ['has just started', [all], [{ ...on, lastStatus: 'Pending' }], 'just been started'],
    ['has a status nobody may read', [all], null, null],
    ['lists the type', [{ name: 'r', recordingGroup: { resourceTypes: [volume] } }], [on], null],
    ['lists other types', [{ name: 'r', recordingGroup: { resourceTypes: ['AWS::S3::Bucket'] } }], [on], 'leaves out'],
    [
      'excludes the type',
      [{ name: 'r', recordingGroup: { exclusionByResourceTypes: { resourceTypes: [volume] } } }],
      [on],
      'leaves out',
    ],
    [
      'excludes others',
      [{ name: 'r', recordingGroup: { exclusionByResourceTypes: { resourceTypes: ['AWS::S3::Bucket'] } } }],
      [on],
      null,
    ],
  ] as const)('that %s', (_, recorders, states, expected) => {
    const verdict = judgeRecorder(recorders, states, volume);
    expect(verdict?.message ?? 'good').toContain(expected ?? 'good');
  });
});

describe('rows', () => {
  test('lists are opened wherever they stand', () => {
    expect(leavesOf({ a: [{ b: 1 }, { b: [2, 3] }] }, 'a.b')).toEqual([1, 2, 3]);
    expect(leavesOf({ a: { b: [1, 2] } }, 'a.b')).toEqual([1, 2]);
    expect(leavesOf({ a: null }, 'a.b')).toEqual([]);
  });

  test('only fields that were asked for and tags that are allowed are kept', () => {
    const row = {
      arn: 'x',
      secret: 'y',
      tags: [
        { key: 'data-class', value: 'none' },
        { key: 'owner', value: 'Erika' },
      ],
    };
    expect(observeRow(row, ['arn', 'tags'], ['data-class'])).toEqual({ arn: 'x', tags: ['data-class=none'] });
  });

  test('no list of tags is not the same as no tags', () => {
    expect(readTags({}, [])).toBeNull();
    expect(readTags({ tags: [] }, [])).toEqual([]);
  });
});

test('every query stays within what AWS Config takes', () => {
  for (const type of allConfigTypes) {
    const expression = expressionOf(type);
    expect(expression.length).toBeLessThan(4096);
    expect(expression).not.toMatch(/\*|masterUsername|policyText/);
  }
});

test('the smallest policy only reads', () => {
  expect(requiredActions()).toContain('config:SelectResourceConfig');
  for (const action of requiredActions())
    expect(action).toMatch(/^[a-z0-9]+:(Get|List|Describe|Select|BatchGet|GenerateCredentialReport)/);
});

test.each(Object.entries(plan))('the plan names the step that asks %s', (operation, { step }) => {
  const file = new URL(`../../../src/collect/aws/${step}.ts`, import.meta.url);
  expect(readFileSync(file, 'utf8')).toContain(`'${operation}'`);
});
