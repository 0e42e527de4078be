/** One plan of a document at other values of its params: what was read and parsed is not read again. */
import { compile, type Machine, type StartTime } from '@rollout/compiler';
import { check, type Diagnostic, hasErrors, type Plan, type Program } from '@rollout/language';
import type { Document } from './open-document.ts';

export interface PlanAtSettings {
  /** null where a diagnostic is an error. */
  readonly machine: Machine | null;
  readonly program: Program;
  /** null where something in it is wrong. */
  readonly plan: Plan | null;
  /** Those of settings point into them as they would be typed: `--set soak=12h`. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Checks and compiles the plan of that name again, with these settings and no others. The same settings give the same machine. */
export function planAtSettings(
  { project: { root, files, links, assets }, policies }: Pick<Document, 'project' | 'policies'>,
  { plan: name, scenario, start }: { readonly plan: string; readonly scenario?: string; readonly start?: StartTime },
  settings: ReadonlyMap<string, string>,
): PlanAtSettings {
  const { program, diagnostics } = check({ root, files, links, assets, settings });
  const compiled = compile(program, name, {
    policies,
    ...(scenario === undefined ? {} : { scenario }),
    ...(start === undefined ? {} : { start }),
  });
  const plan = program.plans.find((each) => each.name === name) ?? null;
  const wrong = hasErrors(diagnostics.filter(({ path }) => path.startsWith('--set ')));
  const machine = plan === null || wrong ? null : compiled.machine;
  return { machine, program, plan, diagnostics: [...diagnostics, ...compiled.diagnostics] };
}
