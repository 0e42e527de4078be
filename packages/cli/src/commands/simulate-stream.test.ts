import { describe, expect, test } from 'vitest';
import { ExitCode } from '../exit-code.ts';
import { rollout } from '../testing/fake-terminal.ts';

const AUDIENCE = 'audience people 1_000_000 { ring beta 5%  ring everyone }\nmodel m { release takes 1h }\n';
const CHANNEL = 'channel all for everyone departs every 1w from 2026-01-05 { wait 1d }';
const train = (items: string): string => `${AUDIENCE}plan train using m { ${items} }\n`;

const simulate = (text: string, ...options: string[]) => rollout(['simulate', '-', ...options], { stdin: text });

describe('simulate --changes', () => {
  test('runs as many spans as their changes make of the trials, whole ones', async () => {
    const json = async (...options: string[]) =>
      JSON.parse((await simulate(train(CHANNEL), '--format', 'json', ...options)).stdout);
    expect(await json('--changes', '40', '--trials', '100')).toMatchObject({ changes: 80, spans: 2, complete: true });
    expect(await json('--changes', '5')).toMatchObject({ changes: 10_000, spans: 2_000 });
    expect(await json('--changes', '100')).toMatchObject({ changes: 25_000, spans: 250 });
  });

  test('gives the same bytes for the same seed, and others for another', async () => {
    const text = train(CHANNEL.replace('01-05', '01-07'));
    const [a, b, c] = await Promise.all(
      ['x', 'x', 'y'].map((seed) => simulate(text, '--changes', '3', '--trials', '600', '--seed', seed)),
    );
    expect(a?.stdout).toBe(b?.stdout);
    expect(a?.stdout.replace('seed x', '')).not.toBe(c?.stdout.replace('seed y', ''));
  });

  test.each([
    [
      'a plan without channels',
      train('stage s { release to everyone }'),
      ['--changes', '5'],
      'plan train has no channel',
    ],
    [
      'a plan that says when it starts',
      train(`starts 2026-03-02 09:00 ${CHANNEL}`),
      ['--changes', '5'],
      'it is said when',
    ],
    ['--start', train(CHANNEL), ['--changes', '5', '--start', '2026-03-02'], 'leave out `starts` and --start'],
    ['no changes', train(CHANNEL), ['--changes', '0'], 'a whole number from 1'],
    ['fewer than no changes', train(CHANNEL), ['--changes', '-3'], 'a whole number from 1'],
    [
      'less than a span',
      train(CHANNEL),
      ['--changes', '50', '--trials', '49'],
      'is less than the 50 changes of one span',
    ],
    [
      'more trains than can be kept',
      train(CHANNEL),
      ['--changes', '1', '--trials', '1_000_000_000'],
      'more than 10,000,000 trains',
    ],
    [
      'channels that have no span together',
      train(
        'channel one for beta departs every 61d from 2026-01-05 { wait 1d } channel two for everyone departs every 67d from 2026-01-05 { wait 1d }',
      ),
      ['--changes', '5'],
      'after which the trains of one and the other channels leave alike again',
    ],
  ])('is refused for %s', async (_, text, options, says) => {
    const { exitCode, stderr, stdout } = await simulate(text, ...options);
    expect(exitCode).toBe(ExitCode.usage);
    expect(stderr).toContain(says);
    expect(stdout).toBe('');
  });

  test('that is stopped says what it has', async () => {
    const ended = await rollout(['simulate', '-', '--changes', '1000', '--trials', '100_000_000'], {
      stdin: train(CHANNEL),
      // As if Ctrl-C came while the first slice is worked on.
      interruptible: (work) => work(AbortSignal.abort(ExitCode.interrupted)),
    });
    expect(ended.exitCode).toBe(ExitCode.interrupted);
    expect(ended.stderr).toMatch(/^Stopped after [\d,]+ of 100,000,000 changes\.\n$/);
    expect(ended.stdout).toContain('INCOMPLETE');
  });
});
