import type { Feed, Feeds } from '../model/feed.ts';
import { plan as awsPlan } from './aws/plan.ts';
import { plan as kubernetesPlan, uninterpreted, type Source } from './kubernetes/plan.ts';
import { unfilled } from './unfilled.ts';

/** Which right feeds which types, from the plans of the collectors: what is not in a plan is never asked. */
export function feeds(): Feeds {
  const aws = Object.entries(awsPlan).map(([right, { types }]): Feed => ({
    provider: 'aws',
    right,
    types,
    namespace: null,
    read: true,
  }));
  const kubernetes = Object.values<Source>(kubernetesPlan).map((source) => kubernetesFeed(source, true));
  const counted = uninterpreted.map((source) => kubernetesFeed(source, false));
  const types = [...new Set([...aws, ...kubernetes].flatMap((feed) => feed.types))].toSorted();
  return { rights: [...aws, ...kubernetes, ...counted], types, unfilled };
}

function kubernetesFeed({ group, resource, types, only }: Source, read: boolean): Feed {
  const right = `list ${resource}${group === '' ? '' : `.${group}`}`;
  return { provider: 'kubernetes', right, types, namespace: only?.namespace ?? null, read };
}
