/** What chances and distributions of a model were estimated from, and whether that can be. */
import type { Counted, Evidence, Fitted } from '../../program/index.ts';
import type {
  Bug,
  Distribution,
  GateNumbers,
  LawEvidence,
  ModelItem,
  Quantity,
  RateEvidence,
} from '../../syntax/tree.ts';
import { evidenceMessages } from '../messages/evidence.ts';
import { itemsOf } from '../once.ts';
import { expectCount, type QuantityContext } from '../quantities/expect.ts';
import { at } from '../report.ts';

/** By the sentence that it belongs to; empty: the sentence is said without any, and takes that of a model it extends away. */
export type EvidenceDraft = ReadonlyMap<string, readonly Evidence[]>;

/** The key of a bug's `present`. */
export const presentKey = (bug: string): string => `present ${bug}`;
/** The key of all that a bug shows at. */
export const showsKey = (bug: string): string => `shows ${bug}`;

export function readEvidence(context: QuantityContext, items: readonly ModelItem[]): EvidenceDraft {
  const found = new Map<string, readonly Evidence[]>();
  const bugs = [...itemsOf(items, 'bug'), ...itemsOf(items, 'at-most-one').flatMap((group) => group.bugs)];
  for (const bug of bugs) readBugEvidence(context, bug, found);
  for (const node of itemsOf(items, 'gate-numbers')) readGateEvidence(context, node, found);
  for (const node of itemsOf(items, 'deploy-fails')) {
    if (node.per === undefined) continue;
    const { level } = node.per;
    const counted = readCounted(context, node.evidence, node.share);
    set(found, `deploy fails ${level}`, counted, (rate) => ({ kind: 'deploy-fails', per: level, ...rate }));
  }
  for (const kind of ['deploy-takes', 'rollback-takes', 'repair-takes'] as const) {
    for (const node of itemsOf(items, kind)) {
      const fitted = readFitted(context, node.evidence, node.duration);
      set(found, kind, fitted, (values) => ({ kind, ...values }));
    }
  }
  return found;
}

function readBugEvidence(
  context: QuantityContext,
  { name: { text: bug }, items }: Bug,
  found: Map<string, readonly Evidence[]>,
): void {
  for (const node of itemsOf(items, 'present')) {
    const counted = readCounted(context, node.evidence, node.share);
    set(found, presentKey(bug), counted, (rate) => ({ kind: 'present', bug, ...rate }));
  }
  const shows = itemsOf(items, 'shows');
  if (shows.length === 0) return;
  const evidence = shows.flatMap(({ evidence, share }, showing): Evidence[] => {
    const rate = readCounted(context, evidence, share);
    return rate === undefined ? [] : [{ kind: 'shows', bug, showing, ...rate }];
  });
  found.set(showsKey(bug), evidence);
}

function readGateEvidence(
  context: QuantityContext,
  { check: { text: check }, items }: GateNumbers,
  found: Map<string, readonly Evidence[]>,
): void {
  for (const node of itemsOf(items, 'detects')) {
    const bug = node.bug?.text ?? null;
    const counted = readCounted(context, node.evidence, node.share);
    set(found, `gate ${check} detects ${bug ?? ''}`, counted, (rate) => ({
      kind: 'gate-detects',
      check,
      bug,
      ...rate,
    }));
  }
  for (const node of itemsOf(items, 'false-alarm')) {
    const counted = readCounted(context, node.evidence, node.share);
    set(found, `gate ${check} false alarm`, counted, (rate) => ({ kind: 'gate-false-alarm', check, ...rate }));
  }
  for (const node of itemsOf(items, 'gate-takes')) {
    const fitted = readFitted(context, node.evidence, node.duration);
    set(found, `gate ${check} takes`, fitted, (values) => ({ kind: 'gate-takes', check, ...values }));
  }
}

/** Of sentences that are said twice, which is an error of its own, the first counts. */
function set<T>(
  found: Map<string, readonly Evidence[]>,
  key: string,
  read: T | undefined,
  make: (read: T) => Evidence,
): void {
  if (!found.has(key)) found.set(key, read === undefined ? [] : [make(read)]);
}

function readCounted(
  context: QuantityContext,
  node: RateEvidence | undefined,
  share: Quantity | undefined,
): Counted | undefined {
  if (node === undefined) return undefined;
  const count = expectCount(context, node.count, 'How often it happened', 0);
  const of = expectCount(context, node.trials, 'How often it could have happened');
  if (count === undefined || of === undefined) return undefined;
  if (count > of) {
    context.report.add(evidenceMessages.create('evidence-above-whole', { count, of }, at(context, node)));
    return undefined;
  }
  if (share?.kind === 'percent' && share.value >= 0 && share.value <= 1 && isFar(share.value, count, of)) {
    const percent = `${Number(((100 * count) / of).toPrecision(3))}%`;
    const args = { said: share.text, count, of, percent };
    context.report.add(evidenceMessages.create('evidence-elsewhere', args, at(context, share)));
  }
  return { count, of };
}

/** What a χ² of one degree of freedom exceeds once in a hundred times. */
const ONE_IN_A_HUNDRED = 6.635;

/** Whether a chance `p` is outside the 99% interval of k of n, by the ratio of likelihoods: 2n·KL(k/n, p) is about a χ² of one degree of freedom. */
function isFar(p: number, k: number, n: number): boolean {
  const part = (count: number, chance: number) => (count === 0 ? 0 : count * Math.log(count / (n * chance)));
  return 2 * (part(k, p) + part(n - k, 1 - p)) > ONE_IN_A_HUNDRED;
}

/** What a fit to so many values leaves open is known of the others. */
const NOT_FITTED = new Set(['uniform', 'triangular', 'mix', 'empirical']);

function readFitted(
  context: QuantityContext,
  node: LawEvidence | undefined,
  of: Distribution | undefined,
): Fitted | undefined {
  if (node === undefined) return undefined;
  const values = expectCount(context, node.values, 'The number of values', 2);
  if (values === undefined) return undefined;
  if (of?.kind === 'distribution' && NOT_FITTED.has(of.name.text)) {
    context.report.add(evidenceMessages.create('evidence-unused', { name: of.name.text }, at(context, node)));
    return undefined;
  }
  return { values };
}
