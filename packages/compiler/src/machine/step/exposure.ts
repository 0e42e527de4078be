/** What people are exposed to: at the end of every round, how fast it grows from then on. */
import { at } from '../layout/at.ts';
import type { BugState } from '../state.ts';
import { factorOf } from './calendar.ts';
import { carried } from './levers/carried.ts';
import { changeBug, type Round, update } from './round.ts';
import { standingOf } from './standing.ts';

/** An amount up to a time, and how it grows a millisecond from then on. */
interface Growing {
  readonly amount: number;
  readonly since: number;
  readonly rate: number;
}

/**
 * Exposure is kept as an amount up to a time and a rate from then on, and settled only when the rate changes, so that
 * whoever does likewise gets the same bits. Gives the bugs whose rate has changed.
 */
export function settleExposure(round: Round): ReadonlySet<number> {
  const { onNew } = standingOf(round);
  const changed = new Set<number>();
  // A wait for confidence asks what it would be if a bug were there.
  const follows = asksForConfidence(round);
  round.state.bugs.forEach((bug, index) => {
    const { there } = at(round.state.luck.bugs, index);
    if (!there && !follows) return;
    const { scope } = at(round.layout.bugs, index);
    const reached = onNew.reduce((sum, servers, cell) => sum + (scope[cell] === 1 ? servers : 0), 0);
    if (there && reached > bug.reach) changeBug(round, index, { reach: reached });
    const { unit } = at(round.machine.numbers.bugs, index);
    const rate = unit === 'requests' ? requestRate(round, scope) : carried(round, scope, null);
    if (rate === bug.rate) return;
    changed.add(index);
    changeBug(round, index, { exposure: exposureAt(bug, round.at), since: round.at, rate });
  });
  settleRequests(round);
  if (round.state.course.kind === 'ended') closeExposure(round, round.state.course.outcome === 'completed');
  return changed;
}

export function asksForConfidence({ machine }: Round): boolean {
  return machine.steps.some(({ kind }) => kind === 'confidence');
}

/** The requests that all new servers see, where a wait asks for them. */
function settleRequests(round: Round): void {
  if (!round.machine.steps.some((step) => step.kind === 'wait' && step.evidence !== null)) return;
  const { requests } = round.state;
  const rate = requestRate(round, null);
  if (rate === requests.rate) return;
  update(round, { requests: { amount: amountAt(requests, round.at), since: round.at, rate } });
}

/** Requests a millisecond that the new version's servers in scope see. */
function requestRate(round: Round, scope: ArrayLike<number> | null): number {
  return round.machine.services.reduce((rate, { load }, service) => {
    const ordinary = at(round.layout.services, service).load;
    if (load === null || ordinary === 0) return rate;
    const ofOne = (load.requestsPerSecond * factorOf(round, service)) / ordinary / 1000;
    return rate + ofOne * carried(round, scope, service);
  }, 0);
}

/** Whether new servers see requests, at whatever hour. */
export function requestsArrive(round: Round): boolean {
  return round.machine.services.some(
    ({ load }, service) => load !== null && load.requestsPerSecond > 0 && carried(round, null, service) > 0,
  );
}

export function exposureAt({ exposure, since, rate }: BugState, time: number): number {
  return amountAt({ amount: exposure, since, rate }, time);
}

export function amountAt({ amount, since, rate }: Growing, time: number): number {
  return amount + rate * (time - since);
}

/** With what a bug that escaped goes on to do for as long as the plan's horizon. */
function closeExposure(round: Round, completed: boolean): void {
  round.state.bugs.forEach((bug, index) => {
    if (!at(round.state.luck.bugs, index).there) return;
    const beyond = completed && bug.foundIn === null ? bug.rate * round.machine.horizon : 0;
    changeBug(round, index, { exposure: exposureAt(bug, round.at) + beyond, since: round.at });
  });
}

/** When an amount will have been reached, as things stand: in the past, perhaps. null: never. */
export function amountDue({ amount, since, rate }: Growing, wanted: number): number | null {
  if (amount >= wanted) return since;
  return rate === 0 ? null : since + Math.ceil((wanted - amount) / rate);
}

/** When the bug will have had its exposure, as things stand; null: never. Not before now, even if that is overdue. */
export function dueToSurface({ state, at: now }: Round, bug: number): number | null {
  const { there, surfacesAt } = at(state.luck.bugs, bug);
  const { shownAt, exposure, since, rate } = at(state.bugs, bug);
  if (!there || surfacesAt === null || shownAt !== null || rate === 0) return null;
  return Math.max(now, since + Math.ceil((surfacesAt - exposure) / rate));
}
