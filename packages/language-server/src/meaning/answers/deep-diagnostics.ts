/** All that `rollout check` finds in a file, the last phase included. */
import { Phase } from '@rollout/workspace';
import type { DeepDiagnostics, DeepDiagnosticsParams } from '../protocol.ts';
import { type MeaningContext, openFile } from '../work/context.ts';
import type { Turn } from '../work/turns.ts';

export async function deepDiagnostics(
  context: MeaningContext,
  { path }: DeepDiagnosticsParams,
  turn: Turn,
): Promise<DeepDiagnostics> {
  const { diagnostics, versions } = await openFile(context, path, {
    upTo: Phase.Linted,
    scenario: { kind: 'every' },
    turn,
  });
  return { diagnostics, versions };
}
