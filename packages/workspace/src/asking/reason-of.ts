import type { Diagnostic } from '@rollout/language';

/** Why what was typed could not be read: the first error that was found in it. */
export function reasonOf(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.find(({ severity }) => severity === 'error')?.message ?? 'it says something else';
}
