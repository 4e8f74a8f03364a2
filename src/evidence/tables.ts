/** Schema of the disposable index: one row a resource, one row a finding. It is never sealed and can be rebuilt. */
export const tables = `
  PRAGMA journal_mode = OFF;
  PRAGMA synchronous = OFF;
  CREATE TABLE resource (
    type TEXT NOT NULL,
    target TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    account TEXT NOT NULL,
    region TEXT NOT NULL,
    collectedAt TEXT NOT NULL,
    properties TEXT NOT NULL,
    unknown TEXT NOT NULL,
    PRIMARY KEY (type, target, id)
  ) WITHOUT ROWID;
  CREATE INDEX resource_id ON resource (type, id);
  CREATE TABLE finding (
    "check" TEXT NOT NULL,
    number INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY ("check", number)
  ) WITHOUT ROWID;
`;
