/** The names behind a machine's and a layout's indices. */
import { type Layout, type Machine, type MachineStep, nodesOf } from '@rollout/compiler';
import { type Share, shareValue } from '@rollout/language';
import { known } from '../known.ts';

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
  /** What a shift, or a canary gate, does to traffic. */
  shifted(step: number): { readonly areas: readonly string[]; readonly share: number };
  incident(incident: number): string;
}

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
    shifted: (step) => {
      const shift = shiftOf(known(machine.steps[step]));
      if (shift === null) throw new Error(`step ${step} shifts no traffic`);
      return { areas: shift.areas.map((area) => known(machine.areas[area]).name), share: shareValue(shift.share) };
    },
    incident: (incident) => known(incidents[incident]).text,
  };
}

function shiftOf(step: MachineStep): { readonly areas: readonly number[]; readonly share: Share } | null {
  if (step.kind === 'shift') return { areas: step.areas, share: step.to };
  return step.kind === 'gate' ? (step.canary?.traffic ?? null) : null;
}
