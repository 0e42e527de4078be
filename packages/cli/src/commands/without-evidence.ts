import type { Machine } from '@rollout/compiler';
import { CommandError, ExitCode } from '../exit-code.ts';

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
