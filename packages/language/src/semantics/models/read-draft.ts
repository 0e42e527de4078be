/** What the sentences of one model say. */
import type { Outage } from '../../program/index.ts';
import type { Bug, ModelItem, Outage as OutageNode } from '../../syntax/tree.ts';
import { checkDistribution } from '../distributions/check-distribution.ts';
import type { DistributionContext } from '../distributions/distribution-context.ts';
import { modelMessages } from '../messages/models.ts';
import { nameMessages } from '../messages/names.ts';
import { itemsOf } from '../once.ts';
import { expectProbability } from '../quantities/expect.ts';
import { PERIODS } from '../quantities/periods.ts';
import { at } from '../report.ts';
import type { BugDraft, ModelDraft } from './draft.ts';
import type { ModelContext } from './model-context.ts';
import { readBug } from './read-bug.ts';
import { readChecks } from './read-checks.ts';
import { readEvidence } from './read-evidence.ts';
import { readReadings } from './read-metrics.ts';
import { readTimes } from './read-times.ts';

/** `takenOver`: names of the bugs of the models that it extends. */
export function readDraft(context: ModelContext, items: readonly ModelItem[], takenOver: Iterable<string>): ModelDraft {
  const bugs = new Map<string, BugDraft>();
  const atMostOne: (readonly string[])[] = [];
  for (const item of items) {
    if (item.kind === 'bug') addBug(context, bugs, item);
    if (item.kind === 'at-most-one') {
      atMostOne.push(item.bugs.flatMap((bug) => addBug(context, bugs, bug) ?? []));
    }
  }
  return {
    ...readTimes(context, items),
    ...readReadings(context, itemsOf(items, 'metric-reads')),
    bugs,
    atMostOne,
    ...readChecks({ context, bugs: new Set([...takenOver, ...bugs.keys()]) }, items),
    evidence: readEvidence(context, items),
    outages: itemsOf(items, 'outage').flatMap((outage) => readOutage(context, outage) ?? []),
  };
}

/** The bug's name, where it has one of its own. */
function addBug(context: ModelContext, bugs: Map<string, BugDraft>, node: Bug): string | undefined {
  if (node.name.missing) {
    context.report.missing();
    return undefined;
  }
  const name = node.name.text;
  const other = bugs.get(name);
  if (other !== undefined) {
    const related = [{ ...other.location, message: 'the other one' }];
    const finding = { ...at(context, node.name), related };
    context.report.add(nameMessages.create('duplicate-name', { what: 'bug', name }, finding));
    return undefined;
  }
  bugs.set(name, readBug(context, node));
  return name;
}

function readOutage(context: DistributionContext, node: OutageNode): Outage | undefined {
  const probability = expectProbability(context, node.share);
  const lasts = checkDistribution(context, 'time', node.lasts);
  if (node.level === undefined || node.per === undefined) context.report.missing();
  if (probability === undefined || lasts === undefined || node.level === undefined || node.per === undefined) {
    return undefined;
  }
  const location = at(context, node);
  if (probability === 1) context.report.add(modelMessages.create('certain-alarm', { what: 'An outage' }, location));
  return { level: node.level.level, probability, per: PERIODS[node.per.period], lasts, location };
}
