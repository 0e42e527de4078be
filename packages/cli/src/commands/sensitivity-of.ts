import type { Machine } from '@rollout/compiler';
import {
  advanceSensitivity,
  exactFigures,
  openSensitivity,
  resultsOfSensitivity,
  type SensitivityResults,
  sensitivityWork,
} from '@rollout/simulator';
import type { ExitCode } from '../exit-code.ts';
import type { Terminal } from '../terminal.ts';
import { inSlices } from './in-slices.ts';

/** Which number of the model moves the answer most: exactly where that is possible and nobody has said otherwise. */
export async function sensitivityOf(
  terminal: Terminal,
  machine: Machine,
  {
    method,
    seed,
    confidence,
  }: { readonly method?: 'exact' | 'simulated'; readonly seed: string; readonly confidence: number },
): Promise<{ readonly sensitivity: SensitivityResults; readonly exitCode: ExitCode }> {
  const open = openSensitivity(machine, {
    seed,
    confidence,
    ...(method === 'simulated' ? {} : { exact: exactFigures }),
  });
  const exitCode = await inSlices(terminal, {
    all: sensitivityWork(open).all,
    what: 'trials with other numbers',
    done: () => sensitivityWork(open).done,
    advance: (atMost) => advanceSensitivity(open, atMost),
  });
  return { sensitivity: resultsOfSensitivity(open), exitCode };
}
