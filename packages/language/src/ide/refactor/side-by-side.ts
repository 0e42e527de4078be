/** Stages in a row go side by side, and the other way round. */
import type { Plan, Stage } from '../../syntax/tree.ts';
import { nearest, touch } from './around.ts';
import type { At, Offer } from './refactoring.ts';
import { endOfLineOf, insertion, insideOf, startOf } from './written.ts';

export function sideBySide(at: At): readonly Offer[] {
  return [...together(at), ...inRow(at)];
}

function together({ file, around, span }: At): readonly Offer[] {
  const plan = nearest(around, 'plan');
  if (plan === undefined || span.start === span.end) return [];
  const stages = stagesIn(plan, span);
  const [first] = stages;
  const last = stages.at(-1);
  if (first === undefined || last === undefined || first === last) return [];
  return [
    {
      title: `Run these ${stages.length} stages side by side (changes what the plan does)`,
      kind: 'refactor.rewrite.parallel',
      keeps: 'nothing',
      draft: () => ({
        edits: [insertion(file, startOf(first), 'parallel {\n'), insertion(file, endOfLineOf(file, last), '\n}')],
      }),
    },
  ];
}

/** Those that a selection touches, if nothing else stands between them and none waits for a stage of its own. */
function stagesIn({ items }: Plan, span: At['span']): readonly Stage[] {
  const touched = items.filter((item) => touch(item.span, span));
  const stages = touched.filter((item): item is Stage => item.kind === 'stage' && item.after === undefined);
  return stages.length === touched.length ? stages : [];
}

function inRow({ file, around, span }: At): readonly Offer[] {
  const parallel = nearest(around, 'parallel-stages');
  const inside = parallel === undefined ? undefined : insideOf(file, parallel);
  if (parallel === undefined || inside === undefined || parallel.stages.length === 0) return [];
  if (span.end > inside.start) return [];
  return [
    {
      title: 'Run these stages one after the other (changes what the plan does)',
      kind: 'refactor.rewrite.parallel',
      keeps: 'nothing',
      draft: () => ({
        edits: [
          { path: file.path, span: { start: parallel.span.start, end: inside.start }, text: '' },
          { path: file.path, span: { start: inside.end, end: parallel.span.end }, text: '' },
        ],
      }),
    },
  ];
}
