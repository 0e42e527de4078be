/** What the gates of a machine can see. */
import type { GateStep, Machine, MachineHealth } from '@rollout/compiler';
import type { GateDetects } from '../confidence/index.ts';
import { lawOf } from '../distributions/index.ts';
import { type GatePower, type GateSamples, gatePower, powerBy } from '../judge/power/gate-power.ts';
import { known } from '../known.ts';
import { judgedHealth } from './judged-health.ts';

export interface GatePowers {
  /** Of a gate that is judged by its samples: chances of its verdicts in a running of so many milliseconds. */
  ofRunning(step: number, takes: number): GatePower;
  /**
   * The chance that a gate sees a bug that has shown, alone and not hidden from its check. Of one that is judged by its samples, that
   * a running of the usual length fails.
   */
  readonly detects: GateDetects;
}

/** Machines never change, and a table takes thousands of judgements to make. */
const made = new WeakMap<Machine, GatePowers>();

/** Tables are made when they are first asked for, and kept for as long as the machine. */
export function gatePowers(machine: Machine): GatePowers {
  const before = made.get(machine);
  if (before !== undefined) return before;
  const powers = openPowers(machine, { powerOf: gatePower, lengthOf: (_, takes) => takes });
  made.set(machine, powers);
  return powers;
}

interface PowerOptions {
  readonly powerOf: (gate: GateSamples) => GatePower;
  /** For how long a running is taken that takes so many milliseconds. */
  readonly lengthOf: (step: number, takes: number) => number;
}

function openPowers(machine: Machine, { powerOf, lengthOf }: PowerOptions): GatePowers {
  // Gates of one check, with or without a baseline, share theirs.
  const tables = new Map<string, Map<number, GatePower>>();
  const gates = machine.steps.map((step, index) => {
    const health = judgedHealth(machine, index);
    if (step.kind !== 'gate' || health === null) return null;
    const baseline = step.canary !== null;
    const key = `${step.check} ${baseline}`;
    const bySamples = tables.get(key) ?? new Map<number, GatePower>();
    tables.set(key, bySamples);
    return { health, baseline, check: known(machine.numbers.checks[step.check]).name, bySamples };
  });
  const ofRunning = (step: number, takes: number): GatePower => {
    const gate = gates[step];
    if (gate === null || gate === undefined) throw new Error(`step ${step} is not judged by samples`);
    const { health, baseline, check, bySamples } = gate;
    const samples = samplesIn(health, lengthOf(step, takes));
    const power = bySamples.get(samples) ?? powerOf({ check, health, samples, baseline });
    bySamples.set(samples, power);
    return power;
  };
  const detects: GateDetects = (step, bug) => {
    const place = gates[step]?.health.moving.indexOf(bug) ?? -1;
    if (place >= 0) return ofRunning(step, usualTime(machine, step)).of(1 << place).fail;
    return known(known(machine.numbers.checks[gateAt(machine, step).check]).gate.detects[bug]);
  };
  // Waits for confidence ask again and again.
  const asked = machine.steps.map((): (number | undefined)[] => []);
  return {
    ofRunning,
    detects(step, bug) {
      const ofStep = known(asked[step]);
      const chance = ofStep[bug] ?? detects(step, bug);
      ofStep[bug] = chance;
      return chance;
    },
  };
}

/** Of each way that a metric may read. A chance from so many judgements is off by 2% at one standard error, at most. */
const ROUGH_DRAWS = 500;

/**
 * The same at a twentieth of the cost, for a few runs of which nobody is told what their gates have said: chances are less sure, and each running
 * of a gate is as long as it usually is, where lengths that are drawn would each need a table of their own.
 */
export function roughPowers(machine: Machine): GatePowers {
  return openPowers(machine, {
    powerOf: (gate) => powerBy(gate, ROUGH_DRAWS),
    lengthOf: (step) => usualTime(machine, step),
  });
}

/** How many samples of each metric are taken in so many milliseconds. */
export function samplesIn({ every }: MachineHealth, milliseconds: number): number {
  return Math.floor(milliseconds / every);
}

/** Of one running, in milliseconds: that of a canary, else the median. */
export function usualTime(machine: Machine, step: number): number {
  const { canary, check } = gateAt(machine, step);
  return canary === null ? Math.ceil(lawOf(known(machine.numbers.checks[check]).gate.takes).median) : canary.lasts;
}

function gateAt(machine: Machine, step: number): GateStep {
  const own = known(machine.steps[step]);
  if (own.kind !== 'gate') throw new Error(`step ${step} is no gate`);
  return own;
}
