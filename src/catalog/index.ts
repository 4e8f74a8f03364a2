export { createCite } from './cite.ts';
export { coverageOf, type FrameworkCoverage } from './coverage.ts';
export type { OwnCatalog } from './custom.ts';
export { judgeDpf, listedEntities } from './dpf.ts';
export { loadCatalog } from './load.ts';
export { locate, verdictOf } from './locate.ts';
export { profileFor } from './profile.ts';
export { mappedFrameworks, selectChecks } from './select.ts';
