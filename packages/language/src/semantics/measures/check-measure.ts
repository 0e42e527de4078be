/** A measure: a statistic of something that it can be of, of bugs and stages that there are. */
import type { AmountOfRun, Given, Happening, Level, Measure } from '../../program/index.ts';
import type { Given as GivenNode, Measured, Measure as MeasureNode, Name, OfDown } from '../../syntax/tree.ts';
import { hasLevel, levelsOf } from '../fleet/index.ts';
import { MOST_SHOWN } from '../messages/did-you-mean.ts';
import { expectationMessages } from '../messages/expectations.ts';
import { nameMessages } from '../messages/names.ts';
import { topologyMessages } from '../messages/topologies.ts';
import { at } from '../report.ts';
import { sentenceOf } from '../sentence.ts';
import { isDoubtful } from '../source.ts';
import { replaceText, replaceWith } from '../suggest.ts';
import type { Known, MeasureScope } from './measure-scope.ts';
import { readStatistic } from './statistic.ts';

/** undefined, reported, where it is none. */
export function checkMeasure(scope: MeasureScope, node: MeasureNode): Measure | undefined {
  const statistic = readStatistic(scope, node.statistic);
  const given = node.given === undefined ? null : checkGiven(scope, node.given);
  const of = node.of === undefined ? undefined : checkMeasured(scope, node.of);
  if (node.of === undefined) scope.report.missing();
  if (statistic === undefined || given === undefined || of === undefined || node.of === undefined) return undefined;
  const measured = sentenceOf(scope.file.text, node.of.span);
  if (statistic === 'chance') {
    if (of.kind === 'happening') return { kind: 'chance', of: of.happening, given };
    scope.report.add(expectationMessages.create('chance-of-amount', { measured }, at(scope, node.statistic)));
    return undefined;
  }
  if (of.kind === 'amount') return { kind: 'statistic', statistic, of: of.amount, given };
  const location = at(scope, node.statistic);
  const args = { statistic: node.statistic.text, measured };
  // The mean of what happens or not is its chance; a quantile of it is nothing.
  const fix = replaceText(location, 'P', statistic.kind === 'mean' ? 'safe' : 'unsafe');
  const finding = { ...location, fix };
  scope.report.add(expectationMessages.create('statistic-of-event', args, finding));
  return undefined;
}

type CheckedMeasured =
  | { readonly kind: 'happening'; readonly happening: Happening<string, string> }
  | { readonly kind: 'amount'; readonly amount: AmountOfRun<string> };

const happening = (of: Happening<string, string>): CheckedMeasured => ({ kind: 'happening', happening: of });
const amount = (of: AmountOfRun<string>): CheckedMeasured => ({ kind: 'amount', amount: of });

const ENDINGS = { completed: 'completed', rollback: 'rolled-back', stop: 'stopped' } as const;

function checkMeasured(scope: MeasureScope, node: Measured): CheckedMeasured | undefined {
  switch (node.kind) {
    case 'of-duration':
      return amount({ kind: 'duration', of: node.completed ? 'completed' : 'all' });
    case 'of-ending':
      return happening({ kind: ENDINGS[node.ending] });
    case 'of-escape': {
      const bug = node.bug === undefined ? null : findBug(scope, node.bug);
      return bug === undefined ? undefined : happening({ kind: 'escape', bug });
    }
    case 'of-found': {
      const bug = node.bug === undefined ? null : findBug(scope, node.bug);
      const stage = node.stage === undefined ? null : findStage(scope, node.stage);
      return bug === undefined || stage === undefined ? undefined : happening({ kind: 'found', bug, stage });
    }
    case 'of-exposure': {
      const bug = node.bug === undefined ? null : findBug(scope, node.bug);
      if (bug === undefined || (bug === null && !hasOneUnit(scope, node))) return undefined;
      return amount({ kind: 'exposure', bug });
    }
    case 'of-reach': {
      const bug = findBug(scope, node.bug);
      return bug === undefined ? undefined : amount({ kind: 'reach', bug });
    }
    case 'of-down': {
      const per = checkDown(scope, node);
      return per === undefined ? undefined : amount({ kind: 'down', per });
    }
  }
}

function checkGiven(scope: MeasureScope, node: GivenNode): Given<string> | undefined {
  if (node.bug === undefined) return { kind: 'any-bug' };
  if (isHalfOfAnyBug(scope, node.bug)) {
    const location = at(scope, node.bug);
    const args = { name: node.bug.text, suggestion: 'any bug' };
    const finding = { ...location, fix: replaceText(location, args.suggestion, 'safe') };
    scope.report.add(nameMessages.create('unknown-bug', args, finding));
    return undefined;
  }
  const bug = findBug(scope, node.bug);
  return bug === undefined ? undefined : { kind: 'bug', bug };
}

/** `given any`, `given bug`, where no bug is called so. */
function isHalfOfAnyBug({ bugs, file }: MeasureScope, name: Name): boolean {
  const isHalf = (name.text === 'any' || name.text === 'bug') && !name.quoted;
  return isHalf && bugs?.named.has(name.text) === false && !isDoubtful(file, name);
}

function findBug(scope: MeasureScope, name: Name): string | undefined {
  return findName(scope, scope.bugs, 'unknown-bug', name);
}

function findStage(scope: MeasureScope, name: Name): string | undefined {
  if (scope.stages !== null || name.missing) return findName(scope, scope.stages, 'unknown-stage', name);
  scope.report.add(expectationMessages.create('policy-stage', { stage: name.text }, at(scope, name)));
  return undefined;
}

/** The name, if it is known, or if any will do; undefined, reported, if it is not. */
function findName(
  scope: MeasureScope,
  known: Known<unknown> | null,
  code: 'unknown-bug' | 'unknown-stage',
  name: Name,
): string | undefined {
  const isKnown = known === null || known.named.has(name.text);
  if (isKnown && !name.missing) return name.text;
  if (isKnown || name.missing || !known.complete || isDoubtful(scope.file, name)) {
    scope.report.missing();
    return undefined;
  }
  const suggestion = scope.report.suggest(name.text, known.named.keys());
  const location = at(scope, name);
  const finding = { ...location, fix: replaceWith(location, suggestion) };
  scope.report.add(
    nameMessages.create(
      code,
      { name: name.text, suggestion, known: known.named.size > MOST_SHOWN ? [] : [...known.named.keys()] },
      finding,
    ),
  );
  return undefined;
}

/** Whether the exposure to all bugs together has a unit; reported where it has none. */
function hasOneUnit(scope: MeasureScope, node: Measured): boolean {
  const [first, ...others] = scope.bugs?.named ?? [];
  const other = others.find(([, unit]) => unit !== first?.[1]);
  if (first === undefined || other === undefined) return true;
  const args = { a: first[0], inA: first[1], b: other[0], inB: other[1] };
  scope.report.add(expectationMessages.create('mixed-exposure', args, at(scope, node)));
  return false;
}

function checkDown(scope: MeasureScope, { per, perNode }: OfDown): Level | null | undefined {
  if (!perNode) return null;
  if (per === undefined) {
    scope.report.missing();
    return undefined;
  }
  const { topology } = scope;
  // A fleet without nodes has errors of its own.
  if (topology === null || topology.nodes.length === 0 || hasLevel(topology, per.level)) return per.level;
  const args = { level: per.level, fleet: topology.name, has: levelsOf(topology) };
  scope.report.add(topologyMessages.create('level-absent', args, at(scope, per)));
  return undefined;
}
