import type { Layout, Machine } from '@rollout/compiler';
import type { Distribution } from '@rollout/language';
import type { Law } from '../distributions/index.ts';
import { emptyLawBook, lawIn } from './laws.ts';
import type { Luck } from './luck.ts';

/**
 * A luck in which nothing goes wrong: no bug, no failure, no outage, no false alarm, and everything that takes time takes the
 * least that it can, or its median. There is nothing random in it; every trial is the same.
 */
export function calmLuck(machine: Machine, layout: Layout, times: 'least' | 'median'): Luck {
  const laws = emptyLawBook();
  const { numbers } = machine;
  const timeOf = (distribution: Distribution): number => {
    const law: Law = lawIn(laws, distribution);
    return Math.ceil(times === 'least' ? law.least : law.median);
  };
  const deploy = timeOf(numbers.deploy.takes);
  const rollback = timeOf(numbers.rollback.takes);
  const ofStep = machine.steps.map((step) => {
    if (step.kind === 'wait' || step.kind === 'act') return timeOf(step.takes);
    const check = step.kind === 'gate' ? numbers.checks[step.check] : undefined;
    return check === undefined ? 0 : timeOf(check.gate.takes);
  });
  const stepTime = (step: number): number => ofStep[step] ?? 0;
  const never = (): number => Number.POSITIVE_INFINITY;
  const bugs = numbers.bugs.length;
  const showings = numbers.bugs.reduce((sum, bug) => sum + bug.shows.length, 0);
  return {
    begin: () => undefined,
    bugs: {
      there: new Uint8Array(bugs),
      surfacesAt: new Float64Array(bugs).fill(Number.POSITIVE_INFINITY),
      showingsFrom: new Int32Array(bugs + 1),
      showsAt: new Int32Array(showings),
      blind: new Uint8Array(bugs * numbers.checks.length),
      watched: new Float64Array(bugs * machine.watches.length).fill(Number.POSITIVE_INFINITY),
    },
    outcome: {
      failed: new Int32Array(layout.cells.count),
      sees: new Uint8Array(bugs),
      falseAlarm: false,
      actFailed: false,
    },
    batch: () => deploy,
    revert: () => rollback,
    repair: never,
    wait: stepTime,
    gate: stepTime,
    gateTakes: stepTime,
    gateSees: () => false,
    gateCriesWolf: () => false,
    act: stepTime,
    pause: (_stage, _ordinal, takes) => timeOf(takes),
    rollbackIn: timeOf,
    outageDue: never,
    outageLasts: never,
    falseAlarmDue: never,
  };
}
