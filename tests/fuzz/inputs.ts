/** What the fuzzer feeds to the house: an input is a function of the seed and of its number. */
import { readdirSync, readFileSync } from 'node:fs';
import { type Example, exampleFiles } from '@rollout/language';
import { catalog } from '@rollout/workspace';
import fc from 'fast-check';
import { randomSource } from '../../packages/compiler/src/testing/random-source.ts';
import type { Pick } from '../../packages/simulator/src/kernel/testing/pick.ts';
import { randomPlan } from '../../packages/simulator/src/kernel/testing/random-plan.ts';
import { drawn } from './drawn.ts';
import { mutate } from './mutate.ts';

export interface Input {
  readonly text: string;
  /** Files beside it that it may name. */
  readonly files: Readonly<Record<string, string>>;
}

/** From the repository's root, where tests and scripts run. */
const examples = readdirSync('examples').flatMap(inputsIn);
const texts = examples.map(({ text }) => text);

/** Of nodes: such a fleet is there to be at a limit, and takes seconds as it is. */
const THOUSANDS = /\[\d+_\d{3}\]/;

/** The small plans on the pages of all diagnostics and rules, right and wrong. */
const ofPages = [...catalog.values()].flatMap(({ page }) => [...inputOfPage(page.raises), ...inputOfPage(page.avoids)]);

export function inputOf(seed: number, index: number): Input {
  return drawn(seed, index, (pick) => {
    const input = plain(pick, seed, index);
    return pick.chance(0.9) ? { ...input, text: mutate(input.text, pick, texts) } : input;
  });
}

function plain(pick: Pick, seed: number, index: number): Input {
  if (pick.chance(0.7)) return pick.of(ofPages);
  if (pick.chance(0.5)) return pick.of(examples);
  if (pick.chance(0.6)) return randomPlan(pick);
  const [text = ''] = fc.sample(randomSource, { seed: seed ^ Math.imul(index, 0x9e3779b1), numRuns: 1 });
  return { text, files: {} };
}

/** Each plan of an example, with all that lies beside it. */
function inputsIn(example: string): readonly Input[] {
  const names = readdirSync(`examples/${example}`).filter((name) => /[.](?:rollout|csv)$/.test(name));
  const files = Object.fromEntries(names.map((name) => [name, readFileSync(`examples/${example}/${name}`, 'utf8')]));
  return names.flatMap((name) => (name.endsWith('.rollout') ? { text: files[name] ?? '', files } : []));
}

/** Nothing of those that are large on purpose. */
function inputOfPage(example: Example): readonly Input[] {
  if (typeof example !== 'string' && 'shown' in example) return [];
  const [first, ...others] = exampleFiles(example);
  return first === undefined || THOUSANDS.test(first.text)
    ? []
    : [{ text: first.text, files: Object.fromEntries(others.map(({ path, text }) => [path, text])) }];
}
