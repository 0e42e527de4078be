// 5,000 inputs through the whole house; `npm run fuzz` does the same with as many as one likes.
import { expect, it } from 'vitest';
import type { Fault } from './run-inputs.ts';
import { runInputs } from './run-inputs.ts';

const INPUTS = 5000;
const SEED = Number(process.env.ROLLOUT_FUZZ_SEED ?? 2026);
const PARTS = 10;

it.each(Array.from({ length: PARTS }, (_, part) => part))(
  `nothing crashes, hangs or contradicts itself: seed ${SEED}, part %i`,
  async (part) => {
    const faults: Fault[] = [];
    const own = Array.from({ length: INPUTS / PARTS }, (_, index) => index * PARTS + part);
    await runInputs(SEED, own, { found: (fault) => faults.push(fault) });
    expect(faults, `npm run fuzz -- --seed ${SEED} --show NUMBER prints an input`).toEqual([]);
  },
  600_000,
);
