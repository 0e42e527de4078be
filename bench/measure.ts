/** What the benchmarks share: the best of several, and processes of their own. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The least of five measurements: what is left when nothing else is in the way. */
export function bestOf(measure: () => number, times = 5): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < times; i++) best = Math.min(best, measure());
  return best;
}

/** Two sides in turn, so that whatever else the machine does falls on both; the best of each. */
export function bestOfBoth(one: () => number, other: () => number, times = 5): readonly [number, number] {
  let best = Number.POSITIVE_INFINITY;
  let bestOther = Number.POSITIVE_INFINITY;
  for (let i = 0; i < times; i++) {
    best = Math.min(best, one());
    bestOther = Math.min(bestOther, other());
  }
  return [best, bestOther];
}

/** Seconds that a process takes from its start to its end; throws if it fails. */
export function secondsOfProcess(command: string, words: readonly string[]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(command, words, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(`${command} ${words.join(' ')} failed: ${stderr}`);
  return (performance.now() - start) / 1000;
}

/** Whether a program can be called. */
export function isInstalled(command: string, words: readonly string[]): boolean {
  return spawnSync(command, words, { stdio: 'ignore' }).status === 0;
}

/** The program that users run. */
export function commandLine(root: string): string {
  const manifest: { readonly bin: Readonly<Record<string, string>> } = JSON.parse(
    readFileSync(join(root, 'packages/cli/package.json'), 'utf8'),
  );
  return join(root, 'packages/cli', manifest.bin.rollout ?? '');
}
