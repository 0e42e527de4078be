import { compile, type Layout, layoutOf, type Machine, type Sources } from '@rollout/compiler';
import { checkText } from '@rollout/language';

export interface Made {
  readonly machine: Machine;
  readonly layout: Layout;
  readonly sources: Sources;
}

/** The machine of a plan's text, for tests; throws with the diagnostics where there is none. `files`: those that it reads, by name. */
export function machineOf(
  text: string,
  plan?: string,
  { scenario, files = {} }: { readonly scenario?: string; readonly files?: Readonly<Record<string, string>> } = {},
): Made {
  const { program, diagnostics } = checkText(text, { files });
  const compiled = compile(program, plan, scenario === undefined ? {} : { scenario });
  const { machine, sources } = compiled;
  if (machine === null || sources === null) {
    const all = [...diagnostics, ...compiled.diagnostics];
    throw new Error(`no machine:\n${all.map(({ code, message }) => `${code}: ${message}`).join('\n')}`);
  }
  const layout = layoutOf(machine);
  if (layout.kind !== 'layout') throw new Error('too many cells');
  return { machine, layout, sources };
}
