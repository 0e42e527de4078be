/** Policies that a plan has to meet: what it promises itself is no weaker than what they ask. */
import type { Constraint, Policy } from '@rollout/language';
import { type ConstraintSources, resolveConstraints } from '../constraints/resolve.ts';
import { controlGraph } from '../control/control-graph.ts';
import { compilerDiagnostics } from '../diagnostics/index.ts';
import { type Budget, PIECES_LIMIT } from '../fleet/budget.ts';
import type { Constraints } from '../machine/constraints.ts';
import type { Machine } from '../machine/machine.ts';
import type { Build } from '../steps/build.ts';
import { promisesFreeze, promisesWindows } from './calendar.ts';
import { promisesDown, promisesParallel, promisesRate, promisesSurge } from './limits.ts';
import { promisesExclusion, promisesOrder } from './order.ts';
import { missingPlaces } from './places.ts';
import type { Promises } from './promises.ts';

/** Adds to the build's diagnostics what the machine does not promise, and what a policy says of places that its fleet does not have. */
export function checkPolicies(build: Build, machine: Machine, policies: readonly Policy[]): void {
  if (policies.length === 0) return;
  const budget: Budget = { left: PIECES_LIMIT };
  const promises: Promises = { machine, graph: controlGraph(machine), table: build.fleet.table, budget };
  for (const policy of policies) {
    const { sound, misplaced } = missingPlaces(build, policy.constraints);
    for (const { constraint, different } of misplaced) report(build, policy, constraint, different);
    const scope = { kind: 'plan' } as const;
    const asked = resolveConstraints(
      build,
      sound.map((constraint) => ({ constraint, scope, layer: 'plan' })),
    );
    for (const constraint of unmet(promises, asked.constraints, asked.sources)) report(build, policy, constraint, null);
  }
}

/** `different`: how the plan is not as the policy has it; null: it promises less. */
function report(
  { plan, diagnostics }: Build,
  policy: Policy,
  { text, location }: Constraint,
  different: string | null,
) {
  const place = { ...plan.location, related: [{ ...location, message: `policy \`${policy.name}\` asks for it` }] };
  const finding = { plan: plan.name, policy: policy.name, sentence: text };
  diagnostics.push(
    different === null
      ? compilerDiagnostics.create('policy-not-met', finding, place)
      : compilerDiagnostics.create('policy-out-of-place', { ...finding, different }, place),
  );
}

/** Sentences of which something is not promised, each once. */
function unmet(promises: Promises, asked: Constraints, sources: ConstraintSources): ReadonlySet<Constraint> {
  const found = new Set<Constraint>();
  const check = <K extends keyof Constraints>(list: K, isPromised: (one: Constraints[K][number]) => boolean) => {
    asked[list].forEach((one, index) => {
      const source = sources[list][index];
      if (source !== undefined && !isPromised(one)) found.add(source);
    });
  };
  check('down', (limit) => promisesDown(promises, limit));
  check('surge', (limit) => promisesSurge(promises, limit));
  check('exclusions', (exclusion) => promisesExclusion(promises, exclusion));
  check('orderings', (ordering) => promisesOrder(promises, ordering));
  check('parallel', (limit) => promisesParallel(promises, limit));
  check('rates', (limit) => promisesRate(promises, limit));
  check('freezes', (freeze) => promisesFreeze(promises, freeze));
  // Any of a policy's windows may be open.
  const [window] = sources.windows;
  if (window !== undefined && !promisesWindows(promises, asked.windows)) found.add(window);
  return found;
}
