/** A scenario of the root file, with the plan that it is for. */
import type { Scenario } from '../program/index.ts';
import type { Name, Scenario as ScenarioNode } from '../syntax/tree.ts';
import { ringNumber } from './audiences/ring-number.ts';
import { type Checker, contextOf, findFlag as findFlagIn, fitsFleet, healthsOf } from './checker.ts';
import type { CheckedFlag } from './flags/checked-flag.ts';
import { lookUp } from './names/lookup.ts';
import type { CheckedPlan } from './plan-of.ts';
import { warnLateRings } from './plans/bugs-of-people.ts';
import { checkScenario } from './scenarios/check-scenario.ts';
import { serviceOf } from './services-of.ts';
import { isBroken, type SourceFile } from './source.ts';

export interface FoundScenario {
  readonly scenario: Scenario;
  /** Those that bugs are behind. */
  readonly flags: readonly CheckedFlag[];
}

/** `plans`: those of the file that are sound. null where the scenario, or its plan, is not. */
export function scenarioOf(
  checker: Checker,
  file: SourceFile,
  node: ScenarioNode,
  plans: ReadonlyMap<string, CheckedPlan>,
): FoundScenario | null {
  const context = contextOf(checker, file);
  const scope = checker.scopes.of(file);
  const declared = lookUp(context, scope, node.plan, 'plan');
  const of = declared === undefined ? undefined : plans.get(declared.node.name.text);
  if (of === undefined) return null;
  const healths = healthsOf(checker, file);
  const findFlag = (name: Name) => findFlagIn(checker, file, name, 'behind');
  const found = { healths, allHealths: !scope.incomplete, findFlag };
  const ringNumberOf = (name: string) => ringNumber(scope, name);
  const inModel = { ...context, params: null, tables: checker.tables, ...found, ringNumber: ringNumberOf };
  const deployed = of.services.map((service) => serviceOf(checker, service, of.fleet).service);
  const hasLoad = deployed.some(({ name, load }) => load !== null && of.plan.services.includes(name));
  const checked = checkScenario(inModel, node, { ...of, hasLoad });
  if (checked !== null && of.audience !== null) {
    warnLateRings(checker.report, checked.numbers, of.audience.audience);
  }
  if (checked === null || (of.fleet !== null && !fitsFleet(checker, checked.numbers, of.fleet))) return null;
  if (node.name.missing || isBroken(file, node)) return null;
  return { scenario: checked.scenario, flags: [...checked.numbers.flags] };
}
