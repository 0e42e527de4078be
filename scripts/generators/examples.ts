import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Generator } from '../generator.ts';
import { recordedRun } from '../lib/recorded-run.ts';

/**
 * What every phase makes of each example, as a user of the command line sees it. The files are baselines: a change of
 * the language, the compiler or the simulator shows in their diff.
 */
const RUNS: readonly { readonly file: string; readonly args: readonly string[] }[] = [
  { file: 'check.txt', args: ['check', '--explain'] },
  { file: 'machine.json', args: ['compile'] },
  { file: 'graph.mmd', args: ['graph'] },
  { file: 'simulate.txt', args: ['simulate', '--trials', '1000'] },
  { file: 'results.json', args: ['simulate', '--trials', '1000', '--format', 'json'] },
  { file: 'trace.txt', args: ['trace'] },
];

/** What the plan comes to under each scenario of the file. */
function scenarioRuns(file: string): typeof RUNS {
  return [...readFileSync(file, 'utf8').matchAll(/^scenario ([\w-]+)/gm)].map(([, scenario = '']) => ({
    file: `simulate-${scenario}.txt`,
    args: ['simulate', '--trials', '1000', '--scenario', scenario],
  }));
}

/** Names of the examples: folders that hold a plan of the same name. */
export function exampleNames(root: string): readonly string[] {
  return readdirSync(join(root, 'examples'))
    .filter((name) => existsSync(join(root, 'examples', name, `${name}.rollout`)))
    .sort();
}

const examples: Generator = {
  owns: exampleNames('.').map((name) => `examples/${name}/baselines/`),
  async generate(root) {
    const files = new Map<string, string>();
    for (const name of exampleNames(root)) {
      for (const { file, args } of [...RUNS, ...scenarioRuns(join(root, 'examples', name, `${name}.rollout`))]) {
        const run = await recordedRun([...args, `examples/${name}/${name}.rollout`], root);
        if (run.exitCode !== 0)
          throw new Error(`rollout ${args.join(' ')} of ${name} exits with ${run.exitCode}: ${run.err}`);
        files.set(`examples/${name}/baselines/${file}`, run.out);
      }
    }
    return files;
  },
};

export default examples;
