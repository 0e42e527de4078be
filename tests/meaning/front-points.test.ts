// What a preview's front says of a point is what the command line says of the file into which the point's values, and those of the
// sliders, have been written.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Results } from '@rollout/simulator';
import { afterAll, expect, test } from 'vitest';
import { rollout } from '../../packages/cli/src/testing/fake-terminal.ts';
import { exampleFiles } from '../../packages/language-server/src/preview/testing/example-files.ts';
import { previewOver } from '../../packages/language-server/src/preview/testing/preview-over.ts';
import { figuresIn, writtenOf } from './support/said-figures.ts';

const folder = mkdtempSync(join(tmpdir(), 'rollout-front-'));
afterAll(() => rmSync(folder, { recursive: true }));

const EXAMPLE = exampleFiles('careful');

/** Without what it must keep, so that there is something to choose; one of its params has no range, so that no front varies it. */
const careful = (EXAMPLE.files[EXAMPLE.main] ?? '').replace(/^ *expect .*\n/gm, '').replace(' in 1h..72h', '');
const SETTLED = { 'first-soak': '30h' };

/** Without what says how it was asked. */
function resultsIn(stdout: string): Results {
  const { commandLine: _, machineHash: __, ...results } = JSON.parse(stdout);
  return results;
}

/** To all bugs together. */
const exposureOf = ({ bugs }: Results): number =>
  Object.values(bugs).reduce((sum, { exposure }) => sum + (exposure.mean.value ?? 0), 0);

test('a point of a front is the plan that is written with it', async () => {
  const opened = previewOver({ ...EXAMPLE.files, [EXAMPLE.main]: careful }, EXAMPLE.main);
  const front = await opened.draw({ picture: 'front', params: SETTLED, effort: 0 });
  opened.dispose();
  if (front.kind !== 'picture') throw new Error(front.why);
  expect(front.points.length).toBeGreaterThan(1);
  for (const { lines, params } of front.points) {
    const written = Object.entries({ ...SETTLED, ...params }).reduce(
      (text, [name, value]) => text.replace(new RegExp(`(param ${name} = )\\w+`), `$1${value}`),
      careful,
    );
    const path = join(folder, 'written.rollout');
    writeFileSync(path, written);
    const simulated = await rollout(['simulate', path, '--format', 'json'], { cwd: folder });
    const results = resultsIn(simulated.stdout);
    const said = writtenOf([results, exposureOf(results)]);
    // Behind the title and the values of its params.
    const figures = lines.slice(1 + Object.keys(params).length).flatMap(figuresIn);
    expect(figures.length, lines.join('\n')).toBeGreaterThan(0);
    expect(figures.filter((figure) => !said.has(figure))).toEqual([]);
    // And set by hand it is the same plan.
    const asItWas = join(folder, 'as-it-was.rollout');
    writeFileSync(asItWas, careful);
    const sets = Object.entries({ ...SETTLED, ...params }).flatMap(([name, value]) => ['--set', `${name}=${value}`]);
    const set = await rollout(['simulate', asItWas, ...sets, '--format', 'json'], { cwd: folder });
    expect(resultsIn(set.stdout)).toEqual(results);
  }
});
