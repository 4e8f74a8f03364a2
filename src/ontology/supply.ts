import { supplyCodeTypes } from './supply-code.ts';
import { supplyRecordTypes } from './supply-records.ts';
import { supplySystemTypes } from './supply-systems.ts';
import type { TypeDeclaration } from './property.ts';

/** Patches, images, code and changes. */
export const supplyTypes = {
  ...supplySystemTypes,
  ...supplyCodeTypes,
  ...supplyRecordTypes,
} as const satisfies Record<string, TypeDeclaration>;
