// Removes what the compiler made, so that a file without a source does not stay behind.
import { rmSync } from 'node:fs';

rmSync(new URL('../dist', import.meta.url), { recursive: true, force: true });
