/** One stage becomes two. */

import { written } from '../../semantics/suggest.ts';
import type { Name, Plan, Stage } from '../../syntax/tree.ts';
import { nearest } from './around.ts';
import { numberedName } from './fresh-name.ts';
import type { At, Offer } from './refactoring.ts';
import { isStep, isUnobserved, namesOfStages, rulesOf, siblingsOf, usesOfStage } from './stages.ts';
import { endOfLineOf, insertion, insideOf, replacement, textOf } from './written.ts';

export function splitStage({ file, around, span }: At): readonly Offer[] {
  const plan = nearest(around, 'plan');
  const stage = nearest(around, 'stage');
  if (plan === undefined || stage === undefined || !isUnobserved(plan, stage)) return [];
  const inside = insideOf(file, stage);
  if (inside === undefined || span.start < inside.start || span.end > inside.end) return [];
  const steps = stage.items.filter(isStep);
  const first = steps.find((step) => span.start <= step.span.end);
  const before = first === undefined ? undefined : steps[steps.indexOf(first) - 1];
  if (first === undefined || before === undefined) return [];
  return [
    {
      title: 'Split the stage here',
      kind: 'refactor.rewrite.stage',
      keeps: 'steps',
      draft: () => {
        const at = endOfLineOf(file, before);
        const name = numberedName(stage.name.text, namesOfStages(plan));
        const begin = `stage ${written(name)}${siblingsOf(plan, stage) === plan.items ? '' : ` after ${textOf(file, stage.name)}`} {`;
        const text = between(textOf(file, stage).includes('\n'), begin, copies(at, stage));
        const edit = insertion(file, at, text);
        const start = text.indexOf(begin) + 'stage '.length;
        return {
          edits: [edit, ...later(plan, stage).map((use) => replacement(file, use, written(name)))],
          rename: { edit, start, end: start + written(name).length },
        };
      },
    },
  ];

  /** What is said of the whole stage is said of both. */
  function copies(at: number, of: Stage): { readonly up: string; readonly down: string } {
    const rules = rulesOf(of);
    const said = (own: typeof rules): string => own.map((rule) => textOf(file, rule)).join('\n');
    return {
      up: said(rules.filter((rule) => rule.span.start >= at)),
      down: said(rules.filter((rule) => rule.span.end <= at)),
    };
  }
}

function between(lines: boolean, begin: string, { up, down }: { readonly up: string; readonly down: string }): string {
  return lines
    ? `\n${up}\n}\n\n${begin}\n${down}`
    : ` ${up.replaceAll('\n', ' ')} }\n${begin} ${down.replaceAll('\n', ' ')} `;
}

/** Stages that wait for it wait for its last part. */
function later(plan: Plan, stage: Stage): readonly Name[] {
  return usesOfStage(plan, stage.name.text).after;
}
