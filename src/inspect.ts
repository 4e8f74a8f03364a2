import { coverageOf, loadCatalog, type FrameworkCoverage, type OwnCatalog } from './catalog/index.ts';
import { explain, show, type Explanation } from './catalog/explain/index.ts';
import { feeds } from './collect/feeds.ts';
import { hasConfig, languageOf, readConfig, type Flags } from './config/load.ts';
import type { Catalog } from './model/catalog.ts';
import type { Language } from './model/text.ts';
import type { Runtime } from './runtime.ts';
import type { LintResult } from './catalog/lint/index.ts';

export type { FrameworkCoverage } from './catalog/index.ts';
export type * from './catalog/explain/types.ts';
export type { LintFinding, LintResult } from './catalog/lint/index.ts';

/** The catalogue as a reader of it sees it: shipped, with what nachweis.yaml adds, and the language of the answer. */
export type CatalogView = { readonly catalog: Catalog; readonly language: Language };

/** Opens the catalogue without a run. It needs no configuration; one that is there, or named, is heeded. */
export function openCatalog(flags: Flags, runtime: Runtime): CatalogView {
  const { own, language } = settingsOf(flags, runtime);
  return { catalog: loadCatalog({ own }), language };
}

/** Explains one id: what, why, how it is measured, which rights it costs, what it does not prove. */
export function explainId({ catalog }: CatalogView, id: string): Explanation {
  return explain(catalog, feeds(), id);
}

/** The data behind one id. */
export function showId({ catalog }: CatalogView, id: string): unknown {
  return show(catalog, id);
}

/** Which controls the checks touch, for each framework. */
export function catalogCoverage({ catalog }: CatalogView): FrameworkCoverage[] {
  return coverageOf(catalog);
}

/** Looks over the catalogue and reports everything that is wrong with it. */
export async function lint(flags: Flags, runtime: Runtime): Promise<LintResult> {
  const { lintCatalog } = await import('./catalog/lint/index.ts');
  return lintCatalog({ own: settingsOf(flags, runtime).own }, feeds());
}

function settingsOf(
  flags: Flags,
  { environment, workingDirectory }: Runtime,
): { readonly own: OwnCatalog | null; readonly language: Language } {
  const isThere = flags.config !== undefined || hasConfig(environment, workingDirectory);
  const file = isThere ? readConfig(flags, environment, workingDirectory) : null;
  return { own: file?.catalog ?? null, language: languageOf(flags, environment, file?.document.value ?? null) };
}
