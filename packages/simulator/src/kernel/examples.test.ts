import { readdirSync, readFileSync } from 'node:fs';
import { checkText } from '@rollout/language';
import { describe, expect, it } from 'vitest';
import { openLuck } from '../luck/index.ts';
import { machineOf } from '../testing/machine-of.ts';
import { createKernel } from './create-kernel.ts';
import { firstDifference } from './testing/first-difference.ts';

const EXAMPLES = new URL('../../../../examples/', import.meta.url);

const TRIALS = 5;

/** By `step` a trial of a thousand clusters takes half a minute. */
const FEWER: Readonly<Record<string, readonly [from: string, to: string]>> = { million: ['c[100]', 'c[2]'] };

interface Example {
  readonly name: string;
  readonly text: string;
  readonly files: Readonly<Record<string, string>>;
}

/** Each with what it imports before it, and the tables that lie beside it. */
function examples(): Example[] {
  const found: Example[] = [];
  for (const folder of readdirSync(EXAMPLES).sort()) {
    const names = readdirSync(new URL(`${folder}/`, EXAMPLES));
    const read = (name: string): string => readFileSync(new URL(`${folder}/${name}`, EXAMPLES), 'utf8');
    const tables = names.filter((name) => name.endsWith('.csv'));
    const files = Object.fromEntries(tables.map((name) => [name, read(name)]));
    for (const name of names.filter((one) => one.endsWith('.rollout'))) {
      const own = read(name);
      if (!/^plan /m.test(own)) continue;
      const text = own.replace(/^import .* from "(.*)"$/gm, (_, imported: string) => read(imported));
      const [from, to] = FEWER[folder] ?? ['', ''];
      found.push({ name: folder, text: from === '' ? text : text.replaceAll(from, to), files });
    }
  }
  return found;
}

describe('the kernel on the examples', () => {
  for (const { name, text, files } of examples()) {
    const { plans, scenarios } = checkText(text, { files }).program;
    for (const plan of plans) {
      for (const scenario of [undefined, ...scenarios.filter((one) => one.plan === plan.name).map((one) => one.name)]) {
        it(`has the traces and the records of step on ${name}, ${plan.name}, ${scenario ?? 'as written'}`, () => {
          const { machine, layout } = machineOf(text, plan.name, {
            files,
            ...(scenario === undefined ? {} : { scenario }),
          });
          const kernel = createKernel(machine, layout, openLuck(machine, layout, '7'));
          for (let trial = 1; trial <= TRIALS; trial++) {
            expect(firstDifference(machine, layout, '7', kernel, trial)).toBeNull();
          }
        });
      }
    }
  }
});
