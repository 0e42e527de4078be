import { readFileSync } from 'node:fs';
import type { Layout, Machine } from '@rollout/compiler';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AlikeTrials } from '../../engine.ts';
import { known } from '../../known.ts';
import { openLuck, stratumOfTrial } from '../../luck/index.ts';
import { shapeOfRecord } from '../../record.ts';
import { RunTooLong } from '../../run-too-long.ts';
import { machineOf } from '../../testing/machine-of.ts';
import { drawsChancesOnly } from '../chances-only.ts';
import { createKernel } from '../create-kernel.ts';
import { compiledPlan } from '../testing/compiled-plan.ts';
import { ofChancesOnly } from '../testing/of-chances-only.ts';
import { pickFrom } from '../testing/pick.ts';
import { randomPlan } from '../testing/random-plan.ts';
import { compileHotWays, hotWaysText } from './emit.ts';
import { type MemoryOptions, openMemory } from './open-memory.ts';

const SEED = 'alike';

/** Code is made soon, so that few trials are enough to reach it. */
const soon: MemoryOptions = { firstCompiled: 64 };
const never: MemoryOptions = { compile: () => null };

function countedBy(machine: Machine, layout: Layout, options: MemoryOptions, trials: number): AlikeTrials {
  const luck = openLuck(machine, layout, SEED);
  const kernel = createKernel(machine, layout, luck, { remembers: false });
  const { alike } = openMemory(luck.bugDraws.tape, shapeOfRecord(machine).width, kernel.run, options);
  for (let first = 1; first <= trials; first += 50) {
    expect(alike.count(first, Math.min(trials, first + 49))).toBe(true);
  }
  return alike;
}

/** How many trials of each stratum have which record. */
function kindsOf(alike: AlikeTrials): Map<string, number> {
  return new Map(
    Array.from({ length: alike.kinds }, (_, kind) => {
      const record = alike.records.subarray(kind * alike.width, (kind + 1) * alike.width);
      return [`${alike.firstTrialOf(kind)} ${alike.stratumOf(kind)}: ${record.join()}`, alike.countOf(kind)];
    }),
  );
}

/** By running each. Kinds that come to one record by other outcomes are told apart by `alike`, and not here. */
function kindsByRunning(machine: Machine, layout: Layout, trials: number): Map<string, number> {
  const luck = openLuck(machine, layout, SEED);
  const { presence, stratified } = luck.bugDraws;
  const kernel = createKernel(machine, layout, luck, { remembers: false });
  const record = new Float64Array(shapeOfRecord(machine).width);
  const kinds = new Map<string, number>();
  for (let trial = 1; trial <= trials; trial++) {
    kernel.run(trial, record, 0);
    const kind = `${stratified ? stratumOfTrial(presence, trial) : 0}: ${record.join()}`;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  return kinds;
}

function withoutFirst(kinds: ReadonlyMap<string, number>): Map<string, number> {
  const merged = new Map<string, number>();
  for (const [kind, count] of kinds) {
    const own = kind.slice(kind.indexOf(' ') + 1);
    merged.set(own, (merged.get(own) ?? 0) + count);
  }
  return merged;
}

const reference = machineOf(
  readFileSync(new URL('../../../../../examples/reference/reference.rollout', import.meta.url), 'utf8'),
);

describe('trials that are alike', () => {
  it('are counted as running each would have it, with code of their own and without', () => {
    const { machine, layout } = reference;
    const kinds = kindsOf(countedBy(machine, layout, soon, 5_000));
    expect(kindsOf(countedBy(machine, layout, never, 5_000))).toEqual(kinds);
    expect(withoutFirst(kinds)).toEqual(kindsByRunning(machine, layout, 5_000));
    expect(kinds.size).toBeGreaterThan(20);
  });

  it('are counted so on random plans', () => {
    let plans = 0;
    let alike = 0;
    for (const gen of fc.sample(fc.gen(), { seed: 5, numRuns: 24 })) {
      const made = compiledPlan(randomPlan(pickFrom(gen, new Set())));
      if (made === null) continue;
      const { machine, layout } = ofChancesOnly(made.machine);
      expect(drawsChancesOnly(machine, layout)).toBe(true);
      try {
        const kinds = kindsOf(countedBy(machine, layout, soon, 150));
        expect(kindsOf(countedBy(machine, layout, never, 150))).toEqual(kinds);
        expect(withoutFirst(kinds)).toEqual(kindsByRunning(machine, layout, 150));
        plans += 1;
        if (kinds.size < 75) alike += 1;
      } catch (error) {
        if (!(error instanceof RunTooLong)) throw error;
      }
    }
    expect(plans).toBeGreaterThan(10);
    expect(alike).toBeGreaterThan(5);
  });

  it('are of the same kinds whatever the order they are counted in', () => {
    const { machine, layout } = reference;
    const luck = openLuck(machine, layout, SEED);
    const { alike } = createKernel(machine, layout, luck);
    for (const first of [2_001, 1, 1_001]) alike?.count(first, first + 999);
    const ordered = withoutFirst(kindsOf(countedBy(machine, layout, never, 3_000)));
    expect(withoutFirst(kindsOf(known(alike ?? undefined)))).toEqual(ordered);
  });
});

describe('the code that is made for them', () => {
  const texts: string[] = [];
  const spy: MemoryOptions = {
    firstCompiled: 256,
    compile(tree, visits) {
      texts.push(hotWaysText(tree, visits));
      return compileHotWays(tree, visits);
    },
  };

  it('is made of numbers and a few fixed words, whatever the plan is called', () => {
    const { machine, layout } = machineOf(`
topology alert { region process { cluster constructor[3] { server[4] } } }
model require {
  deploy takes 2h per server
  bug eval { present 30%  shows 50% at cluster 1 }
  bug globalThis { present 20%  found 20% at each of clusters 1..3 }
  gate fetch { detects 60%  blind to 20% of bugs  false alarm 20% }
  watch import { detects 40% after 30m }
}
plan exit on alert using require {
  watch import
  stage Function { deploy all  gate fetch  run "');process.exit();//" takes 20m fails 30% retry 2 }
  on unhealthy rollback
  on false alarm retry
}`);
    countedBy(machine, layout, spy, 2_000);
    const { machine: other, layout: its } = reference;
    countedBy(other, its, spy, 2_000);
    expect(texts.length).toBeGreaterThan(3);
    const token =
      /let|const|for|if|else|return|Math\.floor|\b[abf-ilmnopqtxy]\b|\d+(?:\.\d+)?(?:e-?\d+)?|[-+*<>=^|&;:,(){}[\] ]/y;
    for (const text of texts) {
      let at = 0;
      for (token.lastIndex = 0; at < text.length; at = token.lastIndex) {
        token.lastIndex = at;
        if (!token.test(text)) throw new Error(`not a word of ours: ${text.slice(at, at + 40)}`);
      }
      expect(at).toBe(text.length);
    }
  });

  it('is done without where a page allows none', () => {
    const { machine, layout } = reference;
    const allowed = globalThis.Function;
    try {
      Object.assign(globalThis, {
        Function() {
          throw new EvalError('Refused to evaluate a string as JavaScript');
        },
      });
      expect(countedBy(machine, layout, soon, 2_000).kinds).toBeGreaterThan(20);
    } finally {
      globalThis.Function = allowed;
    }
  });
});
