// Whether a plan is worked out exactly or simulated.
import { describe, expect, test } from 'vitest';
import { folderWith } from './in-folder.ts';

const plan = (takes: string): string => `topology fleet { region west { cluster web { server[4] } } }
model numbers {
  deploy takes ${takes} per server
  bug crash { present 10%  surfaces after exponential(mean 40 server-hours) }
  gate health { detects 90%  false alarm 1% }
}
plan weekly on fleet using numbers {
  maxDown 50% per cluster
  stage all { deploy all  wait 10h  gate health }
  on unhealthy rollback
  on false alarm retry
}
`;
const fixed = () => folderWith({ 'weekly.rollout': plan('1h') });
const random = () => folderWith({ 'weekly.rollout': plan('lognormal(median 1h, sigma 0.4)') });

describe('a plan of few different runs', () => {
  test('is worked out exactly', async () => {
    const { stdout, stderr, exitCode } = await fixed().rollout('simulate', 'weekly.rollout');
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout.split('\n')[0]).toBe('weekly  4 servers, exact');
    expect(stdout).toMatch(/\nExact +(all )?\d+ different runs of this plan were worked out/);
    expect(stdout).not.toContain('Uncertain');
    // No figure has an interval.
    expect(stdout).not.toMatch(/[≤≥±–]/);
  });

  test('is the same whatever the seed and the trials', async () => {
    const { rollout } = fixed();
    const [one, other] = await Promise.all(
      [
        ['--seed', 'a'],
        ['--seed', 'b', '--trials', '7'],
      ].map(async (args) => {
        const { stdout } = await rollout('simulate', 'weekly.rollout', '--format', 'csv', ...args);
        return stdout;
      }),
    );
    expect(one).toBe(other);
  });

  test('is simulated if somebody insists', async () => {
    const { rollout } = fixed();
    const args = ['simulate', 'weekly.rollout', '--method', 'simulated', '--trials', '50', '--format', 'json'];
    const results = JSON.parse((await rollout(...args)).stdout);
    expect(results).toMatchObject({ method: 'simulated', trials: 50, omitted: 0 });
    expect(results.outcomes.completed.low).toBeLessThan(results.outcomes.completed.high);
  });
});

describe('a plan of random times', () => {
  test('is simulated, and what is known all the same says so', async () => {
    const { stdout } = await random().rollout('simulate', 'weekly.rollout', '--trials', '50', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({ method: 'simulated', trials: 50 });
  });

  test('cannot be worked out exactly, and the answer says why', async () => {
    expect(await random().rollout('simulate', 'weekly.rollout', '--method', 'exact')).toEqual({
      exitCode: 1,
      stdout: '',
      stderr:
        'error: `weekly` cannot be worked out exactly: deploying may take any time\n  Use --method simulated, or leave --method out.\n',
    });
  });
});

test('neither can a stream of changes', async () => {
  const asked = await fixed().rollout('simulate', 'weekly.rollout', '--changes', '5', '--method', 'exact');
  expect(asked).toMatchObject({ exitCode: 2, stdout: '' });
  expect(asked.stderr).toContain('a stream of changes cannot be worked out exactly');
});

test('there are no other methods', async () => {
  expect(await fixed().rollout('simulate', 'weekly.rollout', '--method', 'guess')).toMatchObject({ exitCode: 2 });
});
