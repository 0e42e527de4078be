/** What a gate sees: a draw for each running and bug, one for a false alarm, and one for what its samples say. */
import type { Machine } from '@rollout/compiler';
import type { GatePowers } from '../gates/index.ts';
import { uniformAt } from '../random/draw.ts';
import { type DrawKey, type Stream, streamOf } from '../random/key.ts';
import { FAIL, MARGINAL, PASS, type VerdictNumber } from './luck.ts';
import { highAt, lowAt, type StreamTable, streamTable } from './streams.ts';

interface GateDraws {
  readonly detects: readonly number[];
  readonly sees: StreamTable;
  readonly falseAlarm: number;
  readonly falseAlarms: Stream;
  readonly samples: Stream;
}

export interface GateLuck {
  sees(step: number, trial: number, running: number, bug: number): boolean;
  criesWolf(step: number, trial: number, running: number): boolean;
  /** `takes`: how long this running is. */
  verdict(step: number, trial: number, running: number, takes: number, moved: number): VerdictNumber;
}

export function gateLuck(machine: Machine, key: DrawKey, powers: GatePowers): GateLuck {
  const { bugs, checks } = machine.numbers;
  const gates = machine.steps.map((step): GateDraws | null => {
    const check = step.kind === 'gate' ? checks[step.check] : undefined;
    if (check === undefined) return null;
    return {
      detects: check.gate.detects,
      sees: streamTable(bugs.map((bug) => streamOf(key, step.name, `sees:${bug.name}`))),
      falseAlarm: check.gate.falseAlarm,
      falseAlarms: streamOf(key, step.name, 'false alarm'),
      samples: streamOf(key, step.name, 'samples'),
    };
  });
  const gateAt = (step: number): GateDraws => {
    const gate = gates[step];
    if (gate === null || gate === undefined) throw new Error(`step ${step} is no gate`);
    return gate;
  };
  return {
    sees(step, trial, running, bug) {
      const { detects, sees } = gateAt(step);
      const chance = detects[bug] as number; // in range: an entry a bug
      return chance > 0 && uniformAt(highAt(sees, bug), lowAt(sees, bug), trial, running) < chance;
    },
    criesWolf(step, trial, running) {
      const { falseAlarm, falseAlarms } = gateAt(step);
      return falseAlarm > 0 && uniformAt(falseAlarms.high, falseAlarms.low, trial, running) < falseAlarm;
    },
    verdict(step, trial, running, takes, moved) {
      const { samples } = gateAt(step);
      const { pass, marginal } = powers.ofRunning(step, takes).of(moved);
      const u = uniformAt(samples.high, samples.low, trial, running);
      if (u < pass) return PASS;
      return u < pass + marginal ? MARGINAL : FAIL;
    },
  };
}
