// What a project says in rollout.config.json.
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith } from './in-folder.ts';

const PLAN = `topology fleet { region west { cluster web { server[4] } } }
model quick { deploy takes 1h per server }
plan weekly on fleet using quick { maxDown 50%  stage all { deploy all } }
`;
const POLICY = 'policy careful { maxDown 25% }\n';
const CONFIG = `{
  // What every service promises.
  "policies": [{ "file": "policies/careful.rollout", "for": ["services/**/*.rollout"] }]
}
`;
const files = {
  'rollout.config.json': CONFIG,
  'policies/careful.rollout': POLICY,
  'services/web/weekly.rollout': PLAN,
  'lab/weekly.rollout': PLAN,
};

test('plans are held to the policies that are configured for them, by every command', async () => {
  const { rollout } = folderWith(files);
  const checked = await rollout('check', 'services/web/weekly.rollout');
  expect(checked.exitCode).toBe(1);
  expect(checked.stdout).toContain(
    'error: A policy that is not met (policy-not-met)\n --> services/web/weekly.rollout:3:',
  );
  expect(checked.stdout).toContain('policies/careful.rollout:1:18');
  expect((await rollout('simulate', 'services/web/weekly.rollout', '--trials', '8')).exitCode).toBe(1);
  expect((await rollout('check', 'lab/weekly.rollout')).exitCode).toBe(0);
});

test('the configuration in force is printed with every default filled in', async () => {
  const { rollout } = folderWith(files);
  const { stdout, exitCode } = await rollout('check', '--print-config', 'services');
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toEqual({
    file: 'rollout.config.json',
    extends: [],
    policies: [{ file: 'policies/careful.rollout', policy: null, for: ['services/**/*.rollout'], except: [] }],
    inForce: [
      { files: ['services/web/weekly.rollout'], preset: 'recommended', overrides: [], rules: expect.anything() },
    ],
  });
  const none = await folderWith({ 'weekly.rollout': PLAN, '.git/HEAD': '' }).rollout('check', '--print-config');
  expect(JSON.parse(none.stdout)).toEqual({
    file: null,
    extends: [],
    policies: [],
    inForce: [{ files: ['stdin.rollout'], preset: 'recommended', overrides: [], rules: expect.anything() }],
  });
});

test('for each file it is printed what holds there, and who says so', async () => {
  const { rollout } = folderWith({
    'rollout.config.json': `{
      "extends": "shared/base.json",
      "rules": { "growth-too-fast": { "severity": "error", "times": 7 } },
      "overrides": [{ "for": ["lab/**"], "preset": "none", "rules": { "bug-unseen": "off" } }]
    }`,
    'shared/base.json': '{ "preset": "strict", "rules": { "growth-too-fast": { "above": "50%" } } }',
    'services/web/weekly.rollout': PLAN,
    'services/api/weekly.rollout': PLAN,
    'lab/weekly.rollout': PLAN,
  });
  const { stdout } = await rollout('check', '--print-config', '.');
  const { extends: files, inForce } = JSON.parse(stdout) as {
    extends: string[];
    inForce: { files: string[]; preset: string; overrides: object[]; rules: Record<string, object> }[];
  };
  expect(files).toEqual(['shared/base.json']);
  expect(inForce.map((each) => [each.files, each.preset, each.overrides])).toEqual([
    [['lab/weekly.rollout'], 'none', [{ for: ['lab/**'], except: [], setBy: 'rollout.config.json' }]],
    [['services/api/weekly.rollout', 'services/web/weekly.rollout'], 'strict', []],
  ]);
  const [lab, services] = inForce.map(({ rules }) => rules);
  // An option of its own keeps its name.
  const hours = { severity: 'warning', from: 8, to: 18, setBy: 'shared/base.json' };
  expect(services?.['approval-out-of-hours']).toEqual(hours);
  const growth = { times: 7, above: '50%', setBy: 'rollout.config.json' };
  expect(services?.['growth-too-fast']).toEqual({ severity: 'error', ...growth });
  expect(lab?.['growth-too-fast']).toEqual({ severity: 'off', ...growth });
  expect(services?.['no-max-down']).toEqual({ severity: 'warning', setBy: 'shared/base.json' });
  expect(lab?.['bug-unseen']).toEqual({ severity: 'off', setBy: 'rollout.config.json' });
  expect(services?.['bug-unseen']).toEqual({ severity: 'warning', setBy: null });
  expect(Object.keys(services ?? {})).not.toContain('unknown-word');
});

test('severities, options and overrides hold for what check finds', async () => {
  const GREEDY = PLAN.replace('maxDown 50%  ', '');
  const { rollout } = folderWith({
    'rollout.config.json': `{
      "preset": "none",
      "rules": { "no-max-down": "error" },
      "overrides": [{ "for": ["lab/**"], "rules": { "no-max-down": "off" } }]
    }`,
    'services/weekly.rollout': GREEDY,
    'lab/weekly.rollout': GREEDY,
  });
  const services = await rollout('check', 'services');
  expect([services.exitCode, services.stdout]).toEqual([1, expect.stringContaining('error: Whole units may be down')]);
  const lab = await rollout('check', 'lab');
  expect([lab.exitCode, lab.stdout]).toEqual([0, expect.not.stringContaining('Whole units')]);
});

test('a mistake in a file that is extended is shown there, and exits with 2', async () => {
  const { rollout } = folderWith({
    ...files,
    'rollout.config.json': '{ "extends": ["shared/base.json"] }',
    'shared/base.json': '{\n  "rules": { "no-max-dwon": "off" }\n}\n',
  });
  for (const args of [
    ['check', 'lab/weekly.rollout'],
    ['check', '--print-config'],
    ['simulate', 'lab/weekly.rollout', '--trials', '8'],
  ]) {
    const { stdout, stderr, exitCode } = await rollout(...args);
    expect([args, exitCode]).toEqual([args, 2]);
    expect(stdout + stderr).toContain(' --> shared/base.json:2:14\n');
    expect(stdout + stderr).toContain('did you mean `no-max-down`?');
  }
});

test('nothing outside the project is read, not even by a link', async () => {
  const outside = folderWith({ 'secret.json': 'root:x:0:0' });
  const { rollout, path } = folderWith({ ...files, 'rollout.config.json': '{ "extends": "base.json" }' });
  symlinkSync(join(outside.path, 'secret.json'), join(path, 'base.json'));
  const { stdout, exitCode } = await rollout('check', 'lab/weekly.rollout');
  expect([exitCode, stdout]).toEqual([2, expect.stringContaining('file-outside-project')]);
  expect(stdout).not.toContain('root:x');
});

test('a wrong configuration is said with its place, and exits with 2', async () => {
  const { rollout } = folderWith({ ...files, 'rollout.config.json': CONFIG.replace('"for"', '"fro"') });
  for (const args of [
    ['check', 'lab/weekly.rollout'],
    ['check', '--print-config'],
    ['simulate', 'lab/weekly.rollout', '--trials', '8'],
  ]) {
    const { stdout, stderr, exitCode } = await rollout(...args);
    expect([args, exitCode]).toEqual([args, 2]);
    expect(stdout + stderr).toContain(' --> rollout.config.json:3:54\n');
    expect(stdout + stderr).toContain('There is no setting `fro` here; did you mean `for`?');
  }
});

test.each([
  ['is broken', CONFIG.replace(']', '')],
  ['has an unknown setting', CONFIG.replace('"for"', '"fro"')],
  ['names a file that is not there', CONFIG.replace('careful.rollout', 'careless.rollout')],
])('a configuration that %s ends every command that reads a plan with 2', async (_, config) => {
  const { rollout } = folderWith({ ...files, 'rollout.config.json': config });
  const plan = 'services/web/weekly.rollout';
  for (const args of [
    ['check'],
    ['test'],
    ['test', '--format', 'json'],
    ['test', 'lab', 'services'],
    ['compile', plan],
    ['graph', plan],
    ['trace', plan],
    ['simulate', plan],
    ['compare', plan, '--with', 'soak=1h'],
    ['optimize', plan],
  ]) {
    const { stdout, stderr, exitCode } = await rollout(...args);
    expect([args, exitCode, /rollout\.config\.json:\d/.test(stdout + stderr)]).toEqual([args, 2, true]);
  }
});
