import { compile, type Layout, layoutOf, type Machine } from '@rollout/compiler';
import { checkText } from '@rollout/language';
import type { RandomPlan } from './random-plan.ts';

/** null: the checker or the compiler refuses the plan. */
export function compiledPlan({ text, files, scenario }: RandomPlan): { machine: Machine; layout: Layout } | null {
  const { program, diagnostics } = checkText(text, { files });
  if (diagnostics.some(({ severity }) => severity === 'error')) return null;
  const { machine } = compile(program, undefined, scenario === null ? {} : { scenario });
  const layout = machine === null ? null : layoutOf(machine);
  return machine === null || layout?.kind !== 'layout' ? null : { machine, layout };
}
