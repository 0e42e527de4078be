/** What a gate sees: a draw for each running and bug, one for a false alarm, and one for what its samples say. */
import type { Machine } from '@rollout/compiler';
import type { GatePowers } from '../gates/index.ts';
import { uniformAt } from '../random/draw.ts';
import { type DrawKey, type Stream, streamOf } from '../random/key.ts';
import { FAIL, MARGINAL, PASS, type VerdictNumber } from './luck.ts';
import { highAt, lowAt, type StreamTable, streamTable } from './streams.ts';
import { noteChance, noteDraw, PLAIN, type Tape } from './tape.ts';

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

export function gateLuck(machine: Machine, key: DrawKey, powers: GatePowers, tape: Tape): GateLuck {
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
      if (chance <= 0) return false;
      const high = highAt(sees, bug);
      const low = lowAt(sees, bug);
      const isSeen = uniformAt(high, low, trial, running) < chance;
      noteChance(tape, high, low, running, PLAIN, isSeen, chance);
      return isSeen;
    },
    criesWolf(step, trial, running) {
      const { falseAlarm, falseAlarms } = gateAt(step);
      if (falseAlarm <= 0) return false;
      const { high, low } = falseAlarms;
      const isRaised = uniformAt(high, low, trial, running) < falseAlarm;
      noteChance(tape, high, low, running, PLAIN, isRaised, falseAlarm);
      return isRaised;
    },
    verdict(step, trial, running, takes, moved) {
      const { samples } = gateAt(step);
      const { pass, marginal } = powers.ofRunning(step, takes).of(moved);
      const u = uniformAt(samples.high, samples.low, trial, running);
      const verdict = u < pass ? PASS : u < pass + marginal ? MARGINAL : FAIL;
      const from = verdict === PASS ? 0 : verdict === MARGINAL ? pass : pass + marginal;
      const to = verdict === PASS ? pass : verdict === MARGINAL ? pass + marginal : 1;
      noteDraw(tape, samples.high, samples.low, running, PLAIN, verdict, from, to);
      return verdict;
    },
  };
}
