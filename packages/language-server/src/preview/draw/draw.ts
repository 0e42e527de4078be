/** The worker's answer to `rollout/preview`. What draws is large, and loaded with the first picture. */
import { printableText } from '@rollout/report';
import { RunTooLong } from '@rollout/simulator';
import { tooLong } from '../../meaning/answers/open-plan.ts';
import { type Answering, sendProgress } from '../../meaning/work/context.ts';
import type { DrawAnswer, DrawParams } from '../draw-request.ts';
import type { DrawingWork } from './drawing-work.ts';
import { drawFleet } from './fleet.ts';
import { drawFront } from './front.ts';
import { drawMachine } from './machine.ts';
import { createMemory } from './memory.ts';
import { drawnPlace, placedMarks } from './places.ts';
import type { Shown, Unseen } from './shown.ts';
import { drawStudy } from './study.ts';
import { type Subject, subjectOf } from './subject.ts';
import { drawTimeline } from './timeline.ts';

/** Widths beyond these are drawn as these. */
const NARROWEST = 280;
const WIDEST = 1_600;

export function openDrawing(): Answering<DrawParams, DrawAnswer> {
  const memory = createMemory();
  return (context, params, turn) =>
    draw({
      context,
      turn,
      memory,
      told: (progress) => sendProgress(context, params, progress),
      params: { ...params, width: widthOf(params.width) },
    });
}

async function draw(work: DrawingWork): Promise<DrawAnswer> {
  const { context, params, turn } = work;
  const { picture, encoding } = params;
  const subject = await subjectOf(context, params);
  if (subject.kind === 'none') {
    const { about, why, place, texts } = subject;
    return { kind: 'none', ...about, why, place: place === null ? null : drawnPlace(place, texts, encoding) };
  }
  await turn.breathe();
  const shown = await seen(subject, work);
  const { about } = subject;
  if (shown.kind === 'unseen') return { kind: 'none', ...about, why: shown.why, place: null };
  const { html, film, filmPlan = null, points = [], run, basis, next } = shown;
  const sliders = about.params.map(({ name }, index) => paramMark(name, index));
  const marks = placedMarks([...shown.marks, ...sliders], subject, encoding);
  return { kind: 'picture', ...about, picture, html, film, filmPlan, points, marks, run, basis, next };
}

/** Of its slider. */
const paramMark = (name: string, index: number): Shown['marks'][number] => ({
  id: `param-${index}`,
  part: { kind: 'param', name: printableText(name) },
});

const widthOf = (wanted: number): number =>
  Number.isFinite(wanted) ? Math.round(Math.min(Math.max(wanted, NARROWEST), WIDEST)) : NARROWEST;

/** Why a run that does not end cannot be drawn is said like everything else. */
async function seen(subject: Subject, work: DrawingWork): Promise<Shown | Unseen> {
  try {
    return await shownIn(subject, work);
  } catch (error) {
    if (!(error instanceof RunTooLong)) throw error;
    return { kind: 'unseen', why: `${tooLong(error).message}.` };
  }
}

function shownIn(subject: Subject, work: DrawingWork): Promise<Shown | Unseen> {
  switch (work.params.picture) {
    case 'machine':
      return drawMachine(subject, work);
    case 'timeline':
      return drawTimeline(subject, work);
    case 'fleet':
      return drawFleet(subject, work);
    case 'study':
      return drawStudy(subject, work);
    case 'front':
      return drawFront(subject, work);
  }
}
