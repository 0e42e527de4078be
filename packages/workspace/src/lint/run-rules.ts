/** The rules in force look at a document that has no error. */
import { layoutOf, type PlanSubject, planSubject } from '@rollout/compiler';
import type { Diagnostic, ProgramSubject } from '@rollout/language';
import { type RunSubject, runSubject } from '@rollout/simulator';
import type { PlanDocument } from '../phases/plan-document.ts';
import { type AnyRule, allRules } from './rules.ts';
import type { LintSettings } from './settings.ts';

/** Findings with the severity that their rule has of itself. */
export function runRules(
  subject: ProgramSubject,
  plans: readonly PlanDocument[],
  settings: LintSettings,
): readonly Diagnostic[] {
  const { path } = subject.root;
  const inForce = allRules.filter(({ rule }) => settings.severityOf(rule.code, path) !== 'off');
  const aboutPlans = plans.flatMap((plan) => subjectOf(subject, plan) ?? []).map(runSubject);
  return inForce.flatMap((each) => look(each, subject, aboutPlans, settings.optionsOf(each.rule.code, path)));
}

function look(
  each: AnyRule,
  program: ProgramSubject,
  plans: readonly RunSubject[],
  options: Parameters<AnyRule['rule']['run']>[1],
): readonly Diagnostic[] {
  switch (each.about) {
    case 'program':
      return each.rule.run(program, options);
    case 'plan':
      return plans.flatMap((plan) => each.rule.run(plan, options));
    case 'run':
      return plans.flatMap((plan) => each.rule.run(plan, options));
  }
}

/** undefined: it is a scenario's, or there is no machine to look at. */
function subjectOf(
  program: ProgramSubject,
  { name, scenario, machine, sources }: PlanDocument,
): PlanSubject | undefined {
  const plan = program.program.plans.find((each) => each.name === name);
  if (scenario !== null || plan === undefined || machine === null || sources === null) return undefined;
  const layout = layoutOf(machine);
  return layout.kind === 'layout' ? planSubject({ ...program, plan, machine, layout, sources }) : undefined;
}
