/** The compiler's slice of the catalog. */
import { defineDiagnostics } from '@rollout/language';
import { constraintDiagnostics } from './constraints.ts';
import { limitDiagnostics } from './limits.ts';
import { machineDiagnostics } from './machines.ts';
import { selectionDiagnostics } from './selections.ts';

export const compilerDiagnostics = defineDiagnostics({
  ...selectionDiagnostics.entries,
  ...constraintDiagnostics.entries,
  ...limitDiagnostics.entries,
  ...machineDiagnostics.entries,
});
