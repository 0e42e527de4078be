import { type FilmPlan, filmPlanOf, fleetFilm } from '@rollout/report';
import type { DrawingWork } from './drawing-work.ts';
import { oneRun } from './one-run.ts';
import { fragmentsOf, loadPictures, type Shown, type Unseen } from './shown.ts';
import type { Subject } from './subject.ts';

/** One run as a film of the fleet: the player, and below it the moments that tell the story. */
export async function drawFleet({ machine }: Subject, work: DrawingWork): Promise<Shown | Unseen> {
  const found = await oneRun(machine, work);
  if (found === null) return { kind: 'unseen', why: 'No run that was looked at is like that.' };
  const { trace, basis } = found;
  // In another width, or of a text that means the same, it is the same film.
  const { film, filmPlan } = await work.memory.of(machine, `film ${trace.trial}`, async () => ({
    film: fleetFilm(trace, machine),
    filmPlan: filmPlanOf(trace, machine),
  }));
  const drawing = await loadPictures();
  const { html, marks } = fragmentsOf(drawing, [drawing.filmPicture(film, filmPlan)], work.params.width);
  const player = drawing.playerFragment(film, 'player');
  const all = [...marks, ...tileMarks(filmPlan)];
  return { kind: 'shown', html: `${player}${html}`, marks: all, film, filmPlan, run: trace.trial, basis, next: null };
}

/** Of what the player's tiles are about. */
function tileMarks({ stages, nodes }: FilmPlan): Shown['marks'] {
  return [
    ...stages.map(({ name }, index) => ({ id: `player-stage-${index}`, part: { kind: 'stage', name } as const })),
    ...nodes.map(({ path }, index) => ({ id: `player-node-${index}`, part: { kind: 'node', path } as const })),
  ];
}
