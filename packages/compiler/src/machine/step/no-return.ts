/** The point of no return: a `contract` starts, and what was done before it stays. */
import type { UnitState } from '../state.ts';
import { type Round, update } from './round.ts';

export function passPointOfNoReturn(round: Round, step: number): void {
  const { units, areas, release, flags } = round.state;
  update(round, {
    pointOfNoReturn: true,
    units: units.map((own) => own.map((unit) => (hasStarted(unit) ? { ...unit, final: true } : unit))),
    areas: areas.map(stays),
    release: stays(release),
    flags: flags.map(stays),
  });
  round.log.push({ kind: 'point-of-no-return', at: round.at, step });
}

function hasStarted({ phase }: UnitState): boolean {
  return phase === 'running' || phase === 'ended';
}

function stays<T extends { readonly shifts: readonly { readonly final: boolean }[] }>(moved: T): T {
  return { ...moved, shifts: moved.shifts.map((shift) => ({ ...shift, final: true })) };
}
