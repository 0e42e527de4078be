// What a project says in rollout.config.json.
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
    policies: [{ file: 'policies/careful.rollout', policy: null, for: ['services/**/*.rollout'], except: [] }],
  });
  const none = await folderWith({ 'weekly.rollout': PLAN, '.git/HEAD': '' }).rollout('check', '--print-config');
  expect(JSON.parse(none.stdout)).toEqual({ file: null, policies: [] });
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
