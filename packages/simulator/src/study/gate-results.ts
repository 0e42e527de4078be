/** What gates can be expected to see: known before any trial has run. */
import type { GateStep, Machine, MachineHealth } from '@rollout/compiler';
import { gatePowers, judgedHealth, judgedOverall, samplesIn, usualTime } from '../gates/index.ts';
import { DRAWS } from '../judge/power/gate-power.ts';
import { known } from '../known.ts';
import { estimate } from '../results/estimate.ts';
import type { Estimate, GateBugResults, GateResults } from '../results/results.ts';
import { exactly, type Figure } from '../statistics/index.ts';
import type { Study } from './study.ts';

/** One a sentence, in the order of their first copies. */
export function gateResults({ machine, confidence }: Pick<Study, 'machine' | 'confidence'>): GateResults[] {
  const powers = gatePowers(machine);
  const told = new Set<string>();
  return machine.steps.flatMap((step, index) => {
    if (step.kind !== 'gate' || told.has(step.source)) return [];
    told.add(step.source);
    const health = judgedHealth(machine, index);
    const common = {
      source: step.source,
      text: step.text,
      stage: known(machine.stages[step.stage]).name,
      check: known(machine.numbers.checks[step.check]).name,
    };
    if (health === null) return [{ ...common, ...given(machine, step) }];
    const takes = usualTime(machine, index);
    const samples = samplesIn(health, takes);
    const again = known(machine.stages[step.stage]).handlers.marginal === null;
    const judged = (shown: number) => judgedOverall(powers.ofRunning(index, takes).of(shown), again, DRAWS, confidence);
    return [{ ...common, power: 'computed', samples, ...computed(machine, step, health, judged) }];
  });
}

type Power = Pick<GateResults, 'power' | 'samples' | 'falseAlarm' | 'marginal' | 'bugs'>;

function given(machine: Machine, step: GateStep): Power {
  const { blind, gate } = known(machine.numbers.checks[step.check]);
  return {
    power: 'given',
    samples: null,
    falseAlarm: estimate(exactly(gate.falseAlarm)),
    marginal: null,
    bugs: bugsOf(machine, (bug) => missedByNumbers(blind, known(gate.detects[bug]))),
  };
}

function computed(
  machine: Machine,
  step: GateStep,
  { moving }: MachineHealth,
  judged: (shown: number) => { readonly passes: Figure; readonly marginal: Figure | null; readonly fails: Figure },
): Pick<Power, 'falseAlarm' | 'marginal' | 'bugs'> {
  const { blind, gate } = known(machine.numbers.checks[step.check]);
  const healthy = judged(0);
  return {
    falseAlarm: estimate(healthy.fails),
    marginal: orNull(healthy.marginal),
    bugs: bugsOf(machine, (bug) => {
      const place = moving.indexOf(bug);
      if (place < 0) return missedByNumbers(blind, known(gate.detects[bug]));
      const { passes, marginal } = judged(1 << place);
      // A check that is blind to a bug does not see its metrics move.
      const unlessBlind = (figure: Figure, ifBlind: number): Figure => ({
        value: blind * ifBlind + (1 - blind) * figure.value,
        low: blind * ifBlind + (1 - blind) * figure.low,
        high: blind * ifBlind + (1 - blind) * figure.high,
      });
      return {
        missed: estimate(unlessBlind(passes, 1)),
        marginal: marginal === null ? null : estimate(unlessBlind(marginal, 0)),
      };
    }),
  };
}

function bugsOf(machine: Machine, of: (bug: number) => GateBugResults): Record<string, GateBugResults> {
  return Object.fromEntries(machine.numbers.bugs.map(({ name }, bug) => [name, of(bug)]));
}

function missedByNumbers(blind: number, detects: number): GateBugResults {
  return { missed: estimate(exactly(blind + (1 - blind) * (1 - detects))), marginal: null };
}

function orNull(figure: Figure | null): Estimate | null {
  return figure === null ? null : estimate(figure);
}
