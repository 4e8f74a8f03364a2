/** A trail as its three operations describe it. Undefined where one of them did not answer. */
export type Trail = {
  readonly region: string;
  readonly multiRegion: boolean | undefined;
  readonly globalEvents: boolean | undefined;
  readonly logging: boolean | undefined;
  readonly delivered: Date | undefined;
  /** Whether every event that changes something is written; undefined where that cannot be told. */
  readonly complete: boolean | undefined;
};

/** What all trails together say about the account; undefined where it cannot be told. */
export type AuditLog = {
  readonly auditLog: boolean | undefined;
  readonly auditLogAllRegions: boolean | undefined;
  readonly auditLogComplete: boolean | undefined;
  readonly auditLogDelivered: string | null;
};

type Selectors = {
  readonly EventSelectors?:
    | readonly {
        readonly ReadWriteType?: string | undefined;
        readonly IncludeManagementEvents?: boolean | undefined;
        readonly ExcludeManagementEventSources?: readonly string[] | undefined;
      }[]
    | undefined;
  readonly AdvancedEventSelectors?:
    | readonly { readonly FieldSelectors?: readonly FieldSelector[] | undefined }[]
    | undefined;
};

type FieldSelector = {
  readonly Field?: string | undefined;
  readonly Equals?: readonly string[] | undefined;
} & Partial<
  Record<'StartsWith' | 'EndsWith' | 'NotEquals' | 'NotStartsWith' | 'NotEndsWith', readonly string[] | undefined>
>;

/** Whether the selectors of a trail let every event through that changes something. An unknown form is not guessed at. */
export function writesEveryChange({
  EventSelectors = [],
  AdvancedEventSelectors = [],
}: Selectors): boolean | undefined {
  if (AdvancedEventSelectors.length > 0) {
    return any(AdvancedEventSelectors.map(({ FieldSelectors = [] }) => judgeFields(FieldSelectors)));
  }
  if (EventSelectors.length === 0) return undefined;
  return any(
    EventSelectors.map(({ ReadWriteType, IncludeManagementEvents, ExcludeManagementEventSources = [] }) => {
      if (ReadWriteType === undefined || IncludeManagementEvents === undefined) return undefined;
      return IncludeManagementEvents && ReadWriteType !== 'ReadOnly' && ExcludeManagementEventSources.length === 0;
    }),
  );
}

/** One advanced selector: its fields are conditions that must all hold, so each further field can drop events. */
function judgeFields(fields: readonly FieldSelector[]): boolean | undefined {
  const category = fields.find(({ Field }) => Field === 'eventCategory');
  if (!category?.Equals) return undefined;
  if (!category.Equals.includes('Management')) return false;
  const verdicts = fields.map((field) => {
    if (field === category) return true;
    if (field.Field === 'readOnly' && field.Equals) return field.Equals.includes('false');
    if (field.Field === 'eventSource' && (field.NotEquals?.length || field.Equals?.length)) return false;
    return undefined;
  });
  return every(verdicts);
}

/**
 * Joins the trails. A trail of all regions carries the log by itself; else the trails of the single regions do so together,
 * and then each of them must be complete and one must write the events of the global services.
 */
export function judgeTrails(trails: readonly Trail[], enabled: readonly string[] | null): AuditLog {
  const everywhere = trails.map((trail) => every([trail.multiRegion, trail.logging]));
  const carrying = trails.filter((trail, index) => everywhere[index] !== false && trail.multiRegion !== false);
  const single = trails.filter(({ logging }) => logging !== false);
  const byRegion = enabled?.map((region) =>
    any(trails.filter((trail) => trail.region === region).map(({ logging }) => logging)),
  );
  const times = trails.filter(({ logging }) => logging).flatMap(({ delivered }) => delivered?.toISOString() ?? []);
  return {
    auditLog: any(trails.map(({ logging }) => logging)),
    auditLogAllRegions: any([...everywhere, byRegion && byRegion.length > 0 ? every(byRegion) : undefined]),
    auditLogComplete:
      carrying.length > 0
        ? any(carrying.map(({ logging, complete }) => every([logging, complete])))
        : every([
            any(single.map(({ logging }) => logging)),
            ...single.map(({ complete }) => complete),
            any(single.map(({ globalEvents }) => globalEvents)),
          ]),
    auditLogDelivered: times.toSorted().at(-1) ?? null,
  };
}

/** True if one is; what is unknown could be one; false only if all are. */
function any(values: readonly (boolean | undefined)[]): boolean | undefined {
  if (values.includes(true)) return true;
  return values.includes(undefined) ? undefined : false;
}

/** False if one is; what is unknown could be one; true only if all are. */
function every(values: readonly (boolean | undefined)[]): boolean | undefined {
  if (values.includes(false)) return false;
  return values.includes(undefined) ? undefined : true;
}
