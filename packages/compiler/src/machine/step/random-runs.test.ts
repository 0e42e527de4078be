/** Runs of random machines, held by an auditor who knows the rules and nothing of how they are kept. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Machine } from '../machine.ts';
import type { State } from '../state.ts';
import { audit } from '../testing/audit.ts';
import { type Driven, drive, told } from '../testing/drive.ts';
import { type RandomRun, randomRuns } from '../testing/random-machine.ts';

const SEED = 20_261_122;

function audited({ machine, options }: RandomRun): { readonly run: Driven; readonly complaints: readonly string[] } {
  const auditor = audit(machine, options.lands ?? 0);
  const run = drive(machine, {
    ...options,
    fate: (work, at) => {
      const fate = options.fate?.(work, at) ?? {};
      auditor.starts(work, fate, at);
      return fate;
    },
    watch: (state, log) => auditor.round(state, log),
  });
  return { run, complaints: auditor.complaints };
}

describe('random runs', () => {
  test('keep every constraint, and a log with its manners', () => {
    const outcomes = new Map<string, number>();
    const met = new Map<string, number>();
    fc.assert(
      fc.property(randomRuns, (random) => {
        const { run, complaints } = audited(random);
        const last = run.log.at(-1);
        if (last?.kind === 'plan-ended') outcomes.set(last.outcome, (outcomes.get(last.outcome) ?? 0) + 1);
        for (const kind of new Set(run.log.map((event) => event.kind))) met.set(kind, (met.get(kind) ?? 0) + 1);
        expect(complaints, told(run.log).join('\n')).toEqual([]);
        expect(last?.kind).toBe('plan-ended');
      }),
      { seed: SEED, numRuns: 200 },
    );
    // Each way to end is met often enough to mean something.
    expect([...outcomes.values()].every((count) => count > 10) && outcomes.size).toBe(3);
    for (const kind of ['departed', 'recalled', 'bug-fixed', 'point-of-no-return', 'lever-returned'])
      expect(met.get(kind) ?? 0, kind).toBeGreaterThan(2);
  });

  test('leave nothing on the new version once rolled back, and servers add up always', () => {
    fc.assert(
      fc.property(randomRuns, ({ machine, options }) => {
        const run = drive(machine, { ...options, watch: (state) => expect(overfull(machine, state)).toBe(false) });
        if (run.state.course.kind !== 'ended' || run.state.course.outcome !== 'rolled-back') return;
        const left = run.state.units.flat().flatMap(({ entries }) => entries);
        expect(left.every(({ onNew, failed }) => onNew === 0 && failed === 0)).toBe(true);
        expect(run.state.bugs.every(({ rate }) => rate === 0)).toBe(true);
      }),
      { seed: SEED + 1, numRuns: 100 },
    );
  });

  test('are the same from a state that has been written down and read again', async () => {
    const { initial, step } = await import('./step.ts');
    fc.assert(
      fc.property(randomRuns, ({ machine, options }) => {
        const first = drive(machine, options);
        const again: Machine = JSON.parse(JSON.stringify(machine));
        expect(told(drive(again, options).log)).toEqual(told(first.log));
        const luck = first.state.luck;
        const begun = initial(machine, luck);
        const copy: State = JSON.parse(JSON.stringify(begun.state));
        const moment = { at: begun.wake ?? 5, ended: [] };
        expect(step(machine, copy, moment)).toEqual(step(machine, begun.state, moment));
      }),
      { seed: SEED + 2, numRuns: 30 },
    );
  });
});

/** Whether anything is counted below nothing, or more servers are somewhere than there are. */
function overfull(machine: Machine, state: State): boolean {
  const entries = state.units.flat().flatMap((unit) => unit.entries);
  const counts = entries.flatMap(({ onNew, failed, stuck }) => [onNew, failed, stuck]);
  if (entries.some(({ failed, kept }) => kept < 0 || kept > failed)) return true;
  // What is reverted beside its old server is on the new version still.
  const inBatches = state.batches.flatMap(({ kind, parts }) =>
    parts.map(({ servers, surged }) => (kind === 'revert' ? servers - surged : servers)),
  );
  const all = [...counts, ...inBatches];
  return all.some((count) => count < 0) || all.reduce((sum, count) => sum + count, 0) > machine.fleet.servers;
}
