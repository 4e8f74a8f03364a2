/**
 * Replaces the names of persons in an ARN: user names and session names. Names of roles and groups stay, they name a task.
 * The path of a user goes too, it can name a department of one.
 */
export function hidePersons(arn: string, pseudonym: (name: string) => string): string {
  const user = /^(arn:[^:]*:(?:iam|sts)::\d*:(?:user|federated-user)\/)(.+)$/.exec(arn);
  if (user) return `${user[1]}${pseudonym(lastPart(user[2] ?? ''))}`;
  const session = /^(arn:[^:]*:sts::\d*:assumed-role\/[^/]+\/)(.+)$/.exec(arn);
  return session ? `${session[1]}${pseudonym(session[2] ?? '')}` : arn;
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
