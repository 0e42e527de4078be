// `rollout compare`: two plans under the same luck, and when it fails a build.
import { Ajv, type AnySchema } from 'ajv';
import { describe, expect, test } from 'vitest';
import { rollout } from '../../packages/cli/src/testing/fake-terminal.ts';
import { readText } from '../support/repository.ts';
import { folderWith } from './in-folder.ts';
import { stopping } from './stopped.ts';

/** Every time is fixed, and a bug shows at a cluster or not: all is known exactly. */
const FIXED = `topology fleet { cluster c[4] { server[10] } }
model numbers {
  deploy takes 1h per cluster
  bug crash { present 10%  shows 50% at cluster 1 }
  gate health { detects 80%  false alarm 1% }
}
plan careful on fleet using numbers {
  param soak = 10h in 1h..24h
  deadline 2d
  stage one { deploy 1 cluster  wait soak  gate health }
  stage rest { deploy remaining parallel 3  wait 1h  gate health }
  on unhealthy rollback in 1h
}
scenario bad for careful { assume crash present 100% }
`;

/** Servers take their time, so that it has to be sampled. */
const RANDOM = FIXED.replace('deploy takes 1h per cluster', 'deploy takes exponential(mean 20m) per server');

const compareIn = (files: Readonly<Record<string, string>>, ...args: string[]) =>
  folderWith(files).rollout('compare', ...args, '--trials', '400');

const schema: AnySchema = JSON.parse(readText('docs/schema/compare.schema.json'));
const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

interface Told {
  readonly figure: string;
  readonly method: string;
  readonly a: number;
  readonly b: number;
  readonly difference: { readonly value: number; readonly low: number; readonly high: number };
  readonly verdict: string;
}

/** What is printed as JSON, seen to be what its schema says, with its figures by name. */
async function json(files: Readonly<Record<string, string>>, ...args: string[]) {
  const { stdout, stderr } = await compareIn(files, ...args, '--format', 'json');
  if (stdout === '') throw new Error(stderr);
  const found = JSON.parse(stdout);
  validate(found);
  expect(validate.errors ?? []).toEqual([]);
  const figures: readonly Told[] = found.figures;
  return { ...found, of: new Map(figures.map((each) => [each.figure, each])) };
}

describe('two settings of a plan', () => {
  test('whose times are fixed are compared exactly', async () => {
    const found = await json({ 'plan.rollout': FIXED }, 'plan.rollout', '--with', 'soak=12h');
    expect(found).toMatchObject({ trials: 0, complete: true, alike: false });
    expect(found.changes).toEqual([{ where: 'param soak', a: '10h', b: '12h' }]);
    expect(found.of.get('p50(duration)')).toMatchObject({
      method: 'exact',
      a: 13 * 3600,
      b: 15 * 3600,
      difference: { value: 7200, low: 7200, high: 7200 },
      verdict: 'worse',
    });
    // The bug shows at the first cluster or never: how long it is waited for there changes nothing.
    expect(found.of.get('P(escape of crash)')).toMatchObject({ verdict: 'no-difference', difference: { value: 0 } });
  });

  test('whose times are random are run under the same luck', async () => {
    const found = await json({ 'plan.rollout': RANDOM }, 'plan.rollout', '--with', 'soak=12h');
    expect(found).toMatchObject({ trials: 400, seed: '1', confidence: 0.99 });
    const median = found.of.get('p50(duration)');
    expect(median?.method).toBe('simulated');
    expect(median?.difference).toMatchObject({ value: 7200, low: 7200, high: 7200 });
    expect(found.of.get('P(escape of crash)')).toMatchObject({ verdict: 'no-difference' });
  });

  test('give the same bytes again, and other bytes under another seed', async () => {
    const { rollout } = folderWith({ 'plan.rollout': RANDOM });
    const run = async (...more: string[]) =>
      (await rollout('compare', 'plan.rollout', '--with', 'soak=12h', '--trials', '300', '--format', 'json', ...more))
        .stdout;
    const first = await run();
    expect(await run()).toBe(first);
    expect(JSON.parse(await run('--seed', '2')).figures).not.toEqual(JSON.parse(first).figures);
  });

  test('that are the same are said to be so', async () => {
    const { stdout, exitCode } = await compareIn({ 'plan.rollout': RANDOM }, 'plan.rollout', '--with', 'soak=10h');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('nothing that runs: every difference is none');
    expect((await json({ 'plan.rollout': RANDOM }, 'plan.rollout', '--with', 'soak=10h')).alike).toBe(true);
  });
});

describe('two plans', () => {
  test('in two files: what gets better, what worse, and what they say differently', async () => {
    const files = { 'old.rollout': FIXED, 'new.rollout': FIXED.replace('detects 80%', 'detects 90%') };
    const { stdout, stderr, exitCode } = await compareIn(files, 'old.rollout', 'new.rollout');
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^old\.rollout → new\.rollout\nevery figure is known exactly\n/);
    expect(stdout).toContain('gate health detects crash: 80% → 90%');
    // There, shows (1 − ½) and seen by one of two looks.
    const found = await json(files, 'old.rollout', 'new.rollout');
    expect(found.of.get('P(crash found given crash)').a).toBeCloseTo(0.5 * (1 - 0.2 ** 2), 12);
    expect(found.of.get('P(crash found given crash)').b).toBeCloseTo(0.5 * (1 - 0.1 ** 2), 12);
    expect(found.of.get('P(crash found given crash)').verdict).toBe('better');
    expect(found.of.get('P(rollback)').verdict).toBe('more');
  });

  test('of one file, and two scenarios of one plan', async () => {
    const two = `${FIXED}plan hasty on fleet using numbers { stage all { deploy all parallel 4  gate health } }\n`;
    const plans = await json({ 'p.rollout': two }, 'p.rollout', '--plan', 'careful', '--with-plan', 'hasty');
    expect([plans.a.plan, plans.b.plan]).toEqual(['careful', 'hasty']);
    expect(plans.of.get('mean(duration)').verdict).toBe('better');
    const bad = await json({ 'p.rollout': FIXED }, 'p.rollout', '--with-scenario', 'bad');
    expect([bad.a.scenario, bad.b.scenario]).toEqual([null, 'bad']);
    expect(bad.of.get('P(escape of crash)').verdict).toBe('worse');
    // A bug that is there more often is not found less often where it is.
    expect(bad.of.get('P(crash found given crash)').verdict).toBe('no-difference');
  });

  test('one of which comes from standard input', async () => {
    const { withInput } = folderWith({ 'plan.rollout': FIXED });
    const { stdout, exitCode } = await withInput(FIXED.replace('10h', '8h'), 'compare', 'plan.rollout', '-');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('param soak: 10h → 8h');
  });
});

describe('a build', () => {
  const fails = async (condition: string, text = FIXED, trials = '400') => {
    const { rollout } = folderWith({ 'plan.rollout': text });
    const args = ['compare', 'plan.rollout', '--with', 'soak=12h', '--trials', trials, '--fail-if', condition];
    const { exitCode, stdout } = await rollout(...args);
    return [exitCode, /^Fails if\s+(.*)$/m.exec(stdout)?.[1]?.replace(/^.*: /, '')];
  };

  // Two hours on thirteen are 15.4%.
  test.each([
    ['p50(duration) grows over 14%', 1, 'it does'],
    ['p50(duration) grows over 16%', 0, 'it does not'],
    ['p50(duration) grows', 1, 'it does'],
    ['p50(duration) falls', 0, 'it does not'],
    ['p50(duration) grows by more than 2h', 0, 'it does not'],
    ['p50(duration) grows by more than 119m', 1, 'it does'],
    ['p50(duration) > 14h', 1, 'it does'],
    ['P(escape of crash) grows', 0, 'it does not'],
    ['P(completed) < 90%', 0, 'it does not'],
    ['P(crash found in one given crash) > 30%', 1, 'it does'],
  ])('fails if %s: exit code %i', async (condition, code, said) => {
    expect(await fails(condition)).toEqual([code, said]);
    expect(await fails(condition, RANDOM)).toEqual([code, said]);
  });

  test('fails where nobody can tell, and is told what would', async () => {
    const [code, said] = await fails('p50(duration) > 15h12m', RANDOM, '20');
    expect(code).toBe(1);
    expect(said).toMatch(/^can't tell; --trials [0-9_]+ would$/);
  });

  test('has to pass every condition', async () => {
    const { rollout } = folderWith({ 'plan.rollout': FIXED });
    const both = ['--fail-if', 'p50(duration) grows over 16%', '--fail-if', 'mean(duration) grows over 1%'];
    expect((await rollout('compare', 'plan.rollout', '--with', 'soak=12h', ...both)).exitCode).toBe(1);
  });
});

describe('as Markdown', () => {
  test('it is a table with verdicts, the conditions, and how sure it is', async () => {
    const { stdout } = await compareIn(
      { 'plan.rollout': RANDOM },
      ...['plan.rollout', '--with', 'soak=12h', '--format', 'markdown', '--fail-if', 'p95(duration) grows over 1%'],
    );
    expect(stdout).toMatch(/^### Rollout: `careful` → `careful with soak = 12h`\n\n\*\*\d+ worse/);
    expect(stdout).toContain('- fail if `p95(duration) grows over 1%`: **fails**: it certainly does');
    expect(stdout).toContain('| figure | A | B | difference | verdict |');
    expect(stdout).toMatch(
      /\| P50 of the duration \| [^|]+ \| [^|]+ \| \+2h, \+[\d.]+% \| \*\*worse\*\* \(longer\) \|/,
    );
    expect(stdout).toContain('- param soak: `10h` → `12h`');
    // Its chances do not depend on how long servers take, and are known exactly.
    expect(stdout).toContain(
      '<sub>400 trials of each under the same luck, seed 1; figures without an interval are known exactly; all intervals, and so all verdicts, hold together at 99%.</sub>',
    );
  });

  test('no name of a plan acts upon whoever shows it', async () => {
    const evil = 'cr|`<img src=x>`@octocat #1 https://a.example\\u{1B}[31m';
    const text = FIXED.replaceAll('bug crash', `bug "${evil}"`).replace('assume crash', `assume "${evil}"`);
    const { stdout } = await compareIn(
      { 'plan.rollout': text },
      'plan.rollout',
      '--with',
      'soak=12h',
      '--format',
      'markdown',
    );
    const rows = stdout.split('\n').filter((line) => line.startsWith('|'));
    expect(rows.length).toBeGreaterThan(8);
    for (const row of rows) expect(row.split('|')).toHaveLength(7);
    expect(stdout).not.toMatch(/<img|@octocat|`@|#1\b|:\/\//);
    expect(stdout).not.toContain('\u001b');
    expect(stdout).toContain('&#64;&#8288;octocat');
  });
});

test.each(['pretty', 'json', 'markdown'])('control characters of a plan reach no terminal as %s', async (format) => {
  const text = FIXED.replaceAll('careful', '"c\\u{9B}1\\u{202E}"').replace('stage one', 'stage "s\\u{1B}c"');
  const { stdout, stderr, exitCode } = await compareIn(
    { 'p.rollout': text },
    'p.rollout',
    '--with',
    'soak=1h',
    '--format',
    format,
  );
  expect(exitCode).toBe(0);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
});

test('a comparison that was stopped says so', async () => {
  const { path } = folderWith({ 'plan.rollout': RANDOM });
  const args = ['compare', 'plan.rollout', '--with', 'soak=12h', '--trials', '10000000', '--format', 'json'];
  const ended = await rollout(args, { cwd: path, ...stopping(10, 130) });
  expect(ended.exitCode).toBe(130);
  expect(ended.stderr).toMatch(/^Stopped after [0-9,]+ of 10,000,000 trials\.$/m);
  const found = JSON.parse(ended.stdout);
  validate(found);
  expect(validate.errors ?? []).toEqual([]);
  expect(found.complete).toBe(false);
});

describe('what cannot be compared is said', () => {
  test.each([
    ['a plan with itself', ['plan.rollout'], 2, 'plan.rollout is compared with itself'],
    ['a plan with itself, twice', ['plan.rollout', 'plan.rollout'], 2, 'plan.rollout is compared with itself'],
    ['twice standard input', ['-', '-'], 2, 'only one of the two can come from standard input'],
    ['a file that is not there', ['plan.rollout', 'no.rollout'], 4, 'no.rollout'],
    ['a param that is not there', ['plan.rollout', '--with', 'sok=1h'], 1, 'sok'],
    ['a scenario that is not there', ['plan.rollout', '--with-scenario', 'god'], 2, 'has no scenario called god'],
    [
      'a condition without a measure',
      ['plan.rollout', '--with', 'soak=1h', '--fail-if', 'soak grows'],
      2,
      'cannot be read',
    ],
    [
      'a condition without an amount',
      ['plan.rollout', '--with', 'soak=1h', '--fail-if', 'p95(duration) grows over much'],
      2,
      '`much` is no percent',
    ],
    [
      'a bug that neither has',
      ['plan.rollout', '--with', 'soak=1h', '--fail-if', 'P(escape of cash) grows'],
      2,
      'cannot be read',
    ],
    ['a format that it has not', ['plan.rollout', '--with', 'soak=1h', '--output', 'csv=x.csv'], 2, 'csv'],
  ] as const)('%s', async (_, args, code, message) => {
    const { exitCode, stdout, stderr } = await compareIn({ 'plan.rollout': FIXED }, ...args);
    expect(stderr).toContain(message);
    expect(stdout).toBe('');
    expect(exitCode).toBe(code);
  });
});
