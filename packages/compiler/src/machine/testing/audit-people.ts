/** Whom the plan has reached, as far as an auditor can tell from what is told, and what may never be otherwise. */
import { openCalendar } from '../calendar/index.ts';
import type { Layout } from '../layout/layout.ts';
import type { Machine } from '../machine.ts';
import type { RunEvent } from '../run-event.ts';
import type { State, Widening } from '../state.ts';

export interface People {
  /** Of an event and the state that its round led to. What is wrong with it, if something is. */
  readonly note: (event: RunEvent, state: State) => string | null;
  /** How many users a bug reaches; null: nobody in particular. */
  readonly reached: (bug: number) => number | null;
  readonly isMet: (bug: number) => boolean;
  /** Whether a unit had started when the plan came to a point of no return. */
  readonly isFinal: (step: number, unit: number) => boolean;
  /** What is wrong with the state at the end of a round. */
  readonly complaints: (state: State) => string[];
}

interface Moved {
  readonly stage: number;
  readonly users: number;
  readonly final: boolean;
}

const widest = (moved: readonly Moved[]): number => moved.reduce((most, { users }) => Math.max(most, users), 0);

export function openPeople(machine: Machine, layout: Layout, lands: number): People {
  const calendar = layout.calendar === null ? null : openCalendar(layout.calendar.start);
  const flags = machine.flags.map((): readonly Moved[] => []);
  let release: readonly Moved[] = [];
  let noReturn = false;
  const fixed = new Set<number>();
  const found = new Set<number>();
  const started = new Set<string>();
  const final = new Set<string>();
  /** Per stage how often its change has left, and been taken off. */
  const left = machine.stages.map(() => 0);
  const missed = machine.stages.map(() => 0);

  const reached = (bug: number): number | null => {
    const behind = machine.numbers.bugs[bug]?.behind ?? null;
    const flag = behind === null ? Number.POSITIVE_INFINITY : widest(flags[behind] ?? []);
    const released = layout.releases ? widest(release) : Number.POSITIVE_INFINITY;
    const users = Math.min(flag, released, machine.audience?.users ?? Number.POSITIVE_INFINITY);
    return users === Number.POSITIVE_INFINITY ? null : users;
  };
  const isMet = (bug: number): boolean => !fixed.has(bug) && reached(bug) !== 0;

  /** How the plan goes back, kept for the round in which it ends. */
  let course: State['course'] = { kind: 'forward' };
  /** What is left of what was moved once the plan has gone back. */
  const leaves = (moved: readonly Moved[], flag: string | null): readonly Moved[] =>
    moved.filter((own) => {
      if (own.final || course.kind !== 'reverting') return true;
      const { turn, stage } = course;
      return (turn.kind === 'rollback-stage' && own.stage !== stage) || (turn.kind === 'disable' && turn.flag !== flag);
    });

  const pull = (stepIndex: number): string | null => {
    const step = machine.steps[stepIndex];
    if (step?.kind === 'gate') return null;
    if (step?.kind !== 'pull') return 'no such step';
    const { stage, pull: own } = step;
    if (own.lever === 'release') release = [...release, { stage, users: own.users, final: false }];
    if (own.lever === 'flag')
      flags[own.flag] = own.users === 0 ? [] : [...(flags[own.flag] ?? []), { stage, users: own.users, final: false }];
    return null;
  };

  const depart = (stage: number, at: number, { luck }: State): string | null => {
    const train = machine.steps[machine.stages[stage]?.train?.departure ?? -1];
    left[stage] = (left[stage] ?? 0) + 1;
    if (train?.kind !== 'clock' || train.until.kind !== 'train' || calendar === null) return 'it is no channel';
    // One that misses a train before it leaves waits all the same.
    if ((left[stage] ?? 0) > (missed[stage] ?? 0) + 1) return 'it has left before';
    if (luck.fastTrack) return null;
    const { from, every, zone } = train.until;
    return calendar.nextDeparture(lands + at, from, every, zone) === lands + at ? null : 'no train leaves now';
  };

  return {
    reached,
    isMet,
    isFinal: (step, unit) => final.has(`${step}.${unit}`),
    note(event, state) {
      switch (event.kind) {
        case 'lever-pulled':
          return pull(event.step);
        case 'unit-started':
          started.add(`${event.step}.${event.unit}`);
          return null;
        case 'point-of-no-return': {
          noReturn = true;
          for (const unit of started) final.add(unit);
          const stays = (moved: readonly Moved[]) => moved.map((own) => ({ ...own, final: true }));
          release = stays(release);
          for (const [index, moved] of flags.entries()) flags[index] = stays(moved);
          return null;
        }
        case 'departed':
          return depart(event.stage, event.at, state);
        case 'recalled':
          missed[event.stage] = (missed[event.stage] ?? 0) + 1;
          release = release.filter((own) => own.final || own.stage !== event.stage);
          return null;
        case 'bug-fixed':
          fixed.add(event.bug);
          return found.has(event.bug) ? null : 'nobody has found it';
        case 'bug-found':
          found.add(event.bug);
          return isMet(event.bug) ? null : 'nobody meets it';
        case 'bug-shown': {
          const shows = machine.numbers.bugs[event.bug]?.shows ?? [];
          const never = state.luck.bugs[event.bug]?.surfacesAt === null;
          const atRings = never && shows.length > 0 && shows.every(({ level }) => level === 'ring');
          const ring = Math.min(...(state.luck.bugs[event.bug]?.showsAt ?? []).map((ordinal) => ordinal ?? 99));
          const end = machine.audience?.rings[ring - 1]?.users ?? Number.POSITIVE_INFINITY;
          return atRings && (reached(event.bug) ?? 0) < end ? 'its ring has not been reached' : null;
        }
        case 'lever-returned': {
          if (event.lever === 'release') release = leaves(release, null);
          if (event.lever === 'flag')
            for (const [index, moved] of flags.entries())
              flags[index] = leaves(moved, machine.flags[index]?.name ?? null);
          return null;
        }
        case 'rollback-ended':
          // One act for all, which no lever tells of.
          if (course.kind === 'reverting' && course.turn.kind === 'rollback-in') {
            release = release.filter((own) => own.final);
            for (const [index, moved] of flags.entries()) flags[index] = moved.filter((own) => own.final);
          }
          return null;
        case 'revert-started':
        case 'green-removed':
          return final.has(`${event.step}.${event.unit}`) ? 'it stays, for it was there before a contract' : null;
        case 'plan-ended':
          return noReturn && event.outcome === 'rolled-back' ? 'there was no way back' : null;
        default:
          return null;
      }
    },
    complaints(state) {
      course = state.course;
      const wrong: string[] = [];
      const told = (name: string, widening: Widening, own: number, lever: 'flag' | 'release'): void => {
        const over = course.kind !== 'reverting' || (course.lever !== 'flag' && course.lever !== lever);
        const users = widening.returned !== null && over ? widening.returned : widest(widening.shifts);
        if (users !== own) wrong.push(`${name} reaches ${users} users, and ${own} by what was told`);
      };
      told('the release', state.release, widest(release), 'release');
      for (const [index, moved] of flags.entries()) {
        const widening = state.flags[index];
        if (widening !== undefined) told(`flag ${index}`, widening, widest(moved), 'flag');
      }
      state.bugs.forEach(({ rate, met, rings, foundIn, atFind }, bug) => {
        if (!isMet(bug) && rate !== 0) wrong.push(`bug ${bug} is met by nobody, and exposure to it grows`);
        if (met > (machine.audience?.users ?? 0)) wrong.push(`bug ${bug} was met by ${met}`);
        if (rings > (machine.audience?.rings.length ?? 0)) wrong.push(`bug ${bug} was in ${rings} rings`);
        if ((foundIn === null) !== (atFind === null))
          wrong.push(`bug ${bug} was found, and nobody knows how far it was`);
        if (atFind !== null && atFind.met > met) wrong.push(`bug ${bug} was met by fewer than when it was found`);
      });
      state.units.forEach((units, step) => {
        units.forEach((unit, index) => {
          if (final.has(`${step}.${index}`) && 'select' in (machine.steps[step] ?? {}) && unit.entries.length === 0)
            wrong.push(`unit ${index} of step ${step} is gone, and was there before a contract`);
        });
      });
      return wrong;
    },
  };
}
