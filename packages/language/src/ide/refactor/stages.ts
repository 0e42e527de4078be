/** Stages of a plan, as those who take them apart and put them together look at them. */
import type { SourceFile } from '../../semantics/index.ts';
import type { Name, SyntaxNode } from '../../syntax/index.ts';
import type { Constraint, Handler, Plan, Stage, StageItem, Step } from '../../syntax/tree.ts';
import { standingIn } from './around.ts';
import { wordsOf } from './written.ts';

/** All of them: the compiler misses none. */
const NO_STEPS: Readonly<Record<(Constraint | Handler)['kind'], true>> = {
  'max-down': true,
  'max-surge': true,
  exclusive: true,
  order: true,
  'max-parallel': true,
  'max-rate': true,
  window: true,
  freeze: true,
  deadline: true,
  horizon: true,
  watch: true,
  handler: true,
};

export function isStep(item: StageItem): item is Step {
  return !Object.hasOwn(NO_STEPS, item.kind);
}

/** What is said of a stage as a whole, wherever in it. */
export function rulesOf({ items }: Stage): readonly (Constraint | Handler)[] {
  return items.filter((item): item is Constraint | Handler => !isStep(item));
}

/** Where a stage is named: by stages that come after it, and by expectations. */
export interface StageUses {
  readonly after: readonly Name[];
  readonly elsewhere: readonly Name[];
}

export function usesOfStage(plan: Plan, name: string): StageUses {
  const named = standingIn(plan).flatMap(({ node, of, as }) =>
    node.kind === 'name' && node.text === name && isStageUse(of, as) ? [{ node, as }] : [],
  );
  return {
    after: named.flatMap(({ node, as }) => (as === 'after' ? [node] : [])),
    elsewhere: named.flatMap(({ node, as }) => (as === 'after' ? [] : [node])),
  };
}

function isStageUse(of: SyntaxNode, as: string): boolean {
  return as === 'after' ? of.kind === 'stage' || of.kind === 'channel' : as === 'stage' && of.kind === 'of-found';
}

/** Names that a stage of the plan has already. */
export function namesOfStages(plan: Plan): ReadonlySet<string> {
  return new Set(
    standingIn(plan).flatMap(({ node }) => (node.kind === 'stage' || node.kind === 'channel' ? [node.name.text] : [])),
  );
}

/** Whether no expectation speaks of the stage: then it may as well be cut elsewhere. */
export function isUnobserved(plan: Plan, { name }: Stage): boolean {
  return !name.missing && usesOfStage(plan, name.text).elsewhere.length === 0;
}

/** Stages of one list that follow one another, nothing but comments between them: the list, and where the stage stands in it. */
export function siblingsOf(plan: Plan, stage: Stage): readonly SyntaxNode[] {
  const around = plan.items.find((item) => item.kind === 'parallel-stages' && item.stages.includes(stage));
  return around?.kind === 'parallel-stages' ? around.stages : plan.items;
}

/** Whether a stage begins when that other one, which stands right above it, has ended, and for no other reason. */
export function followsOnly(plan: Plan, stage: Stage, above: Stage): boolean {
  const inRow = siblingsOf(plan, stage) === plan.items;
  if (stage.after === undefined) return inRow;
  const [only, ...others] = stage.after;
  return others.length === 0 && only?.text === above.name.text;
}

/** Whether both say the same of themselves. */
export function haveSameRules(file: SourceFile, a: Stage, b: Stage): boolean {
  const said = (stage: Stage): string =>
    rulesOf(stage)
      .map((rule) => wordsOf(file, rule))
      .sort()
      .join('\n');
  return said(a) === said(b);
}
