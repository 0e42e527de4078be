import type { DrawingWork } from './drawing-work.ts';
import { oneRun } from './one-run.ts';
import { fragmentsOf, loadPictures, type Shown, type Unseen } from './shown.ts';
import type { Subject } from './subject.ts';

/** Who goes when in one run, and what comes of it meanwhile. */
export async function drawTimeline({ machine }: Subject, work: DrawingWork): Promise<Shown | Unseen> {
  const found = await oneRun(machine, work);
  if (found === null) return { kind: 'unseen', why: 'No run that was looked at is like that.' };
  const { trace, basis } = found;
  const drawing = await loadPictures();
  const drawn = fragmentsOf(drawing, drawing.runPictures(trace, machine), work.params.width);
  return { kind: 'shown', ...drawn, film: null, run: trace.trial, basis, next: null };
}
