import { describe, expect, test } from 'vitest';
import { judgeTrails, writesEveryChange, type Trail } from '../../../../src/collect/aws/project/trail.ts';

describe('event selectors', () => {
  const basic = { ReadWriteType: 'All', IncludeManagementEvents: true, ExcludeManagementEventSources: [] };
  const category = { Field: 'eventCategory', Equals: ['Management'] };
  const advanced = (...fields: readonly object[]): object => ({ AdvancedEventSelectors: [{ FieldSelectors: fields }] });
  test.each([
    ['everything', { EventSelectors: [basic] }, true],
    ['writes only', { EventSelectors: [{ ...basic, ReadWriteType: 'WriteOnly' }] }, true],
    ['reads only', { EventSelectors: [{ ...basic, ReadWriteType: 'ReadOnly' }] }, false],
    ['no management events', { EventSelectors: [{ ...basic, IncludeManagementEvents: false }] }, false],
    ['without KMS', { EventSelectors: [{ ...basic, ExcludeManagementEventSources: ['kms.amazonaws.com'] }] }, false],
    ['a flag left out', { EventSelectors: [{ ReadWriteType: 'All' }] }, undefined],
    ['nothing said', {}, undefined],
    ['advanced: management', advanced(category), true],
    ['advanced: writes only', advanced(category, { Field: 'readOnly', Equals: ['false'] }), true],
    ['advanced: reads only', advanced(category, { Field: 'readOnly', Equals: ['true'] }), false],
    ['advanced: without KMS', advanced(category, { Field: 'eventSource', NotEquals: ['kms.amazonaws.com'] }), false],
    ['advanced: a form of the future', advanced(category, { Field: 'eventName', StartsWith: ['Put'] }), undefined],
    ['advanced: data events', advanced({ Field: 'eventCategory', Equals: ['Data'] }), false],
    ['advanced: no category', advanced({ Field: 'readOnly', Equals: ['false'] }), undefined],
  ])('%s', (_, selectors, expected) => {
    expect(writesEveryChange(selectors)).toBe(expected);
  });
});

describe('trails', () => {
  const whole: Trail = {
    region: 'eu-central-1',
    multiRegion: true,
    globalEvents: true,
    logging: true,
    delivered: new Date('2026-11-25T00:00:00Z'),
    complete: true,
  };
  const regions = ['eu-central-1', 'eu-west-1'];
  const verdict = (auditLog?: boolean, auditLogAllRegions?: boolean, auditLogComplete?: boolean): object => ({
    auditLog,
    auditLogAllRegions,
    auditLogComplete,
  });
  const single = { ...whole, multiRegion: false };
  const other = { ...single, region: 'eu-west-1', globalEvents: false };
  test.each([
    ['none', [], verdict(false, false, false)],
    ['one of all regions', [whole], verdict(true, true, true)],
    ['one of all regions, stopped', [{ ...whole, logging: false }], verdict(false, false, false)],
    [
      'one of all regions, status unknown',
      [{ ...whole, logging: undefined }],
      verdict(undefined, undefined, undefined),
    ],
    ['one of all regions, selectors unknown', [{ ...whole, complete: undefined }], verdict(true, true, undefined)],
    ['one of one region', [single], verdict(true, false, true)],
    ['one of each region', [single, other], verdict(true, true, true)],
    ['one of each region, one with a filter', [single, { ...other, complete: false }], verdict(true, true, false)],
    [
      'one of each region, none with global events',
      [{ ...single, globalEvents: false }, other],
      verdict(true, true, false),
    ],
    [
      'a stopped one beside a good one',
      [{ ...whole, logging: false, complete: false }, whole],
      verdict(true, true, true),
    ],
  ])('%s', (_, trails, expected) => {
    expect(judgeTrails(trails, regions)).toMatchObject(expected);
  });

  test('when the regions are unknown, single trails cannot cover them all', () => {
    expect(judgeTrails([single], null).auditLogAllRegions).toBeUndefined();
    expect(judgeTrails([whole], null).auditLogAllRegions).toBe(true);
  });

  test('the newest delivery of a trail that logs counts', () => {
    const old = { ...whole, delivered: new Date('2026-01-01T00:00:00Z') };
    const stopped = { ...whole, logging: false, delivered: new Date('2026-11-30T00:00:00Z') };
    expect(judgeTrails([old, whole, stopped], regions).auditLogDelivered).toBe('2026-11-25T00:00:00.000Z');
  });
});
