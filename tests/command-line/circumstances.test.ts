// Under which circumstances a plan runs: a scenario, a start.
import { describe, expect, test } from 'vitest';
import { folderWith } from './in-folder.ts';

const PLAN = `topology fleet { region west { cluster web { server[4] } } region east { cluster db { server[4] } } }
model quick { deploy takes 1h per server  deploy fails 0% per server retry 3 }
plan weekly on fleet using quick {
  maxDown 50% per cluster
  window mon..fri 09:00..17:00 in "Europe/Berlin"
  stage all { deploy all }
}
scenario west-down for weekly { at 30m west down for 5m }
scenario slow for weekly { deploy takes 2h per server }
`;
const folder = () => folderWith({ 'weekly.rollout': PLAN });

describe('a scenario', () => {
  test('is one of the file’s, and said in the answer', async () => {
    const { rollout } = folder();
    const { stdout, exitCode } = await rollout('simulate', 'weekly.rollout', '--scenario', 'slow', '--trials', '8');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('under slow');
    const json = await rollout('simulate', 'weekly.rollout', '--scenario', 'slow', '--trials', '8', '--format', 'json');
    expect(JSON.parse(json.stdout)).toMatchObject({ scenario: 'slow' });
    const machine = await rollout('compile', 'weekly.rollout', '--scenario', 'west-down');
    expect(JSON.parse(machine.stdout)).toMatchObject({ scenario: 'west-down' });
  });

  test('that there is none of is wrong use, and the answer says which there are', async () => {
    const { rollout } = folder();
    expect(await rollout('simulate', 'weekly.rollout', '--scenario', 'fast')).toMatchObject({
      exitCode: 2,
      stderr: 'error: weekly.rollout has no scenario called fast\n  It has west-down, slow.\n',
    });
    expect(await rollout('trace', 'weekly.rollout', '--scenario', 'west-dwon')).toMatchObject({
      exitCode: 2,
      stderr:
        'error: weekly.rollout has no scenario called west-dwon\n  Did you mean west-down? It has west-down, slow.\n',
    });
    expect(await rollout('simulate', 'weekly.rollout', '--scenario', '')).toMatchObject({
      exitCode: 2,
      stderr: 'error: the name that --scenario gives is empty\n  It has west-down, slow.\n',
    });
    const { withInput } = folder();
    const alone = PLAN.slice(0, PLAN.indexOf('scenario'));
    const { exitCode, stderr } = await withInput(alone, 'trace', '-', '--scenario', 'fast');
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr:
        'error: stdin.rollout has no scenario called fast\n  A scenario is declared as: scenario NAME for PLAN { … }.\n',
    });
  });

  test('is checked with its plan, and what only it shows is said with its name', async () => {
    const { rollout } = folderWith({
      'weekly.rollout': PLAN.replace('stage all', 'deadline 10h  exclusive clusters at least 3h apart  stage all'),
    });
    const { stdout, exitCode } = await rollout('check', 'weekly.rollout');
    // Two batches of an hour in each cluster, and three hours between: seven hours. Of two hours each, the last one waits for the next
    // morning: 26 hours. Were the plan itself so slow, it would be an error.
    expect(stdout).toContain('warning: Deadline shorter than the shortest run');
    expect(stdout).toContain('Under scenario slow: The deadline is 10h, but the plan takes 1d2h even');
    expect(stdout).not.toContain('Under scenario west-down');
    expect(exitCode).toBe(0);
  });
});

describe('one plan of several', () => {
  const second = 'plan other on fleet using quick { maxDown 50% per cluster  stage all { deploy nowhere } }\n';

  test('is run and checked whatever is wrong with the others', async () => {
    const { rollout } = folderWith({ 'weekly.rollout': `${PLAN}${second}` });
    expect((await rollout('check', 'weekly.rollout')).exitCode).toBe(1);
    expect((await rollout('simulate', 'weekly.rollout', '--trials', '8')).exitCode).toBe(1);
    const alone = await rollout('check', 'weekly.rollout', '--plan', 'weekly');
    expect(alone.exitCode).toBe(0);
    expect(alone.stdout).not.toMatch(/nowhere|error/);
    const run = await rollout('simulate', 'weekly.rollout', '--plan', 'weekly', '--trials', '8');
    expect([run.exitCode, run.stderr]).toEqual([0, '']);
  });

  test('that is itself the one with the errors says so', async () => {
    const { rollout } = folderWith({ 'weekly.rollout': `${PLAN}${second}` });
    const { exitCode, stderr } = await rollout('simulate', 'weekly.rollout', '--plan', 'other', '--trials', '8');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('nowhere');
  });
});

describe('a start', () => {
  test('that nobody gives is assumed, and that is said', async () => {
    const { stdout } = await folder().rollout('simulate', 'weekly.rollout', '--trials', '8');
    expect(stdout.split('\n')[1]).toBe('begins Mon 2026-01-05 09:00 Europe/Berlin (assumed: --start says when)');
  });

  test('may be given', async () => {
    const { rollout } = folder();
    const at = ['--start', '2026-03-27 15:30 in Europe/Berlin'];
    const { stdout } = await rollout('trace', 'weekly.rollout', ...at);
    // The first two batches of an hour on Friday; then the clocks change over the weekend.
    expect(stdout).toContain('begins Fri 2026-03-27 15:30 Europe/Berlin');
    expect(stdout).toMatch(/2d 16:30:00 {2}Mon 2026-03-30 09:00/);
    expect(JSON.parse((await rollout('compile', 'weekly.rollout', ...at)).stdout)).toMatchObject({
      start: { date: '2026-03-27', minute: 930, zone: 'Europe/Berlin' },
    });
  });

  test('without a zone is in that of the plan, as `starts` is', async () => {
    const { rollout } = folder();
    const startOf = async (text: string) =>
      JSON.parse((await rollout('compile', 'weekly.rollout', '--start', text)).stdout).start;
    expect(await startOf('2026-03-27 15:30')).toEqual({ date: '2026-03-27', minute: 930, zone: 'Europe/Berlin' });
    expect(await startOf('2026-03-27')).toEqual({ date: '2026-03-27', minute: 0, zone: 'Europe/Berlin' });
    expect(await startOf('2026-03-27T15:30Z')).toEqual({ date: '2026-03-27', minute: 930, zone: 'UTC' });
  });

  test('has hours of two digits', async () => {
    const { stderr, exitCode } = await folder().rollout('simulate', 'weekly.rollout', '--start', '2026-03-27 9:30');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Write the time as `09:30`.');
  });
});
