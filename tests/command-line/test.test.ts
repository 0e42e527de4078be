// `rollout test`: what plans expect, decided; what machines read of it is what its schema says.

import { PLAIN } from '@rollout/report';
import { describe, expect, test } from 'vitest';
import { rollout as rolloutIn } from '../../packages/cli/src/testing/fake-terminal.ts';
import { invalid, invalidJunit } from '../support/schemas.ts';
import { folderWith } from './in-folder.ts';

const FLEET = `topology fleet { region west { cluster web[2] { server[4] } } }
model quick {
  deploy takes 1h per server
  bug crash { present 30%  shows 100% at cluster 1 }
  gate health { detects 80%  takes 1h }
}
`;
/** The bug escapes with 0.3 · 0.2² = 1.2%; two batches of an hour in each of two clusters, two looks of an hour, two batches back. */
const plan = (name: string, ...expects: string[]): string =>
  `plan ${name} on fleet using quick {
  maxDown 50% per cluster
  stage one { deploy all  gate health  gate health }
${expects.map((each) => `  expect ${each}\n`).join('')}}
`;
const file = (...plans: string[]): string => FLEET + plans.join('');

const run = (text: string, ...args: string[]) => folderWith({ 'plan.rollout': text }).rollout('test', ...args);

describe('what is known exactly', () => {
  test('takes no trial, and is met or is not', async () => {
    const { exitCode, stdout, stderr } = await run(
      file(plan('weekly', 'P(escape of crash) < 2%', 'max(duration) <= 8h')),
    );
    expect({ exitCode, stdout, stderr }).toEqual({
      exitCode: 0,
      stdout: `weekly  plan.rollout
  ✓ P(escape of crash) < 2%  1.2%  exact
  ✓ max(duration) <= 8h      8h    exact

2 expectations of 1 plan: 2 met
`,
      stderr: '',
    });
  });

  test('is said to fail by how much', async () => {
    const { exitCode, stdout } = await run(file(plan('weekly', 'P(escape of crash) < 1%', 'min(duration) > 6h')));
    expect(exitCode).toBe(1);
    expect(stdout).toContain('It is more than 1% by 0.2 percent points.');
    expect(stdout).toContain('2 expectations of 1 plan: 2 not met');
  });
});

const SLOW = 'takes lognormal(median 20m, p95 1h) per server';
/** Nothing of it is exact, for servers may fail. */
const random = (...expects: string[]): string =>
  file(plan('weekly', ...expects)).replace('takes 1h per server', `${SLOW}\n  deploy fails 1% per server retry 3`);

describe('what trials have to decide', () => {
  test('says how many it took', async () => {
    const { exitCode, stdout } = await run(random('p95(duration) <= 5d', 'p95(duration) <= 3h'));
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/✓ p95\(duration\) <= 5d\s.*1,024 trials/);
    expect(stdout).toMatch(/✗ p95\(duration\) <= 3h\s.*1,024 trials/);
    expect(stdout).toContain(', for certain by ');
    expect(stdout).toContain('seed 1\n');
  });

  test('may be undecided, which does not pass and says what to do', async () => {
    const { exitCode, stdout } = await run(random('p50(duration) <= 260m'), '--trials', '1024');
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/\? p50\(duration\)/);
    expect(stdout.replace(/\s+/g, ' ')).toMatch(/After 1,024 trials it is .* trials would tell: --trials [0-9_]+\./);
  });

  test('is the same for the same seed', async () => {
    const text = random('mean(duration) <= 5h', 'sd(duration) < 1d');
    const [one, other] = [await run(text, '--format', 'json'), await run(text, '--format', 'json')];
    expect(one.stdout).toBe(other.stdout);
    const third = await run(text, '--format', 'json', '--seed', '2');
    expect(JSON.parse(third.stdout)).toMatchObject({ seed: '2', met: 2 });
    expect(third.stdout).not.toBe(one.stdout);
  });
});

test('places are proven apart, or it is said how they could meet', async () => {
  const two = FLEET.replace(
    'region west { cluster web[2] { server[4] } }',
    'region a { server[4] } region b { server[4] }',
  );
  const { stdout, exitCode } = await folderWith({
    'plan.rollout': `${two}plan apart on fleet using quick { exclusive a, b  stage one { deploy all by region }  expect exclusive a, b }
plan beside on fleet using quick { stage one { deploy all by region parallel 2 }  expect exclusive a, b }`,
  }).rollout('test');
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/✓ exclusive a, b {2}proven/);
  expect(stdout).toMatch(/✗ exclusive a, b {2}not proven/);
});

describe('several files and plans', () => {
  const files = {
    'a.rollout': file(plan('one', 'P(escape of crash) < 2%'), plan('two')),
    'b.rollout': `${FLEET}plan three on fleet using quick { stage one { deploy nowhere } }`,
    'c/d.rollout': file(plan('one', 'P(completed) > 50%')).concat(
      'scenario sure for one { assume crash present 100% }\n',
    ),
  };

  test('are all tested, and a file with errors fails', async () => {
    const { exitCode, stdout, stderr } = await folderWith(files).rollout('test');
    expect(exitCode).toBe(1);
    expect(stdout).toContain('one  a.rollout');
    expect(stdout).toContain('two  a.rollout\n  expects nothing');
    expect(stdout).toContain('one  c/d.rollout');
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      '2 expectations of 3 plans: 2 met, 1 plan without expectations, 1 file with errors',
    );
    expect(stderr).toContain('nowhere');
  });

  test('what is wrong with a file is told in every format', async () => {
    const { rollout } = folderWith(files);
    const github = await rollout('test', 'b.rollout', '--format', 'github');
    expect(github.stdout).toMatch(/^::error file=b\.rollout,line=7,title=[^:]*::.*nowhere/);
    const junit = await rollout('test', 'b.rollout', '--format', 'junit');
    expect(junit.stdout).toContain('<testsuite name="b.rollout" tests="1" failures="0" errors="1"');
    expect(junit.stdout).toMatch(/<error type="[a-z-]+" message="1 error, the first: /);
    const json = await rollout('test', 'b.rollout', '--format', 'json');
    expect(JSON.parse(json.stdout).files).toEqual([{ file: 'b.rollout', errors: 1, plans: [] }]);
    expect([github.exitCode, junit.exitCode, json.exitCode]).toEqual([1, 1, 1]);
  });

  test('--plan takes those of a name, --scenario those that have it', async () => {
    const { rollout } = folderWith(files);
    expect((await rollout('test', 'a.rollout', '--plan', 'two')).stdout).not.toContain('one');
    const under = await rollout('test', 'a.rollout', 'c', '--scenario', 'sure');
    expect(under.stdout).toContain('one under sure  c/d.rollout\n  ✗ P(completed) > 50%');
    expect(under.stdout).not.toContain('a.rollout');
    expect(await rollout('test', 'a.rollout', '--plan', 'four')).toMatchObject({
      exitCode: 2,
      stderr: 'error: there is no plan called four\n  There is one, two.\n',
    });
    expect((await rollout('test', 'a.rollout', '--scenario', 'sure')).exitCode).toBe(2);
  });

  test('a folder without plans is wrong use, a plan without expectations is not', async () => {
    expect((await folderWith({ 'x.txt': '' }).rollout('test')).exitCode).toBe(2);
    expect(await run(file(plan('silent')))).toMatchObject({ exitCode: 0 });
  });

  test('params are set', async () => {
    const text = `${FLEET}plan p on fleet using quick {
  param soak = 1h in 1h..9h
  stage one { deploy all  wait soak }
  expect max(duration) <= 4h
}`;
    expect((await run(text)).exitCode).toBe(0);
    expect((await run(text, '--set', 'soak=5h')).exitCode).toBe(1);
  });
});

describe('what policies expect', () => {
  test('is tested with what the plan does, and said by whom', async () => {
    const { rollout } = folderWith({
      'rollout.config.json': '{ "policies": [{ "file": "policies.rollout", "for": ["plans/**"] }] }',
      'policies.rollout': 'policy careful { expect P(escape) < 1% }\n',
      'plans/a.rollout': file(plan('one', 'P(escape of crash) < 2%')),
    });
    const { exitCode, stdout } = await rollout('test', 'plans');
    expect(exitCode).toBe(1);
    expect(stdout).toContain('✓ P(escape of crash) < 2% ');
    expect(stdout).toContain('✗ P(escape) < 1% (policy careful)');
    const github = await rollout('test', 'plans', '--format', 'github');
    expect(github.stdout).toMatch(
      /^::error file=policies\.rollout,line=1,title=one%3A not met::.* The plan is in plans\/a\.rollout\.$/m,
    );
    const json = JSON.parse((await rollout('test', 'plans', '--format', 'json')).stdout);
    expect(json.files[0].plans[0].expectations.map(({ policy }: { policy: string }) => policy)).toEqual([
      null,
      'careful',
    ]);
  });
});

test('a plan may come from standard input', async () => {
  const { withInput } = folderWith({});
  const { exitCode, stdout } = await withInput(file(plan('weekly', 'P(escape of crash) < 2%')), 'test', '-');
  expect(exitCode).toBe(0);
  expect(stdout).toContain('weekly  stdin.rollout');
});

test('what was stopped is marked, and what was not decided is undecided', async () => {
  const { path } = folderWith({ 'plan.rollout': random('max(duration) < 30d', 'p95(duration) <= 5d') });
  const stop = new AbortController();
  const ended = await rolloutIn(['test', '--format', 'json'], {
    cwd: path,
    interruptible: (work) => {
      stop.abort(130);
      return work(stop.signal);
    },
  });
  expect(ended.exitCode).toBe(130);
  expect(JSON.parse(ended.stdout)).toMatchObject({ complete: false, undecided: 2 });
});

test('nothing is wider than the terminal', async () => {
  const { path } = folderWith({
    'plan.rollout': random('p95(duration) <= 3h', 'P(crash found in one given crash) > 99%'),
  });
  for (const columns of [40, 60, 100]) {
    const { stdout } = await rolloutIn(['test', '--trials', '1024'], { cwd: path, answer: { ...PLAIN, columns } });
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(columns);
  }
});

describe('for machines', () => {
  const text = `${random('p95(duration) <= 3h', 'P(escape of crash) < 2%', 'max(down per cluster) <= 50%')}
plan "a: 100% <&>, ]]>" on fleet using quick { stage one { deploy all }  expect max(duration) < 1m }
`;

  test('JSON is what its schema says', async () => {
    const { stdout } = await run(text, '--format', 'json', '--trials', '2000');
    const tested = JSON.parse(stdout);
    expect(invalid('test', tested)).toEqual([]);
    const [first] = tested.files[0].plans[0].expectations;
    expect(first).toMatchObject({ status: 'not-met', unit: 'seconds', bound: 10_800, place: { line: 11, column: 3 } });
  });

  test('JUnit names suites and cases, and nothing of a plan breaks out of it', async () => {
    const { stdout } = await run(text, '--format', 'junit', '--trials', '2000');
    expect(stdout.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="rollout test"')).toBe(true);
    expect(stdout).toContain('<testsuite name="weekly" tests="3"');
    expect(stdout).toContain('<testcase name="expect p95(duration) &lt;= 3h"');
    expect(stdout).toContain('<failure type="not-met"');
    // No run of 2,000 is enough to be sure of the greatest.
    expect(stdout).toContain('<failure type="undecided"');
    expect(stdout).toContain('<testsuite name="a: 100% &lt;&amp;&gt;, ]]&gt;"');
    expect(stdout).not.toContain(' time=');
    expect(await invalidJunit(stdout)).toEqual([]);
  });

  test('GitHub is told what fails, and where', async () => {
    const { stdout } = await run(text, '--format', 'github', '--trials', '2000');
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toMatch(
      /^::error file=plan\.rollout,line=11,title=weekly%3A not met::expect p95\(duration\) <= 3h: /,
    );
    expect(lines.some((line) => line.includes('title=a%3A 100%25 <&>%2C ]]>%3A not met::'))).toBe(true);
    expect(stdout).not.toContain('The plan is in');
    expect(lines.at(-1)).toMatch(/^4 expectations: /);
  });

  test('files are written beside what is printed', async () => {
    const { rollout, path } = folderWith({ 'plan.rollout': text });
    const { readFileSync } = await import('node:fs');
    await rollout('test', '--trials', '1024', '--output', 'junit=report.xml', '--output', 'json=report.json');
    expect(readFileSync(`${path}/report.xml`, 'utf8')).toContain('<testsuites');
    expect(JSON.parse(readFileSync(`${path}/report.json`, 'utf8')).schemaVersion).toBe(1);
  });

  test.each(['pretty', 'json', 'junit', 'github'])(
    'no control character of a plan reaches the terminal: %s',
    async (format) => {
      const wild = `${FLEET}plan "p\\u{9B}\\u{202E}" on fleet using quick { stage "s\\u{1B}c" { deploy all }  expect P(crash found in "s\\u{1B}c") > 50% }
`;
      const { stdout, stderr } = await run(wild, '--format', format);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
      expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    },
  );
});
