/** Bugs that wait behind a flag which the plan never turns on. */
import { compilerDiagnostics } from '../diagnostics/index.ts';
import type { PlanUnderCheck } from './plan-under-check.ts';

export function checkFlags({ machine, written, model, people, diagnostics }: PlanUnderCheck): void {
  const isEnabled = (flag: string) => {
    const switches = people.switches[machine.flags.findIndex(({ name }) => name === flag)] ?? [];
    return switches.some((index) => {
      const step = machine.steps[index];
      return step?.kind === 'pull' && step.pull.lever === 'flag' && step.pull.users > 0;
    });
  };
  for (const { name, behind, present, location } of model.bugs) {
    if (behind === null || present === 0 || isEnabled(behind)) continue;
    const finding = { bug: name, flag: behind, plan: written.name };
    diagnostics.push(compilerDiagnostics.create('bug-behind-off', finding, location));
  }
}
