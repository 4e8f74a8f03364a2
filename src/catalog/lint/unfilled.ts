import { dirname } from 'node:path';
import type { Feeds } from '../../model/feed.ts';
import { createReads } from '../explain/reads.ts';
import { unfilledOf } from '../unfilled.ts';
import type { CatalogDocuments } from '../read.ts';
import { placedResourceChecks, type LintFinding, type PlacedResourceCheck } from './finding.ts';

type Unfilled = { readonly placed: PlacedResourceCheck; readonly what: readonly string[] };

/**
 * Types and properties that a check reads and no collector fills: it can never be determined there. For a check of the user that is a
 * finding. A shipped check waits for its collector; every report says “not determined: no collector”, and so it is noted here.
 */
export function lintUnfilled(
  documents: CatalogDocuments,
  feeds: Feeds,
  shippedFolder: string,
): { readonly findings: readonly LintFinding[]; readonly notes: readonly string[] } {
  const { profiles, locations } = documents;
  if (!profiles || !locations) return { findings: [], notes: [] };
  const reads = createReads(profiles.value.parameters, locations.value);
  const all = placedResourceChecks(documents).flatMap((placed): Unfilled[] => {
    const { check } = placed;
    const what = check.resource.flatMap((type) => {
      if (!feeds.types.includes(type)) return [type];
      return unfilledOf(check, type, reads, feeds).map((name) => `${type}.${name}`);
    });
    return what.length === 0 ? [] : [{ placed, what }];
  });
  const shipped = all.filter(({ placed }) => dirname(placed.document.file) === shippedFolder);
  const findings = all
    .filter((entry) => !shipped.includes(entry))
    .map(({ placed: { document, path, check }, what }): LintFinding => {
      const message = `No collector fills ${what.join(', ')}, which “${check.id}” reads.`;
      return { ...document.faultAt([...path, 'rule'], message, 'It can never be determined there.'), rule: 'unfilled' };
    });
  const list = shipped.map(({ placed, what }) => `${placed.check.id} (${what.join(', ')})`).join('; ');
  const note = `unfilled: no collector fills these yet, so there the checks are not determined: ${list}.`;
  return { findings, notes: shipped.length === 0 ? [] : [note] };
}
