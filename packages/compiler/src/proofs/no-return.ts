/** What going back leaves as it is, once a `contract` has started. */
import type { Sources } from '../compile/sources.ts';
import { type ControlGraph, relationOf } from '../control/control-graph.ts';
import { contractsOf } from '../control/no-return.ts';
import type { StepIndex } from '../machine/steps.ts';
import type { Proof } from './proof.ts';
import { counted } from './ways.ts';

/** One for each sentence that is a point of no return. */
export function proveNoReturn(graph: ControlGraph, sources: Sources | null): Proof[] {
  const { steps } = graph.machine;
  const said = new Set<string>();
  return contractsOf(graph).flatMap((contract): Proof[] => {
    const { text = '', source = '' } = steps[contract] ?? {};
    if (said.has(source)) return [];
    said.add(source);
    return [
      {
        text: `What comes before \`${text}\` does not go back once that has started.`,
        location: sources?.steps[contract] ?? null,
        verdict: 'proven',
        by: 'control graph',
        explanation: `A rollback after it takes back only what came later, and ends \`stopped\`. ${whatStays(graph, contract)}`,
      },
    ];
  });
}

/** What brings the change to servers or people, told by whether it may still go back. */
function whatStays(graph: ControlGraph, contract: StepIndex): string {
  const { steps } = graph.machine;
  const reaching = steps.flatMap((step, index) => (step.kind === 'deploy' || step.kind === 'pull' ? [index] : []));
  if (reaching.length === 0) return 'No step deploys or reaches people.';
  const before = reaching.filter((index) => relationOf(graph, index, contract) === 'before').length;
  const after = reaching.filter((index) => relationOf(graph, contract, index) === 'before').length;
  const either = reaching.length - before - after;
  const last = either === 0 ? '' : `, and ${either} may run at the same time`;
  return `Of the ${counted(reaching.length, 'step')} that deploy or reach people, ${before} ${before === 1 ? 'comes' : 'come'} before it, ${after} after it${last}.`;
}
