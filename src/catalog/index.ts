export { createCite } from './cite.ts';
export { loadCatalog } from './load.ts';
export { locate, verdictOf } from './locate.ts';
export { profileFor } from './profile.ts';
