/** The lever of traffic: what share of an area's load the new version carries. */
import type { Share } from '@rollout/language';
import { at } from '../../layout/at.ts';
import type { State } from '../../state.ts';
import type { Round } from '../round.ts';
import { standingOf } from '../standing.ts';
import { hasReturned } from './order.ts';

/** The share that new servers carry of an area's load; null: load follows servers. */
export function shareOf(round: Round, area: number): number | null {
  const { machine, state } = round;
  const { shifts, returned } = at(state.areas, area);
  if (returned !== null && hasReturned(state.course, 'traffic')) return returned;
  const shares = [...shifts.map(({ share }) => share), ...sharesOfGates(round, area)];
  return shares.length > 0 ? Math.max(...shares) : at(machine.areas, area).shifted ? 0 : null;
}

/** What the canary gates that run ask for. */
function sharesOfGates({ machine, state }: Round, area: number): number[] {
  return state.threads.flatMap(({ step, doing }) => {
    const gate = step === null || doing.kind !== 'working' ? null : at(machine.steps, step);
    const traffic = gate?.kind === 'gate' ? gate.canary?.traffic : null;
    return traffic?.areas.includes(area) ? [numberOf(traffic.share)] : [];
  });
}

/** The double that is nearest to it, as it is for one that is written. */
export function numberOf({ digits, scale }: Share): number {
  return digits / 10 ** scale;
}

/** Adds to a sum what shares bring: of an area's load w·L as much as the servers in scope are of all that are new there. */
export function loadOfShares(
  round: Round,
  scope: ArrayLike<number> | null,
  service: number | null,
  start: number,
): number {
  return round.machine.areas.reduce((sum, area, index) => {
    const share = service === null || area.service === service ? shareOf(round, index) : null;
    if (share === null) return sum;
    const { up, onNew, leaves } = newIn(round, index, scope);
    const { load } = at(round.layout.areas, index);
    // Of those that are left while others go back none carries more than its ordinary load.
    if (leaves && share * load >= onNew) return sum + up;
    return onNew === 0 ? sum : sum + share * load * (up / onNew);
  }, start);
}

/** Ordinary loads in an area: of what is in scope, new and up; and of all that is on the new version. And whether some have begun to go back. */
function newIn(
  round: Round,
  area: number,
  scope: ArrayLike<number> | null,
): { readonly up: number; readonly onNew: number; readonly leaves: boolean } {
  const { up, onNew, gone } = standingOf(round);
  const { load } = round.layout.cells;
  const { cells } = at(round.layout.areas, area);
  let inScope = 0;
  let now = 0;
  let leaving = 0;
  for (const cell of cells) {
    if (scope === null || scope[cell] === 1) inScope += at(load, cell) * at(up, cell);
    now += at(load, cell) * at(onNew, cell);
    leaving += at(load, cell) * at(gone, cell);
  }
  return { up: inScope, onNew: now, leaves: leaving > 0 };
}

/** Whether servers of the area go back that traffic has not been taken from: those that are up then share what they can. */
export function isLeaving(round: Round, area: number): boolean {
  return newIn(round, area, null).leaves;
}

/** The new version carries that share of these areas' load, where it does not carry more already. */
export function shifted(
  { areas }: State,
  stage: number,
  pull: { readonly areas: readonly number[]; readonly to: Share },
): Pick<State, 'areas'> {
  const shift = { stage, share: numberOf(pull.to), final: false };
  return {
    areas: areas.map((area, index) =>
      pull.areas.includes(index) ? { ...area, shifts: [...area.shifts, shift] } : area,
    ),
  };
}
