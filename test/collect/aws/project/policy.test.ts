import { describe, expect, test } from 'vitest';
import { judgePolicy, judgeTrust } from '../../../../src/collect/aws/project/policy.ts';

const policy = (...statements: readonly object[]): string =>
  encodeURIComponent(
    JSON.stringify({ Version: '2012-10-17', Statement: statements.map((one) => ({ Effect: 'Allow', ...one })) }),
  );

describe('policy', () => {
  test.each([
    ['everything', { Action: '*', Resource: '*' }, true, true],
    ['everything, long spelling', { Action: ['*:*'], Resource: ['*'] }, true, true],
    ['everything but some actions', { NotAction: ['iam:*'], Resource: '*' }, true, true],
    ['everything but secrets', { NotAction: ['secretsmanager:*'], Resource: '*' }, true, false],
    ['everything but some resources', { Action: '*', NotResource: 'arn:aws:s3:::x' }, true, true],
    ['everything under a condition', { Action: '*', Resource: '*', Condition: { Bool: { a: 'true' } } }, true, true],
    ['all of one bucket', { Action: '*', Resource: 'arn:aws:s3:::x/*' }, false, false],
    ['a denial', { Effect: 'Deny', Action: '*', Resource: '*' }, false, false],
    ['all of one service', { Action: 's3:*', Resource: '*' }, false, false],
    ['secrets by pattern', { Action: 'secretsmanager:Get*', Resource: '*' }, false, true],
    [
      'secrets by pattern, other case',
      { Action: 'SecretsManager:*', Resource: 'arn:aws:secretsmanager:*:1:secret:*' },
      false,
      true,
    ],
    ['secrets by name of the action', { Action: 'secretsmanager:GetSecretValue', Resource: '*' }, false, false],
    ['another pattern on secrets', { Action: 'secretsmanager:List*', Resource: '*' }, false, false],
  ])('%s', (_, statement, fullRights, wildcardSecrets) => {
    expect(judgePolicy(policy(statement))).toEqual({ fullRights, wildcardSecrets });
  });

  test('one statement is enough, also when it is no list and not encoded', () => {
    expect(judgePolicy(policy({ Action: 's3:Get*', Resource: '*' }, { Action: '*', Resource: '*' }))?.fullRights).toBe(
      true,
    );
    const plain = JSON.stringify({ Statement: { Effect: 'Allow', Action: '*', Resource: '*' } });
    expect(judgePolicy(plain)?.fullRights).toBe(true);
  });

  test.each([
    ['%7Bnot json'],
    ['%zz'],
    ['[]'],
    ['{}'],
    ['{"Statement":[]}'],
    ['{"Statement":[{"Effect":"Allow"}]}'],
    ['{"Statement":["x"]}'],
  ])('%s cannot be judged', (text) => {
    expect(judgePolicy(text)).toBeNull();
  });
});

describe('trust policy', () => {
  test.each([
    ['everyone', { Principal: '*' }, true],
    ['everyone, long spelling', { Principal: { AWS: ['*'] } }, true],
    ['everyone but some', { NotPrincipal: { AWS: 'x' } }, true],
    [
      'everyone under a condition',
      { Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } },
      false,
    ],
    ['everyone under no condition', { Principal: '*', Condition: {} }, true],
    ['a service', { Principal: { Service: 'ec2.amazonaws.com' } }, false],
    ['an account', { Principal: { AWS: 'arn:aws:iam::1:root' } }, false],
    ['a denial', { Effect: 'Deny', Principal: '*' }, false],
  ])('%s', (_, statement, expected) => {
    expect(judgeTrust(policy({ Action: 'sts:AssumeRole', ...statement }))?.public).toBe(expected);
  });

  test('that is no policy cannot be judged', () => {
    expect(judgeTrust('x')).toBeNull();
  });
});
