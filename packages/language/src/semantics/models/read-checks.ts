/** The numbers of gates and watches. */
import type { Distribution, Probability } from '../../program/index.ts';
import type { BlindTo, Detects, FalseAlarm, GateNumbers, ModelItem, WatchNumbers } from '../../syntax/tree.ts';
import { checkDistribution } from '../distributions/check-distribution.ts';
import type { DistributionContext } from '../distributions/distribution-context.ts';
import { modelMessages } from '../messages/models.ts';
import { nameMessages } from '../messages/names.ts';
import { itemsOf, once } from '../once.ts';
import { expectProbability } from '../quantities/expect.ts';
import { PERIODS } from '../quantities/periods.ts';
import { at } from '../report.ts';
import { replaceWith } from '../suggest.ts';
import type { GateDraft, ModelDraft, Said, WatchDraft } from './draft.ts';

interface CheckReader {
  readonly context: DistributionContext;
  /** Names of the model's bugs, those that it takes over included. */
  readonly bugs: ReadonlySet<string>;
}

export function readChecks(
  reader: CheckReader,
  items: readonly ModelItem[],
): Pick<ModelDraft, 'gates' | 'watches' | 'blind'> {
  const { context } = reader;
  const gates = new Map<string, GateDraft>();
  const watches = new Map<string, WatchDraft>();
  const blind = new Map<string, Probability>();
  for (const node of named(context, itemsOf(items, 'gate-numbers'), 'gate')) {
    gates.set(node.check.text, readGate(reader, node));
    readBlind(context, node.check.text, itemsOf(node.items, 'blind-to'), blind);
  }
  for (const node of named(context, itemsOf(items, 'watch-numbers'), 'watch')) {
    watches.set(node.check.text, readWatch(reader, node));
    readBlind(context, node.check.text, itemsOf(node.items, 'blind-to'), blind);
  }
  return { gates, watches, blind };
}

/** Those with a name, the first of each. */
function named<T extends GateNumbers | WatchNumbers>(
  context: DistributionContext,
  nodes: readonly T[],
  word: 'gate' | 'watch',
): readonly T[] {
  const seen = new Set<string>();
  return nodes.filter(({ check }) => {
    if (check.missing) context.report.missing();
    else if (seen.has(check.text)) {
      const what = `What is known of \`${word} ${check.text}\``;
      context.report.add(nameMessages.create('said-twice', { what }, at(context, check)));
    } else {
      seen.add(check.text);
      return true;
    }
    return false;
  });
}

function readGate(reader: CheckReader, { items }: GateNumbers): GateDraft {
  const { context } = reader;
  const { detects, detectsBug } = readDetects(reader, itemsOf(items, 'detects'));
  const falseAlarm = once(context, 'The chance of a false alarm', itemsOf(items, 'false-alarm'));
  const takes = once(context, 'How long the gate takes', itemsOf(items, 'gate-takes'));
  return {
    detects,
    detectsBug,
    falseAlarm: falseAlarm === undefined ? undefined : readSaid(context, falseAlarm),
    takes: takes === undefined ? undefined : checkDistribution(context, 'time', takes.duration),
  };
}

function readWatch(reader: CheckReader, { items }: WatchNumbers): WatchDraft {
  const { context } = reader;
  const falseAlarm = once(context, 'The chance of a false alarm', itemsOf(items, 'false-alarm'));
  const { detects, after, detectsBug, afterBug } = readDetects(reader, itemsOf(items, 'detects'));
  return {
    detects: detects?.probability,
    after,
    detectsBug: new Map([...detectsBug].map(([bug, { probability }]) => [bug, probability])),
    afterBug,
    falseAlarm: falseAlarm === undefined ? undefined : readRate(context, falseAlarm),
  };
}

interface Detection {
  readonly detects: Said | undefined;
  readonly after: Distribution | undefined;
  readonly detectsBug: ReadonlyMap<string, Said>;
  readonly afterBug: ReadonlyMap<string, Distribution>;
}

function readDetects({ context, bugs }: CheckReader, nodes: readonly Detects[]): Detection {
  const general = once(
    context,
    'The chance to detect a bug',
    nodes.filter(({ bug }) => bug === undefined),
  );
  const detectsBug = new Map<string, Said>();
  const afterBug = new Map<string, Distribution>();
  for (const node of nodes) {
    if (node.bug === undefined) continue;
    const said = readSaid(context, node);
    const after = node.after === undefined ? undefined : checkDistribution(context, 'time', node.after);
    const name = node.bug.text;
    const location = at(context, node.bug);
    if (node.bug.missing) context.report.missing();
    else if (!bugs.has(name)) {
      const suggestion = context.report.suggest(name, bugs);
      const finding = { ...location, fix: replaceWith(location, suggestion) };
      context.report.add(nameMessages.create('unknown-bug', { name, suggestion }, finding));
    } else if (detectsBug.has(name)) {
      context.report.add(nameMessages.create('said-twice', { what: `The chance to detect \`${name}\`` }, location));
    } else {
      if (said !== undefined) detectsBug.set(name, said);
      if (after !== undefined) afterBug.set(name, after);
    }
  }
  return {
    detects: general === undefined ? undefined : readSaid(context, general),
    after: general?.after === undefined ? undefined : checkDistribution(context, 'time', general.after),
    detectsBug,
    afterBug,
  };
}

function readSaid(context: DistributionContext, node: Detects | FalseAlarm): Said | undefined {
  const probability = expectProbability(context, node.share);
  return probability === undefined ? undefined : { probability, location: at(context, node) };
}

function readRate(
  context: DistributionContext,
  node: FalseAlarm,
): { readonly probability: Probability; readonly per: number } | undefined {
  const probability = expectProbability(context, node.share);
  if (node.per === undefined) context.report.missing();
  if (probability === undefined || node.per === undefined) return undefined;
  if (probability === 1) {
    context.report.add(modelMessages.create('certain-alarm', { what: 'A false alarm' }, at(context, node)));
  }
  return { probability, per: PERIODS[node.per.period] };
}

/** A check is blind to a bug at all its gates and watches, or at none: the two may not disagree. */
function readBlind(
  context: DistributionContext,
  check: string,
  nodes: readonly BlindTo[],
  blind: Map<string, Probability>,
): void {
  const node = once(context, 'To how many bugs it is blind', nodes);
  if (node === undefined) return;
  const probability = expectProbability(context, node.share);
  if (probability === undefined) return;
  const known = blind.get(check);
  if (known !== undefined && known !== probability) {
    const what = `To how many bugs \`${check}\` is blind`;
    context.report.add(modelMessages.create('differs-from-other', { what }, at(context, node)));
    return;
  }
  blind.set(check, probability);
}
