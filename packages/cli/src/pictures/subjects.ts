/** Which pictures each command has. */
import type { Machine } from '@rollout/compiler';
import { fleetFilm, type OptimumReport, tellingRun } from '@rollout/report';
import type { Compared, ComparisonPageInput, Origin, Picture, WhileDrawing } from '@rollout/report/pictures';
import type { Results, Trace } from '@rollout/simulator';
import type { Drawing } from './load-pictures.ts';
import { TELLING } from './picture-names.ts';

/** What is to be seen of an answer. */
export interface Subject {
  /** The picture that is drawn where nobody has said which. */
  readonly telling: string;
  readonly pictures: () => Promise<readonly Picture[]>;
  /** All of it, as `--html` writes it; null: the command has no such option. */
  readonly page: ((whileDrawing: WhileDrawing) => Promise<string>) | null;
}

/** Of `simulate`. */
export function studySubject(results: Results, machine: Machine, origin: Origin) {
  return (drawing: Drawing): Subject => ({
    telling: TELLING.study,
    pictures: async () => [await drawing.planPicture(machine), ...drawing.studyPictures(results, machine)],
    page: (whileDrawing) =>
      drawing.studyPage({ ...origin, results, machine, ...tellingRun(machine, results) }, whileDrawing),
  });
}

/** Of `trace`. */
export function runSubject(trace: Trace, machine: Machine, origin: Origin) {
  return (drawing: Drawing): Subject => ({
    telling: TELLING.run,
    pictures: async () => [
      await drawing.planPicture(machine),
      ...drawing.runPictures(trace, machine),
      drawing.filmPicture(fleetFilm(trace, machine)),
    ],
    page: (whileDrawing) =>
      drawing.runPage({ ...origin, trace, machine, film: fleetFilm(trace, machine) }, whileDrawing),
  });
}

/** Of `graph`. */
export function planSubject(machine: Machine) {
  return (drawing: Drawing): Subject => ({
    telling: TELLING.plan,
    pictures: async () => [await drawing.planPicture(machine)],
    page: null,
  });
}

/** Of `compare`. `studied` runs each of the plans by itself, which nothing but pictures needs. */
export function comparisonSubject(studied: () => Promise<Compared>, origin: Omit<ComparisonPageInput, 'compared'>) {
  let found: Promise<Compared> | null = null;
  const compared = (): Promise<Compared> => {
    found ??= studied();
    return found;
  };
  return (drawing: Drawing): Subject => ({
    telling: TELLING.comparison,
    pictures: async () => drawing.comparisonPictures(await compared()),
    page: async (whileDrawing) => drawing.comparisonPage({ ...origin, compared: await compared() }, whileDrawing),
  });
}

/** Of `optimize`. */
export function frontSubject(report: OptimumReport, machine: Machine, origin: Origin) {
  return (drawing: Drawing): Subject => ({
    telling: TELLING.front,
    pictures: async () => drawing.frontPictures(report),
    page: (whileDrawing) => drawing.frontPage({ ...origin, report, machine }, whileDrawing),
  });
}
