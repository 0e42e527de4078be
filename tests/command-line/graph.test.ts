// The doors of `rollout graph`: text for other tools, and the picture itself.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readText } from '../support/repository.ts';
import { folderWith } from './in-folder.ts';

const PLAN = readText('examples/first-plan/first-plan.rollout');

test('the picture is the same from --format, --output and --svg, as wide and in the theme as it was asked for', async () => {
  const folder = folderWith({ 'first.rollout': PLAN });
  const look = ['--width', '640', '--theme', 'dark'];
  const { exitCode, stdout } = await folder.rollout('graph', 'first.rollout', '--format', 'svg', ...look);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^<svg [^>]*width="640".*id="plan-title".*<\/svg>\n$/s);
  await folder.rollout('graph', 'first.rollout', '--output', 'svg=a.svg', ...look);
  await folder.rollout('graph', 'first.rollout', '--svg', 'b.svg', ...look);
  const read = (name: string) => readFileSync(join(folder.path, name), 'utf8');
  expect([read('a.svg'), read('b.svg')]).toEqual([stdout, stdout]);
  const light = await folder.rollout('graph', 'first.rollout', '--svg', '-');
  expect(light.stdout).toMatch(/^<svg [^>]*width="960"/);
});

test('in pixels it has two for one of its width, and the answer stays mermaid', async () => {
  const folder = folderWith({ 'first.rollout': PLAN });
  const { exitCode, stdout } = await folder.rollout('graph', 'first.rollout', '--png', 'a.png', '--width', '400');
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^flowchart TD\n/);
  expect(readFileSync(join(folder.path, 'a.png')).readUInt32BE(16)).toBe(800);
});

test('what it looks like is refused where nothing is drawn', async () => {
  const folder = folderWith({ 'first.rollout': PLAN });
  const { exitCode, stderr } = await folder.rollout('graph', 'first.rollout', '--theme', 'dark');
  expect(exitCode).toBe(2);
  expect(stderr).toContain('--theme goes with --svg, --png or --format svg');
});

test('a plan is not overwritten by its own picture', async () => {
  const folder = folderWith({ 'first.rollout': PLAN });
  const { exitCode } = await folder.rollout('graph', 'first.rollout', '--output', 'svg=first.rollout');
  expect(exitCode).not.toBe(0);
  expect(readFileSync(join(folder.path, 'first.rollout'), 'utf8')).toBe(PLAN);
});
