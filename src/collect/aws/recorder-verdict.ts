import type { ConfigType } from './config-types.ts';

/** What of a configuration recorder decides whether its record can be trusted. */
export type Recorder = {
  readonly name?: string | undefined;
  readonly recordingScope?: string | undefined;
  readonly recordingGroup?:
    | {
        readonly allSupported?: boolean | undefined;
        readonly resourceTypes?: readonly string[] | undefined;
        readonly exclusionByResourceTypes?: { readonly resourceTypes?: readonly string[] | undefined } | undefined;
        readonly recordingStrategy?: { readonly useOnly?: string | undefined } | undefined;
      }
    | undefined;
};

export type RecorderStatus = {
  readonly name?: string | undefined;
  readonly recording?: boolean | undefined;
  readonly lastStatus?: string | undefined;
};

/** Why the record of a type is void in a region. */
export type Void = { readonly operation: string; readonly kind: 'not-recorded' | 'lagging'; readonly message: string };

const describe = 'config:DescribeConfigurationRecorders';
const status = 'config:DescribeConfigurationRecorderStatus';

/** Null when a recorder records the type now. `states` is null where the status could not be read. */
export function judgeRecorder(
  recorders: readonly Recorder[],
  states: readonly RecorderStatus[] | null,
  type: ConfigType,
): Void | null {
  // A recorder of scope INTERNAL belongs to another service; its record is not open to queries.
  const recorder = recorders.find(({ recordingScope }) => recordingScope !== 'INTERNAL');
  if (!recorder) return { operation: describe, kind: 'not-recorded', message: 'AWS Config has no recorder here.' };
  if (!recordsType(recorder, type)) {
    return {
      operation: `${describe} ${type}`,
      kind: 'not-recorded',
      message: `The recorder of AWS Config leaves out ${type}.`,
    };
  }
  if (states === null) return null;
  const state = states.find(({ name }) => name === recorder.name);
  if (state?.recording !== true) {
    return {
      operation: status,
      kind: 'not-recorded',
      message: 'The recorder of AWS Config is stopped: what it holds is out of date.',
    };
  }
  const last = state.lastStatus?.toLowerCase();
  if (last === 'failure') {
    return {
      operation: status,
      kind: 'not-recorded',
      message: 'The recorder of AWS Config reports failure: what it holds is out of date.',
    };
  }
  if (last === 'pending') {
    return { operation: status, kind: 'lagging', message: 'The recorder of AWS Config has only just been started.' };
  }
  return null;
}

function recordsType({ recordingGroup: group = {} }: Recorder, type: ConfigType): boolean {
  const strategy = group.recordingStrategy?.useOnly;
  if (strategy === 'ALL_SUPPORTED_RESOURCE_TYPES' || (strategy === undefined && group.allSupported === true))
    return true;
  const excluded = group.exclusionByResourceTypes?.resourceTypes ?? [];
  if (strategy === 'EXCLUSION_BY_RESOURCE_TYPES' || (strategy === undefined && excluded.length > 0))
    return !excluded.includes(type);
  return (group.resourceTypes ?? []).includes(type);
}
