/** `expect`, of a plan or a policy. */
import type { Expectation } from '../../program/index.ts';
import type { Expect, PercentLiteral } from '../../syntax/tree.ts';
import { checkExcluded } from '../constraints/check-constraint.ts';
import { expectationMessages } from '../messages/expectations.ts';
import { expectConfidence } from '../quantities/expect.ts';
import { at } from '../report.ts';
import type { SelectionContext } from '../selections/selection-context.ts';
import { sentenceOf } from '../sentence.ts';
import { checkLimit } from './check-bound.ts';
import { checkMeasure } from './check-measure.ts';
import type { MeasureScope } from './measure-scope.ts';

/** How sure an answer has to be where nothing is said. */
const DEFAULT_LEVEL = 0.99;

/** Those that are sound. */
export function checkExpectations(
  context: SelectionContext,
  scope: Pick<MeasureScope, 'bugs' | 'stages'>,
  nodes: readonly Expect[],
): readonly Expectation[] {
  const topology = context.fleet?.topology ?? null;
  return nodes.flatMap((node) => checkExpectation(context, { ...context, ...scope, topology }, node) ?? []);
}

function checkExpectation(context: SelectionContext, scope: MeasureScope, node: Expect): Expectation | undefined {
  const level = node.level === undefined ? DEFAULT_LEVEL : checkLevel(scope, node.level);
  const base = { text: sentenceOf(context.file.text, node.span), location: at(context, node) };
  switch (node.of?.kind) {
    case undefined:
      context.report.missing();
      return undefined;
    case 'expected-measure': {
      const measure = checkMeasure(scope, node.of.measure);
      const limit = measure === undefined ? undefined : checkLimit(scope, measure, node.of.relation, node.of.bound);
      if (measure === undefined || limit === undefined || level === undefined) return undefined;
      return { kind: 'measure', measure, ...limit, level, ...base };
    }
    case 'exclusive-places':
    case 'exclusive-groups': {
      const sets = checkExcluded(context, node.of);
      return sets === undefined || level === undefined ? undefined : { kind: 'exclusive', sets, level, ...base };
    }
  }
}

function checkLevel(scope: MeasureScope, node: PercentLiteral): number | undefined {
  const level = expectConfidence(scope, node);
  if (level === undefined || (level > 0.5 && level < 1)) return level;
  const text = sentenceOf(scope.file.text, node.span);
  scope.report.add(expectationMessages.create('level-out-of-range', { text }, at(scope, node)));
  return undefined;
}
