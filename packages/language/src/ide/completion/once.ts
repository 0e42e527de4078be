/** What a block holds already, and what it may not hold again. */

import { statementsIn } from '../../format/outline.ts';
import type { FormEntry } from '../../schema/index.ts';
import type { SourceFile } from '../../semantics/index.ts';
import type { SyntaxNode } from '../../syntax/tree.ts';

/** The sentences of each block that it may hold once, with the kind of node that each is. A test holds them against the checker. */
const ONCE: Readonly<Record<string, Readonly<Record<string, SyntaxNode['kind']>>>> = {
  'service-body': { 'runs-on': 'runs-on', load: 'load', headroom: 'headroom' },
  'flag-body': { owner: 'owner', 'remove-by': 'remove-by' },
  'health-body': { 'sample-every': 'every', 'pass-at': 'pass-at', 'marginal-at': 'marginal-at' },
  'metric-body': {
    'bad-when': 'bad-when',
    threshold: 'threshold',
    'compare-to-baseline': 'compare-to-baseline',
    query: 'query',
    weight: 'weight',
    critical: 'critical',
  },
  'node-body': {
    'located-in': 'located-in',
    timezone: 'timezone',
    'upgrade-domains': 'upgrade-domains',
    traffic: 'traffic',
    'node-fails': 'node-fails',
  },
  'model-body': {
    'deploy-takes': 'deploy-takes',
    'rollback-takes': 'rollback-takes',
    'rollback-fails': 'rollback-fails',
    'repair-takes': 'repair-takes',
    'switch-takes': 'switch-takes',
    'flag-takes': 'flag-takes',
    'release-takes': 'release-takes',
    'fast-track': 'fast-track',
  },
  'bug-body': {
    present: 'present',
    surfaces: 'surfaces',
    'only-where': 'only-where',
    behind: 'behind',
    downs: 'downs',
  },
  'gate-body': { 'blind-to': 'blind-to', 'gate-false-alarm': 'false-alarm', 'gate-takes': 'gate-takes' },
  'watch-body': { 'blind-to': 'blind-to', 'watch-false-alarm': 'false-alarm' },
  'plan-body': { starts: 'starts', deadline: 'deadline', horizon: 'horizon' },
};

/** What only some of the blocks that hold constraints can say: an error everywhere else. */
const ONLY_IN: Readonly<Record<string, readonly string[]>> = {
  deadline: ['plan-body'],
  horizon: ['plan-body'],
  watch: ['plan-body', 'stage-body'],
  'max-rate': ['topology-body', 'plan-body', 'stage-body', 'policy-body'],
};

/** The sentences in the block so many braces deep around an offset, also where its brace is not closed yet; empty where the tree has none. */
export function siblingsAt({ tree }: SourceFile, offset: number, depth: number): readonly SyntaxNode[] {
  let nodes: readonly SyntaxNode[] = tree.declarations;
  for (let level = 0; level < depth; level++) {
    const around = nodes.findLast(({ span }) => span.start < offset);
    if (around === undefined) return [];
    nodes = statementsIn(around);
  }
  return nodes;
}

const DETECTING: ReadonlySet<string> = new Set(['gate-detects', 'watch-detects']);

/** Whether a block that holds these sentences may hold one more of that entry. */
export function mayHold(block: string, { id }: FormEntry, siblings: readonly SyntaxNode[]): boolean {
  if (ONLY_IN[id]?.includes(block) === false) return false;
  // One of every bug, and any number of single ones.
  if (DETECTING.has(id)) return !siblings.some((node) => node.kind === 'detects' && node.bug === undefined);
  const kind = ONCE[block === 'scenario-body' ? 'model-body' : block]?.[id];
  return kind === undefined || !siblings.some((node) => node.kind === kind);
}

/** What happens once, whatever is deployed to: an error in `each`. A test holds them against the checker. */
const ONCE_FOR_ALL: ReadonlySet<string> = new Set(['enable', 'disable', 'release', 'expand', 'migrate', 'contract']);

export function isOnceForAll({ id }: FormEntry): boolean {
  return ONCE_FOR_ALL.has(id);
}

/** The triggers that these sentences handle, as they are written. */
export function handledIn(siblings: readonly SyntaxNode[]): ReadonlySet<string> {
  return new Set(
    siblings.flatMap((node) =>
      node.kind === 'handler' && node.trigger !== undefined ? [node.trigger.kind.slice(3).replaceAll('-', ' ')] : [],
    ),
  );
}

/** The entries of a block that it may hold once, for whoever tests them. */
export function onceIn(block: string): readonly string[] {
  return Object.keys(ONCE[block] ?? {});
}
