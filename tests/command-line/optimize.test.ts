// `rollout optimize`: what it prints, and what it refuses.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type AnySchema } from 'ajv';
import { describe, expect, test } from 'vitest';
import { rollout } from '../../packages/cli/src/testing/fake-terminal.ts';
import { readText } from '../support/repository.ts';
import { folderWith } from './in-folder.ts';

const schema: AnySchema = JSON.parse(readText('docs/schema/optimize.schema.json'));
const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

/** The longer it waits after the first cluster, the surer the bug shows there, before it is everywhere. */
const WAITING = `topology fleet { cluster c[12] { server[10] } }
model numbers {
  deploy takes 1h per cluster
  bug crash { present 10%  surfaces after exponential(mean 100 server-hours) }
  gate health { detects 90%  false alarm 1% }
}
plan waiting on fleet using numbers {
  horizon 7d
  param soak = 6h in 1h..24h
  param together = 2
  stage one { deploy 1 cluster  wait soak  gate health }
  stage rest { deploy remaining parallel together  wait 1h  gate health }
  on unhealthy rollback in 1h
}
`;

const optimize = async (text: string, ...args: string[]) => {
  const { rollout } = folderWith({ 'plan.rollout': text });
  return rollout('optimize', 'plan.rollout', ...args);
};
const json = async (text: string, ...args: string[]) => {
  const { stdout, stderr } = await optimize(text, '--format', 'json', ...args);
  if (stdout === '') throw new Error(stderr);
  const found = JSON.parse(stdout);
  validate(found);
  expect(validate.errors ?? []).toEqual([]);
  return found;
};

describe('the front of one wait', () => {
  test('is exact, has all its values, and the plan as it is on it', async () => {
    const found = await json(WAITING);
    expect(found.method).toBe('exact');
    expect(found.front).toHaveLength(24);
    expect(found.front.map((point: { params: { soak: number } }) => point.params.soak / 3_600)).toEqual(
      Array.from({ length: 24 }, (_, i) => i + 1),
    );
    expect(found.current.onFront).toBe(6);
    expect(found.left).toEqual([{ name: 'together', why: 'no-range' }]);
    expect(found.knee.reason).toMatch(/^\d+h.* more \(soak \d+h to \d+h\) saves .*% of exposure; the next /);
  });

  test('has the figures that the plans have by themselves', async () => {
    const { front } = await json(WAITING, '--grid', 'soak=1h,12h');
    for (const { params, objectives } of front) {
      const { rollout } = folderWith({ 'plan.rollout': WAITING });
      const { stdout } = await rollout('simulate', 'plan.rollout', '--format', 'json', '--set', `soak=${params.soak}s`);
      const { duration, bugs } = JSON.parse(stdout);
      expect(objectives[0].value).toBeGreaterThanOrEqual(duration.mean.low - 1e-6);
      expect(objectives[0].value).toBeLessThanOrEqual(duration.mean.high + 1e-6);
      expect(objectives[1].value).toBeGreaterThanOrEqual(bugs.crash.exposure.mean.low - 1e-6);
      expect(objectives[1].value).toBeLessThanOrEqual(bugs.crash.exposure.mean.high + 1e-6);
    }
  });

  test('in words and in a table', async () => {
    const { stdout, exitCode, stderr } = await optimize(WAITING);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^waiting {2}least duration against least exposure\n24 plans tried, exact\n/);
    expect(stdout).toMatch(/^Now +soak = 6h: .* on the front \(#6\)$/m);
    expect(stdout).toMatch(/^ *#6 +now +6h +\S+/m);
    expect(stdout.split('\n').every((line) => line.length <= 80)).toBe(true);
  });

  test('as CSV has a line a point', async () => {
    const { stdout } = await optimize(WAITING, '--format', 'csv');
    const [head, ...rows] = stdout.trimEnd().split('\n');
    expect(head).toBe('point,mark,soak,duration,duration low,duration high,exposure,exposure low,exposure high');
    expect(rows).toHaveLength(24);
  });

  test('is the same bytes each time', async () => {
    expect((await optimize(WAITING)).stdout).toBe((await optimize(WAITING)).stdout);
  });
});

describe('a plan whose own values are not on the grid', () => {
  const GRID = ['--grid', 'soak=2h,4h', '--grid', 'together=1,3'];

  test('is tried too, and shown, but is no point of the front', async () => {
    const found = await json(WAITING, ...GRID);
    const own = { soak: 21_600, together: 2 };
    expect(found.plans.tried).toBe(4);
    expect(found.params.map(({ current }: { current: number }) => current)).toEqual([21_600, 2]);
    expect(found.current).toMatchObject({ params: own, onFront: null });
    expect(found.front.map(({ params }: { params: object }) => params)).not.toContainEqual(own);
    const { current } = await json(WAITING, '--grid', 'soak=6h', '--grid', 'together=2,3');
    expect(found.current.objectives).toEqual(current.objectives);
    const { stdout } = await optimize(WAITING, ...GRID);
    expect(stdout).toMatch(/\nNow\s+soak = 6h, together = 2: /);
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'its values are not among those searched: it is no point of the front',
    );
  });

  test('has trials of its own where it is raced', async () => {
    const text = WAITING.replace('takes 1h per cluster', 'takes lognormal(median 1h, p95 3h) per cluster');
    const found = await json(text, ...GRID, '--trials', '2000');
    expect(found.method).toBe('simulated');
    expect(found.trials).toBeLessThanOrEqual(2_000);
    expect(found.current).toMatchObject({ params: { soak: 21_600, together: 2 }, onFront: null, certain: false });
    for (const { value, low, high } of found.current.objectives) {
      expect(low).toBeLessThanOrEqual(value);
      expect(high).toBeGreaterThanOrEqual(value);
    }
  });
});

test('limits leave plans out, and a plan that keeps none is said', async () => {
  const all = await json(WAITING, '--objective', 'duration', '--objective', 'escape');
  const escapes = all.front.map((point: { objectives: { value: number }[] }) => point.objectives[1]?.value ?? 1);
  const middle = escapes[12];
  const args = ['--objective', 'duration', '--objective', 'escape', '--subject-to'];
  const some = await json(WAITING, ...args, `P(escape of crash) <= ${(middle * 100).toFixed(9)}%`);
  expect(some.limitsKept).toBe(true);
  expect(some.front.length + some.plans.outsideLimits).toBe(24);
  expect(some.front.every((point: { limits: string[] }) => point.limits[0] === 'met')).toBe(true);
  const every = await optimize(WAITING, ...args, 'P(escape) < 99%');
  expect(every.stdout.replace(/\s+/g, ' ')).toContain(' every plan keeps P(escape) < 99% ');
  const none = await json(WAITING, ...args, 'P(escape) < 0.000001%');
  expect([none.limitsKept, none.plans.outsideLimits]).toEqual([false, 24]);
});

test('what is random is raced, and what cannot be told apart is said', async () => {
  const random = WAITING.replace('deploy takes 1h per cluster', 'deploy takes lognormal(median 1h, p95 2h) per server');
  const found = await json(
    random,
    '--trials',
    '4000',
    '--steps',
    '4',
    '--objective',
    'p95(duration)',
    '--objective',
    'found-early',
  );
  expect(found.method).toBe('simulated');
  expect(found.trials).toBeLessThanOrEqual(4_000);
  expect(found.objectives.map((each: { better: string }) => each.better)).toEqual(['lower', 'higher']);
});

describe('what cannot be searched', () => {
  test.each([
    [
      'no params',
      WAITING.replace(/param .*\n/g, '')
        .replace('soak', '6h')
        .replace('together', '2'),
      [],
      'nothing to search',
    ],
    ['no ranges', WAITING.replace(' in 1h..24h', ''), [], 'no param of the plan has a range'],
    ['one objective', WAITING, ['--objective', 'duration'], 'two or three objectives'],
    [
      'an objective that is none',
      WAITING,
      ['--objective', 'duration', '--objective', 'speed'],
      'is no measure of this plan',
    ],
    ['a bug that is none', WAITING, ['--objective', 'duration', '--objective', 'escape of crush'], 'has no bug crush'],
    ['the same twice', WAITING, ['--objective', 'duration', '--objective', 'mean(duration)'], 'is there twice'],
    ['a limit without a bound', WAITING, ['--subject-to', 'P(escape)'], 'says no limit'],
    ['a grid of nothing', WAITING, ['--grid', 'soak'], 'names no param and values'],
    ['a grid of another param', WAITING, ['--grid', 'sock=1h'], 'has no param sock'],
    ['no bugs', WAITING.replace(/bug .*\n/, ''), [], 'the model has no bugs'],
  ])('%s', async (_, text, args, message) => {
    const { exitCode, stderr } = await optimize(text, ...args);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
  });

  test('too few trials', async () => {
    const random = WAITING.replace('takes 1h per cluster', 'takes lognormal(median 1h, p95 2h) per server');
    const { exitCode, stderr } = await optimize(random, '--trials', '100', '--steps', '8');
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('100 trials are too few for')]);
  });

  test('values that are none, as --set says it', async () => {
    const { exitCode, stderr } = await optimize(WAITING, '--grid', 'soak=1h,99h');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('param-out-of-range');
  });
});

test('exposure without a horizon warns', async () => {
  const { stderr } = await optimize(WAITING.replace('horizon 7d', ''));
  expect(stderr).toContain('looks better merely by ending sooner');
});

describe('--apply', () => {
  const before = WAITING.replace(
    'param soak = 6h in 1h..24h',
    '/// How long.\r\n  param soak = 6h in 1h..24h // a comment',
  ).replace('param together = 2', 'param together   =   2 in 1..4');

  test('changes the defaults that differ, keeps all else, and shows what has changed', async () => {
    const { path, rollout } = folderWith({ 'plan.rollout': before });
    const { front, knee } = JSON.parse((await rollout('optimize', 'plan.rollout', '--format', 'json')).stdout);
    const { exitCode, stderr } = await rollout('optimize', 'plan.rollout', '--apply');
    expect(exitCode).toBe(0);
    const { soak, together } = front[knee.number - 1].params;
    const after = readFileSync(join(path, 'plan.rollout'), 'utf8');
    expect(after).toBe(before.replace('= 6h in', `= ${soak / 3_600}h in`).replace('=   2 in', `=   ${together} in`));
    expect(stderr).toContain(
      '--- plan.rollout\n+++ plan.rollout\n@@ -10 +10 @@\n-  param soak = 6h in 1h..24h // a comment\n+',
    );
    const again = await rollout('optimize', 'plan.rollout', '--apply');
    expect(again.stderr).toContain('already; nothing is written');
  });

  test('takes the point that is picked, and keeps a byte order mark', async () => {
    const { path, rollout } = folderWith({ 'plan.rollout': `\ufeff${WAITING}` });
    await rollout('optimize', 'plan.rollout', '--apply', '--pick', '3');
    expect(readFileSync(join(path, 'plan.rollout'), 'utf8')).toBe(`\ufeff${WAITING.replace('= 6h', '= 3h')}`);
    const beyond = await rollout('optimize', 'plan.rollout', '--apply', '--pick', '99');
    expect([beyond.exitCode, beyond.stderr]).toEqual([2, expect.stringContaining('numbered from 1 to 24.')]);
  });

  test('writes nothing over what is newer', async () => {
    const { path } = folderWith({ 'plan.rollout': WAITING });
    const file = join(path, 'plan.rollout');
    const newer = `${WAITING}// by somebody else\n`;
    const { exitCode, stderr } = await rollout(['optimize', 'plan.rollout', '--apply'], {
      cwd: path,
      interruptible: (work) => {
        writeFileSync(file, newer);
        return work(new AbortController().signal);
      },
    });
    expect(exitCode).toBe(4);
    expect(stderr).toContain('has changed since it was read; nothing is written');
    expect(readFileSync(file, 'utf8')).toBe(newer);
  });

  test('has no file to write to where the plan comes from standard input', async () => {
    const { withInput } = folderWith({});
    const { exitCode, stderr } = await withInput(WAITING, 'optimize', '-', '--apply');
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('--apply has no file to write to')]);
  });

  test('is what --pick is about', async () => {
    expect((await optimize(WAITING, '--pick', '3')).exitCode).toBe(2);
  });
});

describe('--vary order', () => {
  // The bug shows only where b is: the later b comes, the fewer have the new version when it is seen, and the longer it takes.
  const text = WAITING.replace(
    'cluster c[12] { server[10] }',
    'region a { cluster c[2] { server[10] } } region b { label hw = 7  cluster c[2] { server[30] } } region d { cluster c[2] { server[10] } }',
  )
    .replace('surfaces after', 'only where hw == 7  surfaces after')
    .replace(
      / {2}stage one .*\n {2}stage rest .*\n/,
      '  stage all { each region in a, b, d { deploy here  wait soak  gate health } }\n',
    );

  test('tries the places that a step lists in every order', async () => {
    const { path, rollout } = folderWith({ 'plan.rollout': text });
    const { stdout } = await rollout(
      'optimize',
      'plan.rollout',
      '--vary',
      'order',
      '--grid',
      'soak=2h',
      '--format',
      'json',
    );
    const found = JSON.parse(stdout);
    validate(found);
    expect(validate.errors ?? []).toEqual([]);
    expect(found.plans.tried).toBe(6);
    expect(found.params[0]).toMatchObject({ name: 'order in all', unit: 'choice', current: 'a, b, d' });
    expect(found.params[0].values).toEqual(['a, b, d', 'a, d, b', 'b, a, d', 'b, d, a', 'd, a, b', 'd, b, a']);
    for (const { params, objectives } of found.front.slice(0, 1)) {
      const other = text.replace('in a, b, d', `in ${params['order in all']}`);
      const { stdout: own } = await folderWith({ 'plan.rollout': other }).rollout(
        'simulate',
        'plan.rollout',
        '--set',
        'soak=2h',
        '--format',
        'json',
      );
      const { duration, bugs } = JSON.parse(own);
      expect(duration.mean.low).toBeLessThanOrEqual(objectives[0].value + 1e-6);
      expect(duration.mean.high).toBeGreaterThanOrEqual(objectives[0].value - 1e-6);
      expect(bugs.crash.exposure.mean.low).toBeLessThanOrEqual(objectives[1].value + 1e-6);
      expect(bugs.crash.exposure.mean.high).toBeGreaterThanOrEqual(objectives[1].value - 1e-6);
    }
    const last = found.front.at(-1);
    const pick = ['--apply', '--pick', String(last.number)];
    await rollout('optimize', 'plan.rollout', '--vary', 'order', '--grid', 'soak=2h', ...pick);
    expect(readFileSync(join(path, 'plan.rollout'), 'utf8')).toBe(
      text.replace('in a, b, d', `in ${last.params['order in all']}`).replace('= 6h', '= 2h'),
    );
  });

  test('places that are deployed to one by one change places', async () => {
    const stages = text.replace(
      / {2}stage all .*\n/,
      '  stage one { deploy b  wait soak  gate health }\n  stage two { deploy a  gate health }\n',
    );
    const { params } = await json(stages, '--vary', 'order', '--grid', 'soak=2h');
    expect(params[0]).toMatchObject({ name: 'order', values: ['b, a', 'a, b'] });
  });

  test('knows no other', async () => {
    const { exitCode, stderr } = await optimize(WAITING, '--vary', 'sizes');
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('Allowed choices are order.')]);
  });

  test('needs places to vary', async () => {
    const { exitCode, stderr } = await optimize(WAITING, '--vary', 'order');
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('there is no order to vary')]);
  });
});

test('control characters from the plan reach no terminal', async () => {
  const text = WAITING.replaceAll('soak', '"so\\u{1B}[31mak"')
    .replaceAll('crash', '"b\\u{7}"')
    .replace('weekly', '"p\\u{9B}"');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  const controls = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/;
  for (const format of ['pretty', 'json', 'csv']) {
    const { stdout, stderr, exitCode } = await optimize(text, '--format', format, '--steps', '3', '--apply');
    expect(exitCode).toBe(0);
    expect(stdout).not.toMatch(controls);
    expect(stderr).not.toMatch(controls);
  }
});
