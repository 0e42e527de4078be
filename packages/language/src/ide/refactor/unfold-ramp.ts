/** A ramp becomes the steps that it stands for, or a stage for each of its numbers. */

import type { SourceFile } from '../../semantics/index.ts';
import { written } from '../../semantics/suggest.ts';
import type { Level, Plan, Ramp, Stage } from '../../syntax/tree.ts';
import { nearest, touch } from './around.ts';
import { numberedName } from './fresh-name.ts';
import type { At, Draft, Offer } from './refactoring.ts';
import { isStep, isUnobserved, namesOfStages, usesOfStage } from './stages.ts';
import { deployOfTurn } from './turns.ts';
import { endOfLineOf, insideOf, replacement } from './written.ts';

export function unfoldRamp({ file, around, span }: At): readonly Offer[] {
  const plan = nearest(around, 'plan');
  const stage = nearest(around, 'stage');
  const ramp = nearest(around, 'ramp');
  const level = ramp?.level?.level;
  if (plan === undefined || ramp === undefined || level === undefined || !isUnfoldable(ramp, level)) return [];
  // What is asked for inside its block is about that.
  if (ramp.block !== undefined && !touch(span, { start: ramp.span.start, end: ramp.block.span.start })) return [];
  const offers: Offer[] = [
    {
      title: 'Write the ramp out',
      kind: 'refactor.rewrite.ramp',
      keeps: plan.of.length > 1 ? 'steps' : 'machine',
      draft: () => ({ edits: [replacement(file, ramp, turns(file, ramp, level).join('\n'))] }),
    },
  ];
  if (stage !== undefined && isItsOnlyStep(plan, stage, ramp)) {
    offers.push({
      title: 'Turn the ramp into stages',
      kind: 'refactor.rewrite.ramp',
      keeps: 'steps',
      draft: () => asStages(file, plan, stage, ramp, level),
    });
  }
  return offers;
}

function isUnfoldable({ by, amounts, filters }: Ramp, level: Level): boolean {
  if (by !== 'counts' || level === 'server' || amounts.length < 2) return false;
  return filters.length <= 1 && filters.every(({ kind }) => kind === 'in-places');
}

/** Each with the steps that follow it. */
function turns(file: SourceFile, ramp: Ramp, level: Level): readonly string[] {
  const inside = ramp.block === undefined ? undefined : insideOf(file, ramp.block);
  const block = inside === undefined ? '' : file.text.slice(inside.start, inside.end).trim();
  return ramp.amounts.map((count) => `${deployOfTurn(file, count, level, ramp.filters)}\n${block}`);
}

function isItsOnlyStep(plan: Plan, stage: Stage, ramp: Ramp): boolean {
  const steps = stage.items.filter(isStep);
  return plan.items.includes(stage) && steps.length === 1 && steps[0] === ramp && isUnobserved(plan, stage);
}

/** What is said of the stage as a whole is said of each. */
function asStages(file: SourceFile, plan: Plan, stage: Stage, ramp: Ramp, level: Level): Draft {
  const inside = insideOf(file, stage);
  if (inside === undefined) return { edits: [] };
  const rules = (from: number, to: number): string =>
    stage.items
      .filter((item) => !isStep(item) && item.span.start >= from && item.span.end <= to)
      .map(({ span }) => file.text.slice(span.start, span.end))
      .join('\n');
  const above = rules(inside.start, ramp.span.start);
  const below = rules(ramp.span.end, inside.end);
  const taken = new Set(namesOfStages(plan));
  const end = endOfLineOf(file, ramp);
  const [first = '', ...others] = turns(file, ramp, level);
  const names: string[] = [];
  const stages = others.map((turn) => {
    const name = numberedName(stage.name.text, taken);
    taken.add(name);
    names.push(written(name));
    return `stage ${written(name)} {\n${above}\n${turn}\n${below}\n}`;
  });
  // What stands behind the ramp on its line, and below it, stays in the first.
  const behind = `${file.text.slice(ramp.span.end, end)}${file.text.slice(end, inside.end)}`;
  const text = `${first.trim()}${behind}}\n\n${stages.join('\n\n')}`;
  const edit = replacement(file, { span: { start: ramp.span.start, end: stage.span.end } }, text);
  const [second = ''] = names;
  const start = text.indexOf(`stage ${second} {`) + 'stage '.length;
  const uses = usesOfStage(plan, stage.name.text).after;
  return {
    edits: [edit, ...uses.map((use) => replacement(file, use, names.at(-1) ?? ''))],
    rename: { edit, start, end: start + second.length },
  };
}
