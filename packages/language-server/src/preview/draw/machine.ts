import type { DrawingWork } from './drawing-work.ts';
import { fragmentsOf, loadPictures, type Shown } from './shown.ts';
import type { Subject } from './subject.ts';

/** The plan as stages and steps that can be followed. */
export async function drawMachine({ machine }: Subject, { params: { width } }: DrawingWork): Promise<Shown> {
  const drawing = await loadPictures();
  const drawn = fragmentsOf(drawing, [await drawing.planPicture(machine)], width);
  return { kind: 'shown', ...drawn, film: null, run: null, basis: '', next: null };
}
