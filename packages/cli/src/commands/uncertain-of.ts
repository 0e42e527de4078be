import type { Machine } from '@rollout/compiler';
import {
  advanceUncertain,
  openUncertain,
  type Results,
  resultsOfUncertain,
  type UncertainResults,
} from '@rollout/simulator';
import { CommandError, ExitCode } from '../exit-code.ts';
import type { Terminal } from '../terminal.ts';
import { inSlices } from './in-slices.ts';

/** Throws a `CommandError` where nothing could come of `--uncertain`. */
export function refuseWithoutEvidence({ plan, numbers }: Machine, changes: number | undefined): void {
  if (changes !== undefined) {
    throw new CommandError('--uncertain is not for a stream of changes', ExitCode.usage, 'Leave --changes out.');
  }
  if ((numbers.evidence ?? []).length > 0) return;
  throw new CommandError(
    `the model of \`${plan}\` does not say what its numbers were estimated from, so that nothing about them is uncertain`,
    ExitCode.usage,
    'Write it after a number: `present 3.1% from 6 of 194`, `deploy takes lognormal(median 4m, sigma 0.5) from 194 per server`; rollout calibrate does.',
  );
}

/** The figures with all that the model's evidence leaves open; `plain` are those of its numbers as they are. */
export async function uncertainOf(
  terminal: Terminal,
  machine: Machine,
  plain: Results,
  options: { readonly seed: string; readonly confidence: number },
): Promise<{ readonly uncertain: UncertainResults | null; readonly exitCode: ExitCode }> {
  const open = openUncertain(machine, plain, options);
  if (open === null) return { uncertain: null, exitCode: ExitCode.fine };
  const exitCode = await inSlices(terminal, {
    all: open.sets,
    what: 'sets of numbers',
    done: () => open.values.length,
    // A set takes as long as many trials.
    advance: () => advanceUncertain(open, 1),
  });
  return { uncertain: resultsOfUncertain(open), exitCode };
}
