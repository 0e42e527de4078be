/** Two stages become one. */
import { applyEdits } from '../../diagnostics/index.ts';
import { withItsLines } from '../../rules/written/removal.ts';
import type { SourceFile } from '../../semantics/index.ts';
import type { Plan, Stage, SyntaxNode } from '../../syntax/tree.ts';
import { nearest } from './around.ts';
import type { At, Draft, Offer } from './refactoring.ts';
import { followsOnly, haveSameRules, isStep, isUnobserved, rulesOf, siblingsOf, usesOfStage } from './stages.ts';
import { commentsIn, endOfLineOf, insideOf, isOnHead, replacement, textOf } from './written.ts';

export function joinStages({ file, around, span }: At): readonly Offer[] {
  const plan = nearest(around, 'plan');
  const stage = nearest(around, 'stage');
  if (plan === undefined || stage === undefined || !isOnHead(file, stage, span)) return [];
  const siblings = siblingsOf(plan, stage);
  const at = siblings.indexOf(stage);
  return [...pairOf(stage, siblings[at + 1]), ...pairOf(siblings[at - 1], stage)]
    .filter(([first, next]) => canJoin(file, plan, first, next))
    .map(([first, next]) => ({
      title: `Join \`${first.name.text}\` with \`${next.name.text}\``,
      kind: 'refactor.rewrite.stage',
      keeps: 'steps',
      draft: () => joined(file, plan, first, next),
    }));
}

function pairOf(first: SyntaxNode | undefined, next: SyntaxNode | undefined): readonly (readonly [Stage, Stage])[] {
  return first?.kind === 'stage' && next?.kind === 'stage' ? [[first, next]] : [];
}

/** Whether nothing else waits for the first, or hears of either. */
function canJoin(file: SourceFile, plan: Plan, stage: Stage, next: Stage): boolean {
  if (!followsOnly(plan, next, stage) || !haveSameRules(file, stage, next)) return false;
  if (!isUnobserved(plan, stage) || !isUnobserved(plan, next)) return false;
  if (!stage.items.some(isStep) || !next.items.some(isStep)) return false;
  return usesOfStage(plan, stage.name.text).after.every((use) => next.after?.includes(use) === true);
}

function joined(file: SourceFile, plan: Plan, stage: Stage, next: Stage): Draft {
  const last = stage.items.at(-1);
  const inside = insideOf(file, next);
  if (last === undefined || inside === undefined) return { edits: [] };
  const from = endOfLineOf(file, last);
  const comments = commentsIn(file, { start: from, end: inside.start }).map(({ text }) =>
    text.replace(/^[/]{3}/, '//'),
  );
  const within = file.text.slice(inside.start, inside.end);
  const again = rulesOf(next).map(({ span }) => {
    const own = { start: span.start - inside.start, end: span.end - inside.start };
    return { span: withItsLines(within, own), text: '' };
  });
  const text = ['', ...comments, applyEdits(within, again).trim(), '}'].join('\n');
  const name = textOf(file, stage.name);
  const uses = usesOfStage(plan, next.name.text).after;
  return {
    edits: [
      replacement(file, { span: { start: from, end: next.span.end } }, text),
      ...uses.map((use) => replacement(file, use, name)),
    ],
  };
}
