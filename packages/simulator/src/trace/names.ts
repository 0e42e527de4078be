/** The names behind a machine's and a layout's indices. */
import { type Layout, type Machine, nodesOf } from '@rollout/compiler';
import { known } from '../known.ts';

export interface Names {
  stage(stage: number): string;
  step(step: number): string;
  unit(step: number, unit: number): string;
  bug(bug: number): string;
  outage(outage: number, node: number): string;
  checkOfGate(step: number): string;
  checkOfWatch(watch: number): string;
}

export function namesOf(machine: Machine, layout: Layout): Names {
  const { bugs, checks, outages } = machine.numbers;
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
  };
}
