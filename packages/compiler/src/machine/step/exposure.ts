/** What people are exposed to: at the end of every round, how fast it grows from then on. */
import { at } from '../layout/at.ts';
import type { BugState } from '../state.ts';
import { factorOf } from './calendar.ts';
import { carried } from './levers/carried.ts';
import { isMet, ringsReached, usersReached } from './reached.ts';
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
  const changed = new Set<number>();
  // A wait for confidence asks what it would be if a bug were there.
  const follows = asksForConfidence(round);
  round.state.bugs.forEach((bug, index) => {
    const { there } = at(round.state.luck.bugs, index);
    if (!there && !follows) return;
    if (there) noteReach(round, index);
    const rate = isMet(round, index) ? rateOf(round, index) : 0;
    if (rate === bug.rate) return;
    changed.add(index);
    changeBug(round, index, { exposure: exposureAt(bug, round.at), since: round.at, rate });
    if (there) changeBug(round, index, { endedAt: rate === 0 ? round.at : null });
  });
  settleRequests(round);
  if (round.state.course.kind === 'ended') closeExposure(round, round.state.course.outcome === 'completed');
  return changed;
}

/** How fast exposure to a bug that is met grows, in its unit, a millisecond. */
function rateOf(round: Round, bug: number): number {
  const { scope } = at(round.layout.bugs, bug);
  switch (at(round.machine.numbers.bugs, bug).unit) {
    case 'server-hours':
      return carried(round, scope, null) * partReached(round, bug);
    case 'requests':
      return requestRate(round, scope) * partReached(round, bug);
    case 'user-hours':
      return usersExposed(round, bug);
  }
}

/** Of all users, those whom the bug reaches; 1 where they are nobody in particular. */
function partReached(round: Round, bug: number): number {
  const { audience } = round.machine;
  return audience === null ? 1 : (usersReached(round, bug) ?? 0) / audience.users;
}

/** Those that have the bug at a time: what a user does is spread over the servers as load is. */
function usersExposed(round: Round, bug: number): number {
  const { deploys, load } = round.layout;
  const users = usersReached(round, bug) ?? 0;
  if (!deploys) return users;
  return load === 0 ? 0 : users * (carried(round, at(round.layout.bugs, bug).scope, null) / load);
}

/** The most servers, users and rings that had the bug at the end of a round. */
function noteReach(round: Round, bug: number): void {
  if (!isMet(round, bug)) return;
  const { reach, met, rings } = at(round.state.bugs, bug);
  const { scope } = at(round.layout.bugs, bug);
  const servers = standingOf(round).onNew.reduce((sum, count, cell) => sum + (scope[cell] === 1 ? count : 0), 0);
  const users = round.machine.audience === null ? 0 : usersExposed(round, bug);
  changeBug(round, bug, {
    reach: Math.max(reach, servers),
    met: Math.max(met, users),
    rings: users > 0 ? Math.max(rings, ringsReached(round, bug)) : rings,
  });
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
