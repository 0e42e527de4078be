import type { Diagnostic } from '@rollout/language';
import { type Colors, counted } from '@rollout/report';

/** How many findings there are of each severity. */
export interface Tally {
  readonly errors: number;
  readonly warnings: number;
  readonly hints: number;
}

export const NO_TALLY: Tally = { errors: 0, warnings: 0, hints: 0 };

export function tally(diagnostics: readonly Pick<Diagnostic, 'severity'>[]): Tally {
  const count = (wanted: Diagnostic['severity']): number =>
    diagnostics.filter(({ severity }) => severity === wanted).length;
  return { errors: count('error'), warnings: count('warning'), hints: count('hint') };
}

export function plus(one: Tally, other: Tally): Tally {
  return {
    errors: one.errors + other.errors,
    warnings: one.warnings + other.warnings,
    hints: one.hints + other.hints,
  };
}

/** `2 errors, 1 hint in 3 files`; `No problems in 3 files`. */
export function tallyLine(
  { errors, warnings, hints }: Tally,
  files: number,
  { red, yellow, cyan, green }: Pick<Colors, 'red' | 'yellow' | 'cyan' | 'green'>,
): string {
  const where = `in ${counted(files, 'file')}`;
  if (errors + warnings + hints === 0) return green(`No problems ${where}`);
  const parts = [
    ...(errors > 0 ? [red(counted(errors, 'error'))] : []),
    ...(warnings > 0 ? [yellow(counted(warnings, 'warning'))] : []),
    ...(hints > 0 ? [cyan(counted(hints, 'hint'))] : []),
  ];
  return `${parts.join(', ')} ${where}`;
}
