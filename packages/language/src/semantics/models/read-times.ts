/** The sentences of a model about how long levers take, forward and back, and how often they fail. */
import type { Distribution, Level } from '../../program/index.ts';
import type {
  DeployFails,
  DeployTakes,
  Distribution as DistributionNode,
  FlagTakes,
  LevelWord,
  ModelItem,
  ReleaseTakes,
  RepairTakes,
  RollbackTakes,
  SwitchTakes,
} from '../../syntax/tree.ts';
import { checkDistribution } from '../distributions/check-distribution.ts';
import type { DistributionContext } from '../distributions/distribution-context.ts';
import { modelMessages } from '../messages/models.ts';
import { nameMessages } from '../messages/names.ts';
import { itemsOf, once } from '../once.ts';
import { expectCount, expectDuration, expectProbability } from '../quantities/expect.ts';
import { at } from '../report.ts';
import type { DeployTime, LevelTime, ModelDraft, Said } from './draft.ts';

type Times = Pick<
  ModelDraft,
  | 'deployTakes'
  | 'deployFails'
  | 'failedTakes'
  | 'retries'
  | 'rollbackTakes'
  | 'rollbackFails'
  | 'repair'
  | 'switchTakes'
  | 'flagTakes'
  | 'releaseTakes'
  | 'fastTrack'
>;

export function readTimes(context: DistributionContext, items: readonly ModelItem[]): Times {
  const rollbackTakes = once(context, 'How long a rollback takes', itemsOf(items, 'rollback-takes'));
  const rollbackFails = once(context, 'How often a rollback fails', [
    ...(rollbackTakes?.fails === undefined ? [] : [{ span: rollbackTakes.fails.span, share: rollbackTakes.fails }]),
    ...itemsOf(items, 'rollback-fails'),
  ]);
  return {
    deployTakes: readDeployTime(context, once(context, 'How long deploying takes', itemsOf(items, 'deploy-takes'))),
    ...readFailures(context, itemsOf(items, 'deploy-fails')),
    rollbackTakes: readTime(context, rollbackTakes),
    rollbackFails: rollbackFails === undefined ? undefined : expectProbability(context, rollbackFails.share),
    repair: readTime(context, once(context, 'How long a repair takes', itemsOf(items, 'repair-takes'))),
    switchTakes: readLever(context, 'How long shifting traffic takes', itemsOf(items, 'switch-takes')),
    flagTakes: readLever(context, 'How long switching a flag takes', itemsOf(items, 'flag-takes')),
    releaseTakes: readLever(context, 'How long releasing takes', itemsOf(items, 'release-takes')),
    fastTrack: readFastTrack(context, items),
  };
}

function readLever(
  context: DistributionContext,
  what: string,
  nodes: readonly (SwitchTakes | FlagTakes | ReleaseTakes)[],
): Distribution | undefined {
  const node = once(context, what, nodes);
  return node === undefined ? undefined : checkDistribution(context, 'time', node.duration);
}

function readFastTrack(context: DistributionContext, items: readonly ModelItem[]): Said | undefined {
  const node = once(context, 'How many changes wait for no train', itemsOf(items, 'fast-track'));
  const probability = node === undefined ? undefined : expectProbability(context, node.share);
  return node === undefined || probability === undefined ? undefined : { probability, location: at(context, node) };
}

function readDeployTime(context: DistributionContext, node: DeployTakes | undefined): DeployTime | undefined {
  const time = readTime(context, node);
  const readyAfter = node?.readyAfter === undefined ? 0 : expectDuration(context, node.readyAfter);
  return time === undefined || readyAfter === undefined ? undefined : { ...time, readyAfter };
}

function readTime(
  context: DistributionContext,
  node: DeployTakes | RollbackTakes | RepairTakes | undefined,
): LevelTime | undefined {
  if (node === undefined) return undefined;
  const takes = checkDistribution(context, 'time', node.duration);
  const per = levelOf(context, node.per);
  return takes === undefined || per === undefined ? undefined : { takes, per, location: at(context, node) };
}

function levelOf(context: DistributionContext, word: LevelWord | undefined): Level | undefined {
  if (word === undefined) context.report.missing();
  return word?.level;
}

function readFailures(
  context: DistributionContext,
  nodes: readonly DeployFails[],
): Pick<ModelDraft, 'deployFails' | 'failedTakes' | 'retries'> {
  const deployFails = new Map<Level, { probability: number; location: ReturnType<typeof at> }>();
  let failedTakes: Distribution | undefined;
  let retries: number | undefined;
  for (const node of nodes) {
    const probability = expectProbability(context, node.share);
    const level = levelOf(context, node.per);
    if (level !== undefined && deployFails.has(level)) {
      const what = `How often deploying to a ${level} fails`;
      context.report.add(nameMessages.create('said-twice', { what }, at(context, node)));
    } else if (level !== undefined && probability !== undefined) {
      deployFails.set(level, { probability, location: at(context, node) });
    }
    failedTakes = sameForAll(
      context,
      'How long a failed attempt takes',
      failedTakes,
      readAfter(context, node.after),
      node,
    );
    const own = node.retry === undefined ? undefined : expectCount(context, node.retry, 'The number of retries', 0);
    retries = sameForAll(context, 'How often a failed attempt is tried again', retries, own, node);
  }
  return { deployFails, failedTakes, retries };
}

function readAfter(context: DistributionContext, node: DistributionNode | undefined): Distribution | undefined {
  return node === undefined ? undefined : checkDistribution(context, 'time', node);
}

/** Failures of all levels are tried again alike. */
function sameForAll<T>(
  context: DistributionContext,
  what: string,
  known: T | undefined,
  own: T | undefined,
  node: DeployFails,
): T | undefined {
  if (known === undefined || own === undefined) return known ?? own;
  if (JSON.stringify(known) !== JSON.stringify(own)) {
    context.report.add(modelMessages.create('differs-from-other', { what }, at(context, node)));
  }
  return known;
}
