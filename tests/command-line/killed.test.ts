// `kill -9` at any moment leaves each file as it was or as it was to be: 50 moments of `fmt`, 50 of `check --fix`, spread over all that is asked of
// the disk, and so not over time, in which they would lie elsewhere on each machine.

import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readText } from '../support/repository.ts';
import { launcher } from './in-folder.ts';

const FILES = 25;
const MOMENTS = 50;

const folder = mkdtempSync(join(tmpdir(), 'rollout-killed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const good = readText('examples/first-plan/first-plan.rollout');
const needless = '  // rollout-ignore bake-too-short: nothing here is too short\n  stage first {';

/** Formatted, it is itself without the blanks; put right, without the suppression that silences nothing. */
const commands = [
  { args: ['fmt'], before: good.replaceAll('\n  ', '\n      ') },
  { args: ['check', '--fix', '--format', 'json'], before: good.replace('  stage first {', needless) },
];

const plans = join(folder, 'plans');
mkdirSync(plans);
const paths = Array.from({ length: FILES }, (_, index) => join(plans, `plan-${index}.rollout`));

/**
 * What is loaded before the command, into its process: counts what is asked of the file system by what writes files, and kills the process at the question
 * with that number, before it is put or as soon as it is. Without a number it leaves beside the files how many there were.
 */
const DIES = `
const fs = require('node:fs');
const { count, at, started } = JSON.parse(process.env.ROLLOUT_TEST_DIES);
let asked = 0;
const kill = () => process.kill(process.pid, 'SIGKILL');
const counting = (holder, name) => {
  const ask = holder[name];
  holder[name] = (...args) => {
    asked += 1;
    if (asked === at && !started) kill();
    const answer = ask.apply(holder, args);
    if (asked === at) kill();
    return answer;
  };
};
for (const name of ['open', 'write', 'fsync', 'close', 'chown', 'chmod', 'rename']) counting(fs, name);
counting(fs.promises, 'writeFile');
if (at === null) process.on('exit', () => fs.writeFileSync(count, String(asked)));
`;
const dies = join(folder, 'dies.cjs');
const count = join(folder, 'count');
writeFileSync(dies, DIES);

/** Runs the command, and kills it at this question; null: not at all. What it ends with: an exit code, or the signal. */
function run(args: readonly string[], at: number | null, started = false): Promise<number | string | null> {
  const env = { ...process.env, ROLLOUT_TEST_DIES: JSON.stringify({ count, at, started }) };
  const options = ['--require', dies, launcher, ...args, plans];
  const child = spawn(process.execPath, options, { stdio: 'ignore', env });
  return new Promise((resolve) => {
    child.on('close', (code, signal) => resolve(signal ?? code));
  });
}

const reset = (before: string): void => {
  for (const path of paths) writeFileSync(path, before);
};

const contents = (): ReadonlySet<string> => new Set(paths.map((path) => readFileSync(path, 'utf8')));

it.each(commands)(
  '$args',
  async ({ args, before }) => {
    reset(before);
    expect(await run(args, null)).toBe(0);
    const [after = '', ...others] = contents();
    expect(others).toEqual([]);
    expect(after).not.toBe(before);

    const all = Number(readFileSync(count, 'utf8'));
    // Each is opened, written, put on the disk and renamed.
    expect(all).toBeGreaterThan(5 * FILES);

    let between = 0;
    for (let moment = 0; moment < MOMENTS; moment++) {
      reset(before);
      const at = 1 + Math.floor((moment * all) / MOMENTS);
      expect(await run(args, at, moment % 2 === 1)).toBe('SIGKILL');
      const found = contents();
      for (const text of found) expect([before, after]).toContain(text);
      if (found.size > 1) between++;
    }
    // It was stopped in the middle, and not always before or after all of its work.
    expect(between).toBeGreaterThan(MOMENTS / 2);
  },
  // Fifty processes, of half a second each where nothing else goes on.
  600_000,
);
