// `kill -9` at any moment leaves each file as it was or as it was to be: 50 moments of `fmt`, 50 of `check --fix`.

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

const paths = Array.from({ length: FILES }, (_, index) => join(folder, `plan-${index}.rollout`));

/** Runs the command and kills it after so many milliseconds; how long it ran. */
function run(args: readonly string[], killAfter: number | null): Promise<number> {
  const start = performance.now();
  const child = spawn(process.execPath, [launcher, ...args, folder], { stdio: 'ignore' });
  const timer = killAfter === null ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
  return new Promise((resolve) => {
    child.on('close', () => {
      clearTimeout(timer);
      resolve(performance.now() - start);
    });
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
    const whole = await run(args, null);
    const [after = '', ...others] = contents();
    expect(others).toEqual([]);
    expect(after).not.toBe(before);

    let between = 0;
    // How long it takes depends on what else the machine does: a time that was never in the middle is measured again.
    for (let time = whole; between === 0; time = await run(args, null)) {
      for (let moment = 0; moment < MOMENTS; moment++) {
        reset(before);
        // Nothing is written while the process starts, so most moments lie in the later half.
        await run(args, time * (0.2 + (0.9 * moment) / MOMENTS));
        const found = contents();
        for (const text of found) expect([before, after]).toContain(text);
        // It was stopped in the middle, and not before or after all of its work.
        if (found.size > 1) between++;
      }
      reset(before);
    }
  },
  180_000,
);
