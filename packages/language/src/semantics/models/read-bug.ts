/** A class of bug. */
import type { Showing } from '../../program/index.ts';
import type { Bug, Quantity, Shows, Surfaces } from '../../syntax/tree.ts';
import { checkExposure } from '../distributions/check-exposure.ts';
import type { DistributionContext } from '../distributions/distribution-context.ts';
import { modelMessages } from '../messages/models.ts';
import { itemsOf, once } from '../once.ts';
import { expectChance, expectCount, expectProbability, expectShareOfServers } from '../quantities/expect.ts';
import { at } from '../report.ts';
import { checkCondition } from '../selections/check-condition.ts';
import { isDoubtful } from '../source.ts';
import { replaceText } from '../suggest.ts';
import type { BugDraft } from './draft.ts';
import type { ModelContext } from './model-context.ts';
import { readMoves } from './read-metrics.ts';

export function readBug(context: ModelContext, node: Bug): BugDraft {
  const { items } = node;
  const before = context.report.problems();
  const present = once(context, 'How likely it is there (`present`)', itemsOf(items, 'present'));
  const surfaces = once(context, 'When it surfaces', itemsOf(items, 'surfaces'));
  const where = once(
    context,
    'Where it can show (`only where`; join conditions by `and`)',
    itemsOf(items, 'only-where'),
  );
  const behind = once(context, 'What it is behind', itemsOf(items, 'behind'));
  const downs = once(context, 'What it takes down', itemsOf(items, 'downs'));
  if (downs?.level !== undefined && downs.level.level !== 'server') {
    context.report.add(modelMessages.create('wrong-level', { expected: '`servers`' }, at(context, downs.level)));
  }
  const said = {
    name: node.name.text,
    doc: node.doc?.text ?? '',
    location: at(context, node.name),
    present: present === undefined ? undefined : expectChance(context, present.share),
    surfaces: surfaces === undefined ? undefined : readSurfaces(context, surfaces),
    shows: itemsOf(items, 'shows').flatMap((shows) => readShowing(context, shows) ?? []),
    where: where === undefined ? undefined : checkCondition(context, where.condition, null),
    behind: behind === undefined ? undefined : context.findFlag(behind.flag),
    downs: downs === undefined ? undefined : expectShareOfServers(context, downs.share),
    moves: readMoves(context, itemsOf(items, 'moves')),
  };
  return { ...said, incomplete: context.report.problems() > before };
}

function readSurfaces(context: DistributionContext, node: Surfaces): BugDraft['surfaces'] {
  const exposure = checkExposure(context, node.after);
  return exposure === undefined ? undefined : { ...exposure, location: at(context, node) };
}

function readShowing(context: ModelContext, node: Shows): Showing | undefined {
  const probability = expectProbability(context, node.share);
  const level = node.level?.kind === 'ring-word' ? 'ring' : node.level?.level;
  if (level === undefined) context.report.missing();
  const from = readOrdinal(context, node, node.first);
  const to = node.each ? readOrdinal(context, node, node.last) : from;
  if (probability === undefined || level === undefined || from === undefined || to === undefined) return undefined;
  if (from > to) {
    context.report.add(modelMessages.create('ordinal-range', { from, to }, at(context, node)));
    return undefined;
  }
  return { probability, level, from, to, found: node.how === 'found' };
}

function readOrdinal(context: ModelContext, { level, each }: Shows, node: Quantity | undefined): number | undefined {
  const isNamedRing = level?.kind === 'ring-word' && node?.kind === 'name' && !node.missing;
  if (!isNamedRing || isDoubtful(context.file, node)) {
    const what = level?.kind === 'ring-word' ? 'ring' : (level?.level ?? 'node');
    return expectCount(context, node, `The number of the ${what}`);
  }
  const location = at(context, node);
  const number = context.ringNumber(node.text);
  const fix = replaceText(location, number === undefined ? undefined : String(number), 'safe');
  const finding = { ...location, fix };
  context.report.add(modelMessages.create('ring-by-name', { name: node.text, number, each }, finding));
  return undefined;
}
