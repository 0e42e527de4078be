import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { machineOf } from '../testing/machine-of.ts';
import { chainOf } from './index.ts';
import { expectSimulated } from './testing/expect-simulated.ts';

const EXAMPLES = new URL('../../../../examples/', import.meta.url);

/** Those that are chains of looks, with the plans that they are looked for in. */
const CHAINS: readonly (readonly [string, string])[] = [
  ['careful', 'careful'],
  ['dark-launch', 'dark-launch'],
  ['kubernetes-rolling', 'kubernetes-rolling'],
  ['reference', 'reference'],
  ['rings', 'rings'],
  ['ways-to-ship/ways', 'rolling'],
  ['ways-to-ship/ways', 'canary'],
  ['ways-to-ship/ways', 'rings'],
  ['ways-to-ship/ways', 'dark-launch'],
];

/** Some 150 figures under one seed: by chance one of them would be beyond five deviations in 1 of 12,000 sets of seeds. */
it.each(CHAINS)('%s: %s is a chain, and says what the simulator says', (file, plan) => {
  const { machine, layout } = machineOf(textOf(file), plan);
  expect(chainOf(machine, layout).kind).toBe('chain');
  expect(expectSimulated(machine, layout, 4_000)).toBeGreaterThan(2);
});

function textOf(file: string): string {
  const [folder = '', name = folder] = file.split('/');
  return readFileSync(new URL(`${folder}/${name}.rollout`, EXAMPLES), 'utf8');
}

/** A new example that is a chain is to be held to the simulator as well. */
it('no other example is a chain', () => {
  const others = readdirSync(EXAMPLES).filter((folder) => !CHAINS.some(([file]) => file.split('/')[0] === folder));
  for (const folder of others) {
    const own = new URL(`${folder}/`, EXAMPLES);
    const files = Object.fromEntries(
      readdirSync(own)
        .filter((name) => /\.(csv|rollout)$/.test(name))
        .map((name) => [name, readFileSync(new URL(name, own), 'utf8')]),
    );
    const text = files[`${folder}.rollout`];
    if (text === undefined) continue;
    const { machine, layout } = machineOf(text, undefined, { files });
    expect(chainOf(machine, layout).kind, folder).toBe('none');
  }
});
