/**
 * A luck in which everything that is random is chosen (see `Choices`), so that all runs of a plan can be gone through. What has too
 * many possible answers is `Unknowable`.
 */
import type { Layout, Machine } from '@rollout/compiler';
import type { Distribution } from '@rollout/language';
import { gatePowers } from '../gates/index.ts';
import { known } from '../known.ts';
import { calmLuck } from '../luck/calm-luck.ts';
import { emptyLawBook } from '../luck/laws.ts';
import { leverTakes } from '../luck/lever-times.ts';
import { FAIL, type Luck, MARGINAL, PASS, type VerdictNumber } from '../luck/luck.ts';
import { stepTimes } from '../luck/step-times.ts';
import { DEPLOYING, FALSE_ALARMS, LANDS, OUTAGES } from './at-once.ts';
import { scriptedBugs } from './bug-fates.ts';
import { type Choices, choose, happens, repeats } from './choices.ts';
import { discreteIn } from './discrete.ts';
import type { LateBugs } from './late-bugs.ts';
import { repeatingGates } from './repeating-gates.ts';
import { Unknowable } from './unknowable.ts';

export interface ScriptedLuck extends Luck {
  readonly late: LateBugs;
  /** Whether anything goes on in the run in hand, or may in this moment, beside what is just asked about. To be set to what knows. */
  isBusy: () => boolean;
  /** Chance of what is there together and left out, as a share of its rarest bug's. */
  readonly omitted: number;
}

/** null: too many bugs may be there together. */
export function scriptedLuck(machine: Machine, layout: Layout, choices: Choices): ScriptedLuck | null {
  const { numbers } = machine;
  const laws = emptyLawBook();
  const bugs = scriptedBugs(machine, layout, laws, choices);
  if (bugs === null) return null;
  // It knows whatever is certain.
  const calm = calmLuck(machine, layout, 'least');
  const outcome = { ...calm.outcome };
  const powers = gatePowers(machine);
  const takes = stepTimes(machine);
  /** Of the running of each gate that goes on. */
  const gateTook = new Float64Array(machine.steps.length);

  const timeOf = (distribution: Distribution): number => {
    const discrete = discreteIn(laws, distribution);
    if (discrete === null) throw new Unknowable('something in it may take any time');
    return Math.ceil(known(discrete.values[choose(choices, discrete.chances, discrete.chances.length)]));
  };
  const stepTime = (step: number): number => {
    const own = takes[step] ?? null;
    return own === null ? 0 : timeOf(own);
  };
  const gateTakes = (step: number): number => (gateTook[step] = stepTime(step));
  const sees = (step: number, bug: number): boolean => {
    const own = machine.steps[step];
    if (own?.kind !== 'gate') throw new Error(`step ${step} is no gate`);
    return happens(choices, known(known(numbers.checks[own.check]).gate.detects[bug]));
  };
  const repeating = repeatingGates(machine, layout, laws);
  const criesWolf = (step: number): boolean => {
    const own = machine.steps[step];
    if (own?.kind !== 'gate') throw new Error(`step ${step} is no gate`);
    const chance = known(numbers.checks[own.check]).gate.falseAlarm;
    const isAsBefore = chance > 0 && chance < 1 && known(repeating[step]) && !luck.isBusy() && !bugs.mayStillSurface();
    return isAsBefore ? repeats(choices, chance) : happens(choices, chance);
  };
  const verdicts = new Float64Array(3);
  const { above, chances } = layout.failures;
  const serversFail = above.length > 0 || chances.some((chance) => chance > 0);
  const deploying = discreteIn(laws, numbers.deploy.takes)?.values.length === 1;
  const reverting = discreteIn(laws, numbers.rollback.takes)?.values.length === 1;

  const luck: Chosen = {
    ...calm,
    omitted: bugs.omitted,
    bugs: bugs.fates,
    late: bugs.late,
    isBusy: () => true,
    outcome,
    fastTrack: false,
    begin() {
      if (machine.landing > 0) throw new Unknowable(LANDS);
      bugs.choose();
      luck.fastTrack = happens(choices, numbers.fastTrack);
    },
    batch(...batch) {
      if (serversFail) throw new Unknowable('any number of servers may fail');
      if (!deploying) throw new Unknowable(DEPLOYING);
      return calm.batch(...batch);
    },
    revert(...batch) {
      if (numbers.rollback.fails > 0) throw new Unknowable('any number of servers may fail to go back');
      if (!reverting) throw new Unknowable('going back may take any time');
      return calm.revert(...batch);
    },
    repair() {
      if (numbers.repair === null) return Number.POSITIVE_INFINITY;
      const time = discreteIn(laws, numbers.repair.takes);
      if (time?.values.length !== 1) throw new Unknowable('repairing may take any time');
      return Math.ceil(known(time.values[0]));
    },
    wait: stepTime,
    pull: stepTime,
    approval(step) {
      const own = machine.steps[step];
      if (own?.kind !== 'approval') throw new Error(`step ${step} is no approval`);
      outcome.refused = happens(choices, own.refuses);
      return timeOf(own.takes);
    },
    confidenceDue(step, question) {
      const time = calm.confidenceDue(step, question);
      outcome.reached = calm.outcome.reached;
      return time;
    },
    gate(step) {
      for (let bug = 0; bug < outcome.sees.length; bug++) outcome.sees[bug] = sees(step, bug) ? 1 : 0;
      outcome.falseAlarm = criesWolf(step);
      return gateTakes(step);
    },
    gateTakes,
    gateSees: (step, _running, bug) => sees(step, bug),
    gateCriesWolf: criesWolf,
    gateVerdict(step, _running, moved) {
      const { pass, marginal } = powers.ofRunning(step, known(gateTook[step])).of(moved);
      verdicts[PASS] = pass;
      verdicts[MARGINAL] = marginal;
      verdicts[FAIL] = Math.max(0, 1 - pass - marginal);
      return asVerdict(choose(choices, verdicts, verdicts.length));
    },
    act(step) {
      const own = machine.steps[step];
      if (own?.kind !== 'act' && own?.kind !== 'schema') throw new Error(`step ${step} is not tried again`);
      let failed = 0;
      while (failed <= own.retries && happens(choices, own.fails)) failed++;
      outcome.actFailed = failed > own.retries;
      const attempts = outcome.actFailed ? failed : failed + 1;
      const discrete = discreteIn(laws, own.takes);
      if (discrete === null) throw new Unknowable('a `run`, or a change of a schema, may take any time');
      let time = 0;
      for (let i = 0; i < attempts; i++) {
        time += known(discrete.values[choose(choices, discrete.chances, discrete.chances.length)]);
      }
      return Math.ceil(time);
    },
    pause: (_stage, _ordinal, own) => timeOf(own),
    ask(_stage, _ordinal, own, continues) {
      outcome.continues = !happens(choices, 1 - continues);
      return timeOf(own);
    },
    leverBack: (lever) => timeOf(leverTakes(machine, lever)),
    recall: () => timeOf(leverTakes(machine, 'release')),
    rollbackIn: timeOf,
    outageDue() {
      throw new Unknowable(OUTAGES);
    },
    outageLasts() {
      throw new Unknowable(OUTAGES);
    },
    incidentLasts: (incident) => timeOf(known(numbers.incidents[incident]).lasts),
    falseAlarmDue() {
      throw new Unknowable(FALSE_ALARMS);
    },
  };
  return luck;
}

type Chosen = ScriptedLuck & { fastTrack: boolean };

function asVerdict(chosen: number): VerdictNumber {
  if (chosen === PASS) return PASS;
  return chosen === MARGINAL ? MARGINAL : FAIL;
}
