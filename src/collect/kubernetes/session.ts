import type { KubernetesTarget } from '../../model/config.ts';
import type { Unknown } from '../../ontology/resource.ts';
import type { CollectorContext } from '../collector.ts';
import type { Connection } from './connect/connect.ts';
import type { Journal } from './journal.ts';
import type { Discovery } from './read/discovery.ts';

/** What every part of the collection of one cluster works with. */
export type Session = {
  readonly context: CollectorContext<KubernetesTarget>;
  readonly connection: Connection;
  readonly journal: Journal;
  readonly discovery: Discovery;
};

/** Marks a property as unknown because this kind of object does not show it. */
export function notShown(session: Session, operation: string, message: string): Unknown {
  return { gap: session.journal.noteGap(operation, 'unsupported', message) };
}

/** Marks a property as unknown because only another system can say it. */
export function delegated(session: Session, operation: string, message: string): Unknown {
  return { gap: session.journal.noteGap(operation, 'delegated', message) };
}
