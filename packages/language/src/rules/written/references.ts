/** Which names of a tree stand for something that is declared elsewhere. */
import type { File, Plan } from '../../syntax/tree.ts';
import { namesIn, type StandingName } from './nodes.ts';

/** Names that something is given here, or that stand for places, labels, metrics and the like. */
const NO_REFERENCES: Readonly<Record<string, readonly string[]>> = {
  import: ['names'],
  topology: ['name'],
  service: ['name'],
  audience: ['name'],
  flag: ['name'],
  'retired-flags': ['flags'],
  health: ['name'],
  model: ['name'],
  plan: ['name'],
  scenario: ['name'],
  policy: ['name'],
  stage: ['name', 'after'],
  channel: ['name', 'after'],
  param: ['name'],
  ring: ['name'],
  bug: ['name'],
  metric: ['name'],
  'fleet-node': ['name'],
  label: ['name', 'value'],
  address: ['segments'],
  comparison: ['label', 'value'],
  spread: ['over'],
  distribution: ['name'],
  argument: ['label'],
  measure: ['statistic'],
};

/** Names that may stand for a declaration of the file or one that it imports, or for a param. */
export function referencesIn(within: File | Plan): ReadonlySet<string> {
  return new Set(namesIn(within).flatMap((each) => (isReference(each) ? [each.name.text] : [])));
}

function isReference({ of, as }: StandingName): boolean {
  return NO_REFERENCES[of.kind]?.includes(as) !== true;
}
