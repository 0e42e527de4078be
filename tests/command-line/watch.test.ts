// `check --watch` as people run it: a process that goes on until it is interrupted.
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, launcher } from './in-folder.ts';

const FLEET =
  'topology fleet { region west { cluster web[2] { server[4] } } }\nmodel quick { deploy takes 1m per server }\n';
const PLAN =
  'import { fleet, quick } from "fleet.rollout"\nplan p on fleet using quick { maxDown 50% per cluster  stage s { deploy all } }\n';
const OTHER = `${FLEET}plan q on fleet using quick { maxDown 50% per cluster  stage s { deploy all } }\n`;

/** A watch, and what it says from one pass to the next. */
function startWatch(cwd: string) {
  const { NO_COLOR: _, FORCE_COLOR: __, ...env } = process.env;
  const child = spawn(process.execPath, [launcher, 'check', '--watch', 'plans'], { cwd, env: { ...env, CI: 'true' } });
  let said = '';
  let heard = (): void => {};
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said += chunk;
      heard();
    });
  }
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', resolve);
  });
  return {
    child,
    ended,
    /** Waits until this has been said since it was waited for the last time. */
    until: (pattern: RegExp): Promise<void> =>
      new Promise((resolve) => {
        heard = () => {
          if (!pattern.test(said)) return;
          heard = () => {};
          resolve();
          said = '';
        };
        heard();
      }),
  };
}

/** One that says this. A file that is written may be seen before all of it is there: then there are more passes. */
const passOf = (said: string): RegExp => new RegExp(`${said}.*Watching \\d+ files?\\. Ctrl-C ends\\.\n`, 's');

test('checks again what changes, comes and goes, and ends when it is interrupted', async () => {
  const { path } = folderWith({
    'rollout.config.json': '{ "preset": "none" }',
    'plans/fleet.rollout': FLEET,
    'plans/plan.rollout': PLAN,
    'plans/other.rollout': OTHER,
  });
  const write = (name: string, text: string): void => writeFileSync(join(path, name), text);
  const watch = startWatch(path);
  try {
    await watch.until(/^No problems in 3 files\nWatching 3 files/);

    write('plans/fleet.rollout', FLEET.replace('deploy takes', 'deplpy takes'));
    // Itself and the one that imports it.
    await watch.until(passOf('Did you mean `deploy`\\?.*error.* in 2 files'));

    write('plans/fleet.rollout', FLEET);
    await watch.until(passOf('No problems in 2 files'));

    mkdirSync(join(path, 'plans/new'));
    write('plans/new/new.rollout', 'plan p { }\n');
    await watch.until(/new\/new\.rollout.*Watching 4 files\. Ctrl-C ends\.\n/s);

    rmSync(join(path, 'plans/new/new.rollout'));
    await watch.until(passOf('in 3 files'));

    write('rollout.config.json', '{ "preset": }');
    await watch.until(passOf('rollout\\.config\\.json'));

    watch.child.kill('SIGINT');
    expect(await watch.ended).toBe(130);
  } finally {
    watch.child.kill('SIGKILL');
  }
});

test.each([
  [['--format', 'json'], '--watch goes with no other format than pretty'],
  [['--output', 'json=a.json'], '--watch goes with no --output'],
  [['--fix'], '--watch goes with no fixes'],
])('refuses %s', async (args, message) => {
  const { exitCode, stderr } = await folderWith({ 'plan.rollout': OTHER }).rollout('check', '--watch', ...args);
  expect(exitCode).toBe(2);
  expect(stderr).toContain(message);
});

test('a file that is not there ends it at once', async () => {
  const { rollout } = folderWith({ 'plan.rollout': OTHER });
  const { exitCode, stderr } = await rollout('check', '--watch', 'plan.rollout', 'nope.rollout');
  expect([exitCode, stderr]).toEqual([4, 'error: nope.rollout: there is no such file\n']);
});
