/** The names behind a machine's and a layout's indices. */
import { type Layout, type Machine, type MachineStep, nodesOf, type Pull, type TriggerKind } from '@rollout/compiler';
import { shareValue } from '@rollout/language';
import { known } from '../known.ts';
import { disabledFlag } from './disabled-flag.ts';

export interface Names {
  stage(stage: number): string;
  step(step: number): string;
  unit(step: number, unit: number): string;
  bug(bug: number): string;
  outage(outage: number, node: number): string;
  checkOfGate(step: number): string;
  checkOfWatch(watch: number): string;
  /** Who is asked at an approval. */
  who(step: number): string;
  /** Which lever a step has moved, and how far. */
  pulled(step: number): Pulled;
  /** The flag that goes off where a trigger of a stage is met by `disable`. */
  disabled(stage: number, trigger: TriggerKind): string;
  /** Of a channel. */
  ring(stage: number): string;
  incident(incident: number): string;
}

export type Pulled =
  | { readonly lever: 'traffic'; readonly areas: readonly string[]; readonly share: number }
  | { readonly lever: 'release'; readonly users: number }
  | { readonly lever: 'flag'; readonly flag: string; readonly users: number };

export function namesOf(machine: Machine, layout: Layout): Names {
  const { bugs, checks, outages, incidents } = machine.numbers;
  return {
    stage: (stage) => known(machine.stages[stage]).name,
    step: (step) => known(machine.steps[step]).name,
    unit: (step, unit) => {
      const own = known(layout.steps[step]);
      if (own.kind === 'deploy') return known(own.units[unit]).address;
      return own.kind === 'each' ? known(own.units[unit]).name : '';
    },
    bug: (bug) => known(bugs[bug]).name,
    outage: (outage, node) => known(nodesOf(layout, known(outages[outage]).level).address[node]),
    checkOfGate: (step) => {
      const own = known(machine.steps[step]);
      return own.kind === 'gate' ? known(checks[own.check]).name : '';
    },
    checkOfWatch: (watch) => known(checks[known(machine.watches[watch]).check]).name,
    who: (step) => {
      const own = known(machine.steps[step]);
      return own.kind === 'approval' ? own.who : '';
    },
    pulled: (step) => {
      const pull = pullOf(known(machine.steps[step]));
      switch (pull?.lever) {
        case 'traffic': {
          const areas = pull.areas.map((area) => known(machine.areas[area]).name);
          return { lever: pull.lever, areas, share: shareValue(pull.to) };
        }
        case 'release':
          return pull;
        case 'flag':
          return { lever: pull.lever, flag: known(machine.flags[pull.flag]).name, users: pull.users };
        case undefined:
          throw new Error(`step ${step} pulls no lever`);
      }
    },
    disabled: (stage, trigger) => disabledFlag(machine, stage, trigger),
    ring: (stage) => known(machine.stages[stage]).train?.ring ?? '',
    incident: (incident) => known(incidents[incident]).text,
  };
}

/** A canary gate shifts traffic while it runs. */
function pullOf(step: MachineStep): Pull | null {
  if (step.kind === 'pull') return step.pull;
  const traffic = step.kind === 'gate' ? (step.canary?.traffic ?? null) : null;
  return traffic === null ? null : { lever: 'traffic', areas: traffic.areas, to: traffic.share };
}
