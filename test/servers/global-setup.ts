import type { TestProject } from 'vitest/node';
import { isAvailable, type ServerName } from './availability.ts';
import { startBroker } from './broker.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly serverBroker: string;
    readonly availableServers: Readonly<Record<ServerName, boolean>>;
  }
}

/** Runs once for the whole test run: suites ask the broker for the servers that they share. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const broker = await startBroker();
  project.provide('serverBroker', broker.url);
  project.provide('availableServers', { kubernetes: isAvailable('kubernetes'), aws: isAvailable('aws') });
  return broker.close;
}
