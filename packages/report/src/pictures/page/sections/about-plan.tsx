import type { Machine } from '@rollout/compiler';
import type { Results } from '@rollout/simulator';
import type { ComponentChildren } from 'preact';
import type { Origin } from '../page-input.ts';
import { Assumptions, ModelNumbers } from './numbers/model-numbers.tsx';
import { SourceFiles } from './source.tsx';
import type { Chapter } from './story.tsx';

/** What every page of a plan ends with: its text, its numbers, and what is assumed of it. */
export function aboutPlan(machine: Machine, origin: Origin, start: Results['start']): Chapter[] {
  const chapter = (id: string, title: string, after: ComponentChildren): Chapter => ({
    id,
    title,
    pictures: [],
    after,
  });
  return [
    ...(origin.sources.length === 0
      ? []
      : [chapter('plan-text', 'The plan’s text', <SourceFiles sources={origin.sources} />)]),
    chapter('numbers', 'Numbers of the model', <ModelNumbers machine={machine} origin={origin} />),
    chapter('assumptions', 'Assumptions', <Assumptions machine={machine} origin={origin} start={start} />),
  ];
}
