import type { Layout, Machine } from '@rollout/compiler';
import type { Distribution } from '@rollout/language';
import { confidenceWaits } from '../confidence/index.ts';
import { gatePowers } from '../gates/index.ts';
import { known } from '../known.ts';
import { emptyLawBook, lawIn } from './laws.ts';
import { leverTakes } from './lever-times.ts';
import { type Luck, PASS } from './luck.ts';
import { stepTimes } from './step-times.ts';

/**
 * A luck in which nothing goes wrong: no bug, no failure, no outage, no false alarm, and everything that takes time takes the
 * least that it can, or its median. A change lands at the machine's start, and takes the train. There is nothing random in it; every trial is the same.
 */
export function calmLuck(machine: Machine, layout: Layout, times: 'least' | 'median'): Luck {
  const laws = emptyLawBook();
  const { numbers } = machine;
  const timeOf = (distribution: Distribution, added = 0): number => {
    const law = lawIn(laws, distribution);
    return Math.ceil((times === 'least' ? law.least : law.median) + added);
  };
  const deploy = timeOf(numbers.deploy.takes, numbers.deploy.readyAfter);
  const rollback = timeOf(numbers.rollback.takes);
  const ofStep = stepTimes(machine).map((takes) => (takes === null ? 0 : timeOf(takes)));
  const stepTime = (step: number): number => ofStep[step] ?? 0;
  const never = (): number => Number.POSITIVE_INFINITY;
  const bugs = numbers.bugs.length;
  const showings = numbers.bugs.reduce((sum, bug) => sum + bug.shows.length, 0);
  const powers = gatePowers(machine);
  const waits = confidenceWaits(machine, powers.detects);
  const outcome = {
    failed: new Int32Array(layout.cells.count),
    sees: new Uint8Array(bugs),
    falseAlarm: false,
    actFailed: false,
    refused: false,
    reached: false,
    continues: true,
  };
  return {
    begin: () => undefined,
    lands: 0,
    fastTrack: false,
    bugs: {
      there: new Uint8Array(bugs),
      surfacesAt: new Float64Array(bugs).fill(Number.POSITIVE_INFINITY),
      showingsFrom: new Int32Array(bugs + 1),
      showsAt: new Int32Array(showings),
      blind: new Uint8Array(bugs * numbers.checks.length),
      watched: new Float64Array(bugs * machine.watches.length).fill(Number.POSITIVE_INFINITY),
    },
    outcome,
    batch: () => deploy,
    revert: () => rollback,
    repair: never,
    wait: stepTime,
    pull: stepTime,
    approval: stepTime,
    confidenceDue(step, question) {
      const { takes, reached } = waits(step).answer(question);
      outcome.reached = reached;
      return takes;
    },
    gate: stepTime,
    gateTakes: stepTime,
    gateSees: () => false,
    gateCriesWolf: () => false,
    gateVerdict: () => PASS,
    act: stepTime,
    pause: (_stage, _ordinal, takes) => timeOf(takes),
    ask: (_stage, _ordinal, takes) => timeOf(takes),
    leverBack: (lever) => timeOf(leverTakes(machine, lever)),
    recall: () => timeOf(leverTakes(machine, 'release')),
    rollbackIn: (takes) => timeOf(takes),
    outageDue: never,
    outageLasts: never,
    incidentLasts: (incident) => timeOf(known(numbers.incidents[incident]).lasts),
    falseAlarmDue: never,
  };
}
