/** The sentences of a plan as they are written, before anything is known of them. */

import type { Span } from '../../program/index.ts';
import type { Channel, Plan, Stage, StageItem, Step } from '../../syntax/tree.ts';
import type { Context } from '../report.ts';
import { isConstraint } from './plan-sentences.ts';

/** Its stages and channels, in the order written. */
export function stagesOf({ items }: Plan): readonly (Stage | Channel)[] {
  return items.flatMap((item): readonly (Stage | Channel)[] => {
    if (item.kind === 'parallel-stages') return item.stages;
    return item.kind === 'stage' || item.kind === 'channel' ? [item] : [];
  });
}

export function isStep(item: StageItem): item is Step {
  return !isConstraint(item) && item.kind !== 'handler';
}

/** The steps of a stage with those of their blocks, in the order written. */
export function stepsOf({ items }: Stage | Channel): readonly Step[] {
  return items.filter(isStep).flatMap(withBlock);
}

/** A step as far as its block, without its documentation. */
export function headOf({ file }: Context, step: Step): Span {
  const start = step.doc === undefined ? step.span.start : Math.max(step.span.start, step.doc.span.end);
  const end = 'block' in step && step.block !== undefined ? step.block.span.start : step.span.end;
  const text = file.text.slice(start, end);
  return { start: start + text.length - text.trimStart().length, end: start + text.trimEnd().length };
}

function withBlock(step: Step): readonly Step[] {
  if (!('block' in step) || step.block === undefined) return [step];
  return [step, ...step.block.steps.flatMap(withBlock)];
}
