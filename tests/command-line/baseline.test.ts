// How an old project begins to be checked: what it is found with today is held back, what is new is not.
import { readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith } from './in-folder.ts';

const FLEET = `topology fleet { region west { cluster web[2] { server[4] } } }
model quick { deploy takes 1h per server }
`;
const ARGS = ['--baseline', 'baseline.json'];
const plan = (name: string): string => `plan ${name} on fleet using quick {\n  stage all { deploy all }\n}\n`;
const files = {
  'rollout.config.json': '{ "preset": "none", "rules": { "no-max-down": "warning" } }',
  'a.rollout': FLEET + plan('old'),
  'b.rollout': FLEET + plan('older'),
};
const BROKEN = 'plan p { stage a { deplpy all } }\n';

function entriesIn(folder: string): readonly { readonly file: string; readonly count: number }[] {
  const text = readFileSync(join(folder, 'baseline.json'), 'utf8');
  const { findings } = JSON.parse(text) as { findings: { file: string; count: number }[] };
  return findings.map(({ file, count }) => ({ file, count }));
}

test('the first time it is written, then only what is new is reported', async () => {
  const { rollout, path } = folderWith(files);
  expect((await rollout('check')).stdout).toContain('2 warnings in 2 files');
  const first = await rollout('check', ...ARGS);
  expect([first.exitCode, first.stdout]).toEqual([0, 'No problems in 2 files\n']);
  expect(first.stderr).toBe('2 findings written to baseline.json: from now on it holds them back\n');
  expect(entriesIn(path)).toEqual([
    { file: 'a.rollout', count: 1 },
    { file: 'b.rollout', count: 1 },
  ]);

  writeFileSync(join(path, 'a.rollout'), `// Lines above move it.\n\n${FLEET}${plan('old')}${plan('young')}`);
  const { stdout, stderr } = await rollout('check', ...ARGS);
  expect(stdout).toContain(' --> a.rollout:8:6');
  expect(stdout).toContain('1 warning in 2 files');
  expect(stderr).toBe('2 findings held back by baseline.json\n');
  expect((await rollout('check', ...ARGS, '--max-warnings', '0')).exitCode).toBe(1);
});

test('what is gone is said, and taken out by --update-baseline; files that were not checked keep theirs', async () => {
  const { rollout, path } = folderWith(files);
  await rollout('check', ...ARGS);
  writeFileSync(join(path, 'a.rollout'), FLEET);
  const { stderr } = await rollout('check', ...ARGS);
  expect(stderr).toBe(
    '1 finding held back by baseline.json; 1 that it holds is gone: --update-baseline writes it anew\n',
  );
  expect((await rollout('check', ...ARGS, 'b.rollout')).stderr).toBe('1 finding held back by baseline.json\n');
  await rollout('check', ...ARGS, '--update-baseline', 'a.rollout');
  expect(entriesIn(path)).toEqual([{ file: 'b.rollout', count: 1 }]);
  rmSync(join(path, 'b.rollout'));
  await rollout('check', ...ARGS, '--update-baseline');
  expect(entriesIn(path)).toEqual([]);
});

test('errors are never held back, and what a file with one is found with otherwise is not forgotten', async () => {
  const { rollout, path } = folderWith({ ...files, 'c.rollout': BROKEN });
  const first = await rollout('check', ...ARGS);
  expect(first.exitCode).toBe(1);
  expect(first.stdout).toContain('unknown-word');
  expect(entriesIn(path).length).toBe(2);
  writeFileSync(join(path, 'a.rollout'), BROKEN);
  expect((await rollout('check', ...ARGS, '--update-baseline')).exitCode).toBe(1);
  expect(entriesIn(path).length).toBe(2);
});

test('the same files give the same bytes', async () => {
  const texts = await Promise.all(
    [['a.rollout', 'b.rollout'], ['b.rollout', 'a.rollout'], []].map(async (args) => {
      const { rollout, path } = folderWith(files);
      await rollout('check', ...ARGS, ...args);
      return readFileSync(join(path, 'baseline.json'), 'utf8');
    }),
  );
  expect(new Set(texts).size).toBe(1);
});

test('what is no baseline is neither believed nor overwritten', async () => {
  const { rollout, path } = folderWith({ ...files, 'baseline.json': '{ "schemaVersion": 2 }' });
  for (const more of [[], ['--update-baseline']]) {
    const { exitCode, stderr } = await rollout('check', ...ARGS, ...more);
    expect([exitCode, stderr.includes('baseline.json is no baseline: its schemaVersion is not 1')]).toEqual([2, true]);
  }
  expect((await rollout('check', '--baseline', 'a.rollout', '--update-baseline')).exitCode).toBe(2);
  expect(readFileSync(join(path, 'a.rollout'), 'utf8')).toBe(files['a.rollout']);
  expect((await rollout('check', '--update-baseline')).stderr).toContain('--update-baseline needs a baseline');
});

test('where the configuration has a mistake nothing is written', async () => {
  const { rollout, path } = folderWith({ ...files, 'rollout.config.json': '{ "preset": "stritc" }' });
  const { exitCode, stderr } = await rollout('check', ...ARGS);
  expect([exitCode, stderr.includes('baseline.json was not written')]).toEqual([2, true]);
  expect(() => entriesIn(path)).toThrow('ENOENT');
});

test('a pipeline begins none: a name that is mistyped would let everything pass', async () => {
  const { rollout, inPipeline, path } = folderWith(files);
  expect(await inPipeline('check', ...ARGS)).toEqual({
    exitCode: 2,
    stdout: '',
    stderr:
      'error: baseline.json: there is no such baseline\n  Where the environment sets CI, none is begun. Write it where you work and commit it, or say --update-baseline.\n',
  });
  expect(() => entriesIn(path)).toThrow('ENOENT');
  await rollout('check', ...ARGS);
  expect((await inPipeline('check', ...ARGS)).stderr).toBe('2 findings held back by baseline.json\n');
  rmSync(join(path, 'baseline.json'));
  expect((await inPipeline('check', ...ARGS, '--update-baseline')).exitCode).toBe(0);
  expect(entriesIn(path).length).toBe(2);
});

test('standard input is no baseline', async () => {
  const { rollout, path } = folderWith(files);
  for (const more of [[], ['--update-baseline']]) {
    const { exitCode, stderr } = await rollout('check', '--baseline', '-', ...more);
    expect([exitCode, stderr.includes('--baseline - names no file')]).toEqual([2, true]);
  }
  expect(readdirSync(path).sort()).toEqual(Object.keys(files).sort());
});

test('a file does not hold both a baseline and a format, whichever links lead to it', async () => {
  const { rollout, path } = folderWith(files);
  const refused = async (output: string): Promise<void> => {
    const { exitCode, stderr } = await rollout('check', ...ARGS, '--update-baseline', '--output', `json=${output}`);
    expect([exitCode, stderr.includes('--baseline and --output json are one file')]).toEqual([2, true]);
  };
  await refused('./baseline.json');
  expect(() => entriesIn(path)).toThrow('ENOENT');
  await rollout('check', ...ARGS);
  symlinkSync('baseline.json', join(path, 'link.json'));
  rmSync(join(path, 'b.rollout'));
  await refused('link.json');
  expect(entriesIn(path).length).toBe(2);
});
