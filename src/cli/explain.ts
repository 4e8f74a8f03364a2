import { explainId, openCatalog } from '../pipeline.ts';
import type { Runtime } from '../runtime.ts';
import { screenOf } from './catalog-screen.ts';
import type { ExitCode } from './exit-code.ts';
import { pageOf } from './explain-page.ts';
import type { CommonFlags } from './options.ts';
import { renderPage } from './page.ts';

/** `nachweis explain ID`: what an id of the catalogue means; JSON holds every language. */
export function explain(id: string, flags: CommonFlags, runtime: Runtime): ExitCode {
  const view = openCatalog(flags, runtime);
  const explanation = explainId(view, id);
  if (flags.format === 'json') {
    runtime.output.write(`${JSON.stringify(explanation, null, 2)}\n`);
    return 0;
  }
  const { width, colours } = screenOf(flags, runtime);
  runtime.output.write(renderPage(pageOf(explanation, view.language), width, colours));
  return 0;
}
