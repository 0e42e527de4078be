/** In which order sentences usually come: what is offered first. */
import type { SyntaxNode } from '../../syntax/tree.ts';
import { namesAt } from './names.ts';
import type { Place } from './place.ts';

const FIRST: Readonly<Record<string, readonly string[]>> = {
  'plan-body': ['stage', 'max-down', 'handler', 'expect', 'param', 'window', 'watch', 'exclusive', 'starts'],
  'stage-body': ['deploy', 'wait', 'gate', 'ramp', 'each', 'shift-traffic', 'release', 'enable', 'handler'],
  'step-block': ['deploy', 'wait', 'gate'],
  'model-body': ['deploy-takes', 'deploy-fails', 'rollback-takes', 'bug', 'gate-numbers', 'watch-numbers'],
  'bug-body': ['present', 'surfaces', 'shows', 'moves'],
  'gate-body': ['gate-detects', 'gate-false-alarm', 'gate-takes'],
  'watch-body': ['watch-detects', 'watch-false-alarm'],
  'topology-body': ['fleet-node'],
  'node-body': ['fleet-node', 'label', 'upgrade-domains'],
  'health-body': ['metric', 'sample-every', 'pass-at', 'marginal-at'],
  'metric-body': ['bad-when', 'threshold', 'compare-to-baseline'],
  'scenario-body': ['assume', 'down-at', 'deploy-fails'],
  'policy-body': ['expect', 'max-down'],
};

/** What follows a step: code goes out, bakes, and is looked at. */
const AFTER: Readonly<Partial<Record<SyntaxNode['kind'], readonly string[]>>> = {
  deploy: ['wait', 'gate', 'deploy'],
  wait: ['gate', 'deploy', 'wait'],
  gate: ['deploy', 'wait', 'ramp', 'gate'],
};

/** Ids of sentences, the most usual first; others come after them. */
export function usualIn(place: Place, block: string, siblings: readonly SyntaxNode[]): readonly string[] {
  if (block === 'file') return declarations(place);
  const previous = siblings.findLast(({ span }) => span.end <= place.offset);
  const after = previous === undefined ? [] : (AFTER[previous.kind] ?? []);
  return [...new Set([...after, ...(FIRST[block] ?? [])])];
}

/** A plan needs a fleet, and numbers: what is not there yet comes first. */
function declarations(place: Place): readonly string[] {
  const missing = (['topology', 'model'] as const).filter((kind) => namesAt(place, kind).length === 0);
  return [...new Set([...missing, 'plan', 'import', 'topology', 'model', 'health', 'scenario', 'service'])];
}
