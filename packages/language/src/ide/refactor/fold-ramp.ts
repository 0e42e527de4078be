/** Steps, or stages, that are the same again and again become a ramp. */
import type { SourceFile } from '../../semantics/index.ts';
import type { SyntaxNode } from '../../syntax/index.ts';
import type { Plan, Stage } from '../../syntax/tree.ts';
import { nearest, touch } from './around.ts';
import type { At, Keeps, Offer } from './refactoring.ts';
import { followsOnly, haveSameRules, isStep, isUnobserved, usesOfStage } from './stages.ts';
import { areAlike, rampHead, type Turn, turnOf } from './turns.ts';
import { commentsIn, endOfLineOf, insideOf, replacement, textOf, wordsOf } from './written.ts';

export function foldRamp(at: At): readonly Offer[] {
  return [...foldSteps(at), ...foldStages(at)];
}

function foldSteps({ file, around, span }: At): readonly Offer[] {
  const plan = nearest(around, 'plan');
  const block = nearest(around, 'stage', 'block');
  if (plan === undefined || block === undefined) return [];
  const run = runIn(file, block.kind === 'stage' ? block.items : block.steps, span);
  if (run === undefined || commentsIn(file, { start: run.end, end: run.last }).length > 0) return [];
  const { turns, start, end, last } = run;
  const inside = file.text.slice(turns[0]?.deploy.span.end, end).trim();
  return [
    {
      title: titleOf('Fold the steps into a ramp', turns),
      kind: 'refactor.rewrite.ramp',
      keeps: keepsOf(turns, plan, 'machine'),
      draft: () => {
        const text = inside === '' ? rampHead(file, turns) : `${rampHead(file, turns)} {\n${inside}\n}`;
        return { edits: [replacement(file, { span: { start, end: last } }, text)] };
      },
    },
  ];
}

interface Run {
  readonly turns: readonly Turn[];
  readonly start: number;
  /** Of the first turn. */
  readonly end: number;
  readonly last: number;
}

/** The first run of turns that a place touches. */
function runIn(file: SourceFile, items: readonly SyntaxNode[], span: At['span']): Run | undefined {
  const turns = items.map((item) => turnOf(file, item));
  const sameWords = (a: SyntaxNode | undefined, b: SyntaxNode | undefined): boolean =>
    a !== undefined && b !== undefined && wordsOf(file, a) === wordsOf(file, b);
  for (const [from, first] of turns.entries()) {
    if (first === undefined) continue;
    const next = turns.findIndex((turn, index) => index > from && turn !== undefined);
    if (next < 0) return undefined;
    const length = next - from;
    const run = [first];
    let to = next;
    for (let turn = turns[to]; turn !== undefined && areAlike(first, turn); turn = turns[to]) {
      const begin = to;
      const isSame = items.slice(from + 1, next).every((item, index) => sameWords(item, items[begin + 1 + index]));
      if (!isSame) break;
      run.push(turn);
      to += length;
    }
    const [end, last] = [items[next - 1]?.span.end, items[to - 1]?.span.end];
    if (run.length < 2 || end === undefined || last === undefined) continue;
    const place = { start: first.deploy.span.start, end: last };
    if (touch(place, span)) return { turns: run, start: place.start, end, last };
  }
  return undefined;
}

function foldStages({ file, around }: At): readonly Offer[] {
  const plan = nearest(around, 'plan');
  const stage = nearest(around, 'stage');
  if (plan === undefined || stage === undefined || !plan.items.includes(stage)) return [];
  const stages = alikeStages(file, plan, stage);
  const [first] = stages;
  const last = stages.at(-1);
  if (first === undefined || last === undefined || first === last) return [];
  const turns = stages.flatMap((each) => turnOf(file, each.items.find(isStep)) ?? []);
  const end = first.items.filter(isStep).at(-1);
  const deploy = turns[0]?.deploy;
  const inside = insideOf(file, first);
  if (end === undefined || deploy === undefined || inside === undefined) return [];
  if (commentsIn(file, { start: first.span.end, end: last.span.end }).length > 0) return [];
  const steps = endOfLineOf(file, end);
  return [
    {
      title: titleOf(`Fold ${stages.length} stages into a ramp`, turns),
      kind: 'refactor.rewrite.ramp',
      keeps: keepsOf(turns, plan, 'steps'),
      draft: () => {
        const block = file.text.slice(deploy.span.end, steps).trim();
        const head = rampHead(file, turns);
        const ramp = block === '' ? head : `${head} {\n${block}\n}`;
        const text = `${ramp}${file.text.slice(steps, inside.end)}}`;
        const place = { span: { start: deploy.span.start, end: last.span.end } };
        const uses = usesOfStage(plan, last.name.text).after;
        const name = textOf(file, first.name);
        return { edits: [replacement(file, place, text), ...uses.map((use) => replacement(file, use, name))] };
      },
    },
  ];
}

/** The stages around this one that do the same with another number. */
function alikeStages(file: SourceFile, plan: Plan, stage: Stage): readonly Stage[] {
  const at = plan.items.indexOf(stage);
  const stages = [stage];
  for (let index = at + 1, above = stage; ; index++) {
    const next = plan.items[index];
    if (next?.kind !== 'stage' || !areTurns(file, plan, above, next)) break;
    stages.push(next);
    above = next;
  }
  for (let index = at - 1, below = stage; ; index--) {
    const before = plan.items[index];
    if (before?.kind !== 'stage' || !areTurns(file, plan, before, below)) break;
    stages.unshift(before);
    below = before;
  }
  return stages;
}

function areTurns(file: SourceFile, plan: Plan, above: Stage, below: Stage): boolean {
  if (!followsOnly(plan, below, above) || !haveSameRules(file, above, below)) return false;
  if (!isUnobserved(plan, above) || !isUnobserved(plan, below)) return false;
  if (!usesOfStage(plan, above.name.text).after.every((use) => below.after?.includes(use) === true)) return false;
  const [a, b] = [above.items.filter(isStep), below.items.filter(isStep)];
  const [turn, other] = [turnOf(file, a[0]), turnOf(file, b[0])];
  if (turn === undefined || other === undefined || !areAlike(turn, other) || a.length !== b.length) return false;
  if (!areTogether(above) || !areTogether(below)) return false;
  return a.every((step, index) => {
    const twin = b[index];
    return index === 0 || (twin !== undefined && wordsOf(file, step) === wordsOf(file, twin));
  });
}

/** Whether no rule stands between two steps. */
function areTogether({ items }: Stage): boolean {
  const steps = items.map(isStep);
  return steps.lastIndexOf(true) - steps.indexOf(true) + 1 === steps.filter(Boolean).length;
}

function titleOf(what: string, turns: readonly Turn[]): string {
  return turns.every(({ atOnce }) => atOnce) ? what : `${what} (each number at once: changes what the plan does)`;
}

function keepsOf(turns: readonly Turn[], { of }: Plan, most: Keeps): Keeps {
  if (!turns.every(({ atOnce }) => atOnce)) return 'nothing';
  return of.length > 1 ? 'steps' : most;
}
