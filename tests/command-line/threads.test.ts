// A study on several threads says what it says on one, byte by byte.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { launcher, start } from './in-folder.ts';
import { startSignalled } from './stopped.ts';

beforeAll(() => {
  if (!existsSync(join(launcher, '../../dist/rollout-worker.cjs'))) throw new Error('run "npm run build" first');
});

/** The first is counted by kinds of trials, the others trial by trial; all take longer than it takes to see whether threads pay. */
test.each([
  ['reference', '6_000_000'],
  ['first-plan', '8_000'],
  ['amazon-waves', '1_500'],
])('%s', async (name, trials) => {
  const args = ['simulate', `examples/${name}/${name}.rollout`, '--method', 'simulated', '--trials', trials];
  const one = await start([...args, '--threads', '1', '--format', 'csv']);
  expect(one).toMatchObject({ code: 0, stderr: '' });
  expect(await start([...args, '--threads', '3', '--format', 'csv'])).toEqual(one);
});

test('is stopped on several as soon as on one', async () => {
  const args = ['simulate', 'examples/first-plan/first-plan.rollout', '--method', 'simulated', '--threads', '2'];
  // First it listens while it sees whether threads pay, then while they run.
  const { code, stderr, stdout } = await startSignalled([...args, '--trials', '1_000_000_000'], 'SIGINT', 2);
  expect(code).toBe(130);
  expect(stderr).toMatch(/^Stopped after [\d,]+ of 1,000,000,000 trials\.\n$/);
  expect(stdout).toContain('INCOMPLETE');
});

test('threads compile in turn with their work, and so none ends while that goes on', async () => {
  const work = [
    'examples/first-plan/first-plan.rollout',
    '--method',
    'simulated',
    '--threads',
    '2',
    '--trials',
    '2_000',
  ];
  const { code, stdout } = await start(['simulate', ...work], undefined, ['--trace-opt']);
  expect(code).toBe(0);
  // The command's own thread, which has begun before, does not.
  expect(stdout).toContain('ConcurrencyMode::kConcurrent');
  expect(stdout).toContain('ConcurrencyMode::kSynchronous');
});
