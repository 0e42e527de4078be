/** Steps at work, and since when; and those that deploy, or have a block for every unit, while nothing of them goes on. */
import { known } from '../../known.ts';
import type { Crowd, EndKind, Watcher } from './watcher.ts';

export function add(
  { stretches }: Watcher,
  what: number,
  stage: number,
  start: number,
  end: number,
  ended: EndKind,
): void {
  if (end > start) stretches.push({ what, stage, start, end, ended });
}

export const stageOf = ({ machine }: Watcher, step: number): number => known(machine.steps[step]).stage;
export const isEach = ({ machine }: Watcher, step: number): boolean => machine.steps[step]?.kind === 'each';
export const isPull = ({ machine }: Watcher, step: number): boolean => machine.steps[step]?.kind === 'pull';

export function addStep(watcher: Watcher, step: number, start: number, end: number, ended: EndKind): void {
  add(watcher, known(watcher.names.ofStep[step]), stageOf(watcher, step), start, end, ended);
}

export function startStep(watcher: Watcher, step: number, at: number): void {
  const { kind } = known(watcher.machine.steps[step]);
  if (kind === 'deploy' || kind === 'each') watcher.crowds.set(step, { active: 0, idleSince: at });
  else if (kind === 'retire') watcher.retiring.set(step, at);
  else watcher.steps.set(step, at);
}

export function endStep(watcher: Watcher, step: number, at: number, ended: EndKind): void {
  const crowd = watcher.crowds.get(step);
  if (crowd !== undefined) {
    endIdle(watcher, step, crowd, at, ended === 'done' ? 'admitted' : ended);
    watcher.crowds.delete(step);
  }
  const start = watcher.steps.get(step);
  if (start === undefined) return;
  watcher.steps.delete(step);
  addStep(watcher, step, start, at, ended);
}

/** The calendar has held its work until now. */
export function endHold(watcher: Watcher, step: number, at: number, ended: EndKind): void {
  const start = watcher.steps.get(step);
  if (start === undefined || !watcher.waiting.delete(step)) return;
  const stage = stageOf(watcher, step);
  add(watcher, watcher.names.beside('window', stage), stage, start, at, ended);
  watcher.steps.set(step, at);
}

/** A unit of its block, or a batch, has begun. */
export function begin(watcher: Watcher, step: number, at: number): void {
  const crowd = watcher.crowds.get(step);
  if (crowd === undefined) return;
  endIdle(watcher, step, crowd, at, 'admitted');
  crowd.active += 1;
}

export function end({ crowds }: Watcher, step: number, at: number): void {
  const crowd = crowds.get(step);
  if (crowd === undefined) return;
  crowd.active -= 1;
  if (crowd.active === 0) crowd.idleSince = at;
}

/** Something of it goes on, after nothing did. */
function endIdle(watcher: Watcher, step: number, crowd: Crowd, at: number, ended: EndKind): void {
  const { idleSince } = crowd;
  crowd.idleSince = -1;
  if (idleSince < 0 || idleSince === at) return;
  const stage = stageOf(watcher, step);
  const waited = watcher.foundAt === at ? 'outage' : watcher.opens(at) ? 'window' : 'limit';
  const isReleased = waited !== 'limit' && ended === 'admitted';
  add(watcher, watcher.names.beside(waited, stage), stage, idleSince, at, isReleased ? 'released' : ended);
}

export function endRetiring(watcher: Watcher, step: number, at: number, ended: EndKind): void {
  const start = watcher.retiring.get(step);
  if (start === undefined) return;
  watcher.retiring.delete(step);
  addStep(watcher, step, start, at, ended);
}
