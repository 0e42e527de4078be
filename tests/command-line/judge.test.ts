// `rollout judge`: real samples in, a verdict out.
import { Ajv, type AnySchema } from 'ajv';
import { describe, expect, test } from 'vitest';
import { readText } from '../support/repository.ts';
import { folderWith } from './in-folder.ts';

const HEALTH = `health standard {
  metric error-rate  { bad when higher  threshold 1% }
  metric latency-p99 { bad when higher  compare to baseline }
  metric cpu         { bad when different  compare to baseline }
  every 1m
  pass at 95  marginal at 60
}
`;

const asJson = (values: object) => JSON.stringify(values, null, 2);

/** A file of samples, a row each. */
function csv(columns: Readonly<Record<string, readonly (number | string)[]>>): string {
  const names = Object.keys(columns);
  const length = Math.max(...Object.values(columns).map((values) => values.length));
  const rows = Array.from({ length }, (_, i) => names.map((name) => columns[name]?.[i] ?? '').join(','));
  return `${[names.join(','), ...rows].join('\n')}\n`;
}

const times = ['09:00', '09:01', '09:02', '09:03', '09:04', '09:05', '09:06', '09:07'];
const errors = [0.004, 0.005, 0.006, 0.005, 0.004, 0.006, 0.005, 0.005];
const latency = [200, 210, 190, 205, 195, 202, 198, 201];
const cpu = [50, 52, 48, 51, 49, 50.5, 49.5, 50.2];
const old = { time: times, 'error-rate': errors, 'latency-p99': latency, cpu };
const fine = { ...old, cpu: [50.1, 51.7, 48.3, 50.9, 49.2, 50.4, 49.6, 50.3] };
const slow = { ...fine, 'latency-p99': latency.map((value) => value + 50.5) };
const hotAndSlow = { ...slow, cpu: cpu.map((value) => value + 20.3) };

function judge(files: Readonly<Record<string, string | Uint8Array>>, ...more: string[]) {
  const folder = folderWith({ 'plan.rollout': HEALTH, 'old.csv': csv(old), 'new.csv': csv(fine), ...files });
  return folder.rollout('judge', 'plan.rollout', '--baseline', 'old.csv', '--canary', 'new.csv', ...more);
}

describe('the verdict', () => {
  test('passes, and ends with 0', async () => {
    const { exitCode, stdout, stderr } = await judge({});
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^standard: pass, score 100 \(passes from 95, marginal from 60\)\n/);
  });

  test('is marginal, and ends with 0', async () => {
    const { exitCode, stdout } = await judge({ 'new.csv': csv(slow) });
    expect(exitCode).toBe(0);
    const [head, , titles, ...rows] = stdout.split('\n').map((line) => line.replace(/ +/g, ' ').trim());
    expect(head).toBe('standard: marginal, score 66.67 (passes from 95, marginal from 60)');
    expect(titles).toBe('metric found canary ratio samples');
    // Of 8 and 8 the rank sum reaches z = 2.33 at 55 pairs of 64 (32 + 0.5 + 2.33 · 9.52): the interval goes from the tenth least to the tenth
    // greatest difference, 50.5 ∓ 9.
    expect(rows.slice(0, 2)).toEqual([
      'error-rate Pass mean 0.005 threshold 0.01 0.5 8',
      'latency-p99 High +50.5 (+41.5 to +59.5) 1.25 8 : 8',
    ]);
    expect(rows[2]).toMatch(/^cpu Pass .* 1 8 : 8$/);
  });

  test('comes with a hint where samples of a percent look like percent points', async () => {
    const points = errors.map((value) => 100 * value + 1);
    const { stderr } = await judge({ 'new.csv': csv({ ...fine, 'error-rate': points }) });
    expect(stderr.replaceAll(/\s+/g, ' ')).toContain(
      'hint: the threshold of error-rate is 1%, which is 0.01, but its samples are 1.5 on average. If they are in percent, write them with a sign (1.5%) or as shares (0.015).',
    );
    // A threshold that is no percent has no unit to mistake.
    const plain = HEALTH.replace('threshold 1%', 'threshold 0.01');
    expect((await judge({ 'plan.rollout': plain, 'new.csv': csv({ ...fine, 'error-rate': points }) })).stderr).toBe('');
  });

  test('fails, and ends with 1', async () => {
    const { exitCode, stdout } = await judge({ 'new.csv': csv(hotAndSlow) });
    expect(exitCode).toBe(1);
    expect(stdout).toContain('standard: fail, score 33.33');
  });

  test('says why a score is 0', async () => {
    const critical = HEALTH.replace('compare to baseline }\n  every', 'compare to baseline  critical }\n  every');
    const { exitCode, stdout } = await judge({ 'plan.rollout': critical, 'new.csv': csv(hotAndSlow) });
    expect(exitCode).toBe(1);
    expect(stdout).toContain('fail, score 0');
    expect(stdout).toContain('The score is 0: cpu must not fail.');
    const empty = await judge({ 'new.csv': csv({ ...fine, cpu: [], 'latency-p99': ['NaN'] }) });
    expect(empty.exitCode).toBe(1);
    expect(empty.stdout).toContain('The score is 0: 2 of 3 metrics have no data to judge.');
    expect(empty.stdout).toMatch(/cpu +No data +–/);
  });
});

describe('as JSON', () => {
  const schema: AnySchema = JSON.parse(readText('docs/schema/judge.schema.json'));
  const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

  test.each([
    ['samples that pass', csv(fine)],
    ['samples that fail', csv(hotAndSlow)],
    ['samples without data', csv({ ...fine, cpu: [], 'error-rate': [] })],
    ['samples that are the same, or 0', csv({ ...old, 'error-rate': errors.map(() => 0) })],
  ])('it is what its schema says: %s', async (_, samples) => {
    const { stdout } = await judge({ 'new.csv': samples }, '--format', 'json');
    validate(JSON.parse(stdout));
    expect(validate.errors ?? []).toEqual([]);
  });

  test('it has the score, the verdict and every metric', async () => {
    const { stdout, exitCode } = await judge({ 'new.csv': csv(slow) }, '--format', 'json');
    expect(exitCode).toBe(0);
    const found = JSON.parse(stdout);
    expect(found).toMatchObject({ schemaVersion: 1, health: 'standard', score: 66.67, verdict: 'marginal' });
    expect(found.metrics).toMatchObject([
      { name: 'error-rate', classification: 'Pass', low: null, high: null, estimate: 0.005, effect: 0.5 },
      { name: 'latency-p99', classification: 'High' },
      { name: 'cpu', classification: 'Pass' },
    ]);
  });
});

describe('samples', () => {
  const files = { 'plan.rollout': HEALTH, 'old.csv': csv(old), 'new.csv': csv(slow) };

  test('may be JSON as well, on one side or both', async () => {
    const folder = folderWith({ ...files, 'old.json': asJson(old), 'new.json': asJson(slow) });
    const outputs = [];
    for (const [baseline, canary] of [
      ['old.csv', 'new.csv'],
      ['old.json', 'new.csv'],
      ['old.json', 'new.json'],
    ] as const) {
      outputs.push(await folder.rollout('judge', 'plan.rollout', '--baseline', baseline, '--canary', canary));
    }
    const [first, ...others] = outputs;
    for (const other of others) expect(other).toEqual(first);
  });

  test('may be missing here and there, and be percents', async () => {
    const plain = await judge({ 'new.csv': csv({ ...fine, cpu: cpu.slice(0, 5) }) });
    const gaps = csv({
      ...fine,
      'error-rate': errors.map((share) => `${share * 100}%`),
      cpu: ['NaN', ...cpu.slice(0, 2), '', '+Inf', ...cpu.slice(2, 5)],
    });
    const found = await judge({ 'new.csv': gaps });
    expect(found.stdout.replace('8 : 8', '5 : 8')).toContain('mean 0.005 threshold 0.01');
    expect(found.exitCode).toBe(plain.exitCode);
  });

  test('need no baseline where nothing is compared', async () => {
    const plan = 'health h { metric errors { bad when higher  threshold 1% } every 1m  pass at 95  marginal at 75 }\n';
    const folder = folderWith({ 'plan.rollout': plan, 'new.csv': 'errors\n0.5%\n0.7%\n' });
    const { exitCode, stdout } = await folder.rollout('judge', 'plan.rollout', '--canary', 'new.csv');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('mean 0.006 threshold 0.01');
  });

  test('are written to a file too, but never over one that was read', async () => {
    const folder = folderWith(files);
    const args = ['judge', 'plan.rollout', '--baseline', 'old.csv', '--canary', 'new.csv'];
    expect((await folder.rollout(...args, '--output', 'json=found.json')).exitCode).toBe(0);
    const refused = await folder.rollout(...args, '--output', 'json=new.csv');
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain('was read from; it is not overwritten');
  });
});

describe('what cannot be judged is said', () => {
  const cases: [string, Readonly<Record<string, string | Uint8Array>>, number, string][] = [
    [
      'no number',
      { 'new.csv': csv({ ...fine, cpu: [...cpu.slice(0, 3), 'hot'] }) },
      1,
      'new.csv:5, column cpu: `hot` is not a number',
    ],
    [
      'a missing column',
      { 'new.csv': csv({ time: times, 'error-rate': errors, cpu }) },
      1,
      'new.csv has no samples of latency-p99',
    ],
    ['another file', { 'new.csv': 'a,b\n1,2\n' }, 1, 'new.csv has none of the metrics error-rate, latency-p99, cpu'],
    ['two columns of a name', { 'new.csv': 'cpu,cpu\n1,2\n' }, 1, 'new.csv:1: there are two columns cpu'],
    ['an empty file', { 'new.csv': '' }, 1, 'new.csv is empty'],
    ['an open quote', { 'new.csv': 'cpu\n"1\n' }, 1, 'new.csv:2: '],
    ['bytes that are no text', { 'new.csv': Uint8Array.of(0xff, 0xfe, 0) }, 4, 'new.csv is not UTF-8 text'],
    ['an error in the plan', { 'plan.rollout': HEALTH.replace('every 1m', 'evry 1m') }, 1, 'evry'],
    ['no health', { 'plan.rollout': 'topology t { server[2] }\n' }, 1, 'plan.rollout has no health'],
  ];

  test.each(cases)('%s', async (_, files, code, message) => {
    const { exitCode, stdout, stderr } = await judge(files);
    expect(stderr).toContain(message);
    expect(stdout).toBe('');
    expect(exitCode).toBe(code);
  });

  test.each([
    ['what is not JSON', '{ "cpu": [1, 2,, 3] }\n', 'new.json:1:16: this is not JSON'],
    ['JSON that ends too early', '{\n  "cpu": [1, 2\n', 'new.json:3:1: this is not JSON'],
    ['JSON that holds no object', '[1, 2]', 'new.json holds no object'],
    ['a value that is no number', asJson({ cpu: [1, true] }), 'new.json:4:5, cpu: `true` is not a number'],
    ['a text that is no number', asJson({ cpu: [1, 'hot'] }), 'new.json:4:5, cpu: `hot` is not a number'],
    ['a metric that is no array', asJson({ cpu: 7 }), 'new.json: cpu is not an array of numbers'],
  ])('%s', async (_, json, message) => {
    const plan =
      'health h { metric cpu { bad when higher  compare to baseline } every 1m  pass at 95  marginal at 75 }\n';
    const folder = folderWith({ 'plan.rollout': plan, 'old.csv': csv(old), 'new.json': json });
    const { exitCode, stderr } = await folder.rollout(
      'judge',
      'plan.rollout',
      '--baseline',
      'old.csv',
      '--canary',
      'new.json',
    );
    expect(stderr).toContain(message);
    expect(exitCode).toBe(1);
  });

  test('files that are not there, and options that are missing', async () => {
    const folder = folderWith({
      'plan.rollout': HEALTH,
      'two.rollout': `${HEALTH}${HEALTH.replace('standard', 'other')}`,
      'new.csv': csv(fine),
    });
    const say = async (...args: string[]) => {
      const { exitCode, stderr } = await folder.rollout('judge', ...args);
      return [exitCode, stderr.split('\n')[0]];
    };
    expect(await say('plan.rollout', '--canary', 'no.csv', '--baseline', 'new.csv')).toEqual([
      4,
      'error: no.csv: there is no such file',
    ]);
    expect(await say('plan.rollout', '--canary', '.', '--baseline', 'new.csv')).toEqual([4, 'error: . is not a file']);
    expect(await say('plan.rollout', '--canary', 'new.csv')).toEqual([
      2,
      'error: --baseline is missing: latency-p99, cpu are compared with it',
    ]);
    expect(await say('two.rollout', '--canary', 'new.csv')).toEqual([2, 'error: two.rollout has several healths']);
    expect(await say('plan.rollout', '--canary', 'new.csv', '--health', 'x')).toEqual([
      2,
      'error: plan.rollout has no health called x',
    ]);
    expect((await say('plan.rollout'))[0]).toBe(2);
  });
});
