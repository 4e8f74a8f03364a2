/** One row of the credential report by column name. */
export type CredentialRow = Readonly<Record<string, string>>;

/** The report, read; a row that does not fit its header makes it unreadable, as dropping it would be silence. */
export type CredentialReport = { readonly root: CredentialRow | null; readonly users: readonly CredentialRow[] };

/** Columns that are kept as evidence; the name and the ARN are not among them. */
export const keptColumns = [
  'user_creation_time',
  'password_enabled',
  'password_last_used',
  'mfa_active',
  'access_key_1_active',
  'access_key_1_last_rotated',
  'access_key_1_last_used_date',
  'access_key_2_active',
  'access_key_2_last_rotated',
  'access_key_2_last_used_date',
] as const;

type Kept = (typeof keptColumns)[number];

/** What one row says; null where it says that there is none, undefined where it says nothing usable. */
export type Credentials = {
  readonly human: boolean | undefined;
  readonly mfa: boolean | undefined;
  readonly oldestKeyCreated: string | null | undefined;
  readonly lastUsed: string | null | undefined;
};

/** Reads the CSV of the report; null when it is not one. */
export function parseCredentialReport(text: string): CredentialReport | null {
  const [header, ...lines] = text.split(/\r?\n/).filter((line) => line !== '');
  const columns = header?.split(',') ?? [];
  if (columns[0] !== 'user' || !columns.includes('mfa_active')) return null;
  const rows = lines.map((line) => parseLine(line, columns));
  if (rows.some((row) => row === null)) return null;
  const whole = rows.filter((row) => row !== null);
  return {
    root: whole.find(({ user }) => user === '<root_account>') ?? null,
    users: whole.filter(({ user }) => user !== '<root_account>'),
  };
}

/** Names may hold commas and come unquoted; the ARN behind a name repeats it, so the two still come apart. */
function parseLine(line: string, columns: readonly string[]): CredentialRow | null {
  const cells = line.replaceAll('"', '').split(',');
  const surplus = cells.length - columns.length;
  if (surplus < 0 || surplus % 2 !== 0) return null;
  const commas = surplus / 2 + 1;
  const whole = [
    cells.slice(0, commas).join(','),
    cells.slice(commas, 2 * commas).join(','),
    ...cells.slice(2 * commas),
  ];
  if (surplus > 0 && !whole[1]?.endsWith(`/${whole[0]}`)) return null;
  return Object.fromEntries(columns.map((column, index) => [column, whole[index] ?? '']));
}

/** What one row says about the sign-in of a user. */
export function readCredentials(row: CredentialRow): Credentials {
  return {
    human: flagOf(row, 'password_enabled'),
    mfa: flagOf(row, 'mfa_active'),
    oldestKeyCreated: pickTime([keyTime(row, 1), keyTime(row, 2)], 0),
    lastUsed: pickTime(
      [
        timeOf(row, 'password_last_used'),
        timeOf(row, 'access_key_1_last_used_date'),
        timeOf(row, 'access_key_2_last_used_date'),
      ],
      -1,
    ),
  };
}

function keyTime(row: CredentialRow, number: 1 | 2): string | null | undefined {
  const active = flagOf(row, `access_key_${number}_active`);
  if (active !== true) return active === false ? null : undefined;
  return timeOf(row, `access_key_${number}_last_rotated`) ?? undefined;
}

/** The first or last of several times. One that is unreadable spoils the choice. */
function pickTime(times: readonly (string | null | undefined)[], index: 0 | -1): string | null | undefined {
  if (times.includes(undefined)) return undefined;
  return (
    times
      .filter((time) => typeof time === 'string')
      .toSorted()
      .at(index) ?? null
  );
}

function flagOf(row: CredentialRow, column: Kept): boolean | undefined {
  const text = row[column]?.toLowerCase();
  return text === 'true' || text === 'false' ? text === 'true' : undefined;
}

/** `N/A` and `no_information` say that it never happened, as far as AWS keeps track. */
function timeOf(row: CredentialRow, column: Kept): string | null | undefined {
  const text = row[column] ?? '';
  if (['N/A', 'no_information', 'not_supported'].includes(text)) return null;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
