/** What a plan is expected to meet, by the indices of its machine. */
import { type Expectation, type ExposureUnit, hasErrors, type Location, type Policy } from '@rollout/language';
import { namedSets, type Standing } from '../constraints/sets.ts';
import { compilerDiagnostics } from '../diagnostics/index.ts';
import { serversBetween } from '../fleet/server-set.ts';
import type { MachineExpectation, MachineMeasure } from '../machine/expectation.ts';
import { isThere, nameOfPlace, placesOfSets } from '../policies/places.ts';
import type { Build } from '../steps/build.ts';
import { boundValue } from './bound-value.ts';
import { measureOf } from './measure-of.ts';
import { type Names, namesOf } from './names.ts';

/** Expectations of a machine and where each was written, list for list. */
export interface ResolvedExpectations {
  readonly expectations: readonly MachineExpectation[];
  readonly locations: readonly Location[];
}

/** Those of the plan, then those of the policies, in declared order. What a policy speaks of has to be there in the plan. */
export function resolveExpectations(build: Build, policies: readonly Policy[]): ResolvedExpectations {
  const { plan, fleet } = build;
  // Whatever the plan's services run on: places are those of the fleet.
  const around: Build = { ...build, fleet: { ...fleet, servers: serversBetween(0, fleet.table.servers) } };
  const expectations: MachineExpectation[] = [];
  const locations: Location[] = [];
  const add = (expectation: Expectation, policy: Policy | null) => {
    const names = namesOf(build.numbers.bugs, plan.stages);
    const resolved = resolve(around, names, expectation, policy?.name ?? null);
    const [different] = names.different;
    if (different === undefined || around.halted) {
      expectations.push(resolved);
      locations.push(expectation.location);
    } else if (policy !== null) {
      const finding = { policy: policy.name, plan: plan.name, sentence: expectation.text, different };
      const related = [{ ...expectation.location, message: `policy \`${policy.name}\` expects it` }];
      build.diagnostics.push(compilerDiagnostics.create('policy-out-of-place', finding, { ...plan.location, related }));
    } else if (!hasErrors(build.diagnostics)) {
      throw new Error(`plan ${plan.name} ${different}, of which \`${expectation.text}\` speaks`);
    }
  };
  for (const expectation of plan.expectations) add(expectation, null);
  for (const policy of policies) for (const expectation of policy.expectations) add(expectation, policy);
  build.halted ||= around.halted;
  return { expectations, locations };
}

const everywhere: Standing = { path: [], within: null };

function resolve(build: Build, names: Names, expectation: Expectation, policy: string | null): MachineExpectation {
  const { text, level } = expectation;
  const stated = { text, policy, level };
  switch (expectation.kind) {
    case 'measure': {
      const measure = measureOf(expectation.measure, names);
      if (expectation.bound.kind === 'exposure') checkUnit(build, names, measure, expectation.bound.unit);
      const bound = boundValue(expectation.bound, build.fleet.table.servers);
      return { ...stated, kind: 'measure', measure, relation: expectation.relation, bound };
    }
    case 'exclusive': {
      const missing = placesOfSets(expectation.sets).find((place) => !isThere(build, place));
      if (missing !== undefined) names.differ(`has no place \`${nameOfPlace(missing)}\``);
      const sets = missing === undefined ? namedSets(build, expectation.sets, everywhere) : [];
      return { ...stated, kind: 'exclusive', sets };
    }
    default:
      return expectation satisfies never;
  }
}

/** Exposure is held to an amount in the bug's own unit. */
function checkUnit({ numbers }: Build, names: Names, measure: MachineMeasure, unit: ExposureUnit): void {
  if (measure.kind !== 'statistic' || measure.of.kind !== 'exposure') return;
  const { bug } = measure.of;
  const other = numbers.bugs.find((own, index) => (bug === null || bug === index) && own.unit !== unit);
  if (other !== undefined) names.differ(`counts exposure to \`${other.name}\` in ${other.unit}`);
}
