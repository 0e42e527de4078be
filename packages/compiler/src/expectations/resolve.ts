/** What a plan is expected to meet, by the indices of its machine. */
import { type Bound, type Expectation, type ExposureUnit, hasErrors, type Location } from '@rollout/language';
import { namedSets, type Standing } from '../constraints/sets.ts';
import { serversBetween } from '../fleet/server-set.ts';
import type { MachineExpectation, MachineMeasure } from '../machine/expectation.ts';
import type { Build } from '../steps/build.ts';
import { measureOf } from './measure-of.ts';
import { type Names, namesOf } from './names.ts';

/** Expectations of a machine and where each was written, list for list. */
export interface ResolvedExpectations {
  readonly expectations: readonly MachineExpectation[];
  readonly locations: readonly Location[];
}

/** Those of the plan, in declared order. */
export function resolveExpectations(build: Build): ResolvedExpectations {
  const { plan, fleet } = build;
  // Whatever the plan's services run on: places are those of the fleet.
  const around: Build = { ...build, fleet: { ...fleet, servers: serversBetween(0, fleet.table.servers) } };
  const expectations = plan.expectations.map((expectation) => {
    const names = namesOf(build.numbers.bugs, plan.stages);
    const resolved = resolve(around, names, expectation, null);
    const [how] = names.different;
    if (how !== undefined && !around.halted && !hasErrors(build.diagnostics))
      throw new Error(`plan ${plan.name} ${how}, of which \`${expectation.text}\` speaks`);
    return resolved;
  });
  build.halted ||= around.halted;
  return { expectations, locations: plan.expectations.map(({ location }) => location) };
}

const everywhere: Standing = { path: [], within: null };

function resolve(build: Build, names: Names, expectation: Expectation, policy: string | null): MachineExpectation {
  const { text, level } = expectation;
  const stated = { text, policy, level };
  switch (expectation.kind) {
    case 'measure': {
      const measure = measureOf(expectation.measure, names);
      if (expectation.bound.kind === 'exposure') checkUnit(build, names, measure, expectation.bound.unit);
      const bound = boundOf(expectation.bound, build.fleet.table.servers);
      return { ...stated, kind: 'measure', measure, relation: expectation.relation, bound };
    }
    case 'exclusive': {
      const sets = namedSets(build, expectation.sets, everywhere);
      for (const { name, servers } of sets) if (servers.length === 0) names.differ(`has no servers in \`${name}\``);
      return { ...stated, kind: 'exclusive', sets };
    }
    default:
      return expectation satisfies never;
  }
}

/** A share of the servers is not rounded: what is held to it may be a mean. */
function boundOf(bound: Bound, servers: number): number {
  switch (bound.kind) {
    case 'number':
      return bound.value;
    case 'exposure':
      return bound.amount;
    case 'share-of-servers':
      return (bound.share.digits * servers) / 10 ** bound.share.scale;
    default:
      return bound satisfies never;
  }
}

/** Exposure is held to an amount in the bug's own unit. */
function checkUnit({ numbers }: Build, names: Names, measure: MachineMeasure, unit: ExposureUnit): void {
  if (measure.kind !== 'statistic' || measure.of.kind !== 'exposure') return;
  const { bug } = measure.of;
  const other = numbers.bugs.find((own, index) => (bug === null || bug === index) && own.unit !== unit);
  if (other !== undefined) names.differ(`counts exposure to \`${other.name}\` in ${other.unit}`);
}
