/** Flags that a plan speaks of and never turns on. */
import { chainOf } from '../control/actions.ts';
import { compilerDiagnostics } from '../diagnostics/index.ts';
import type { PlanUnderCheck } from './plan-under-check.ts';

/** Handlers that turn such a flag off, and bugs that are behind one. */
export function checkFlags({ machine, written, model, people, diagnostics }: PlanUnderCheck): void {
  const isEnabled = (flag: string) => {
    const switches = people.switches[machine.flags.findIndex(({ name }) => name === flag)] ?? [];
    return switches.some((index) => {
      const step = machine.steps[index];
      return step?.kind === 'pull' && step.pull.lever === 'flag' && step.pull.users > 0;
    });
  };
  for (const { action, location } of [...written.handlers, ...written.stages.flatMap(({ handlers }) => handlers)]) {
    const off = chainOf(action).find((one) => one.kind === 'disable' && !isEnabled(one.flag));
    if (off?.kind !== 'disable') continue;
    diagnostics.push(compilerDiagnostics.create('disable-nothing', { flag: off.flag, handler: true }, location));
  }
  for (const { name, behind, present, location } of model.bugs) {
    if (behind === null || present === 0 || isEnabled(behind)) continue;
    const finding = { bug: name, flag: behind, plan: written.name };
    diagnostics.push(compilerDiagnostics.create('bug-behind-off', finding, location));
  }
}
