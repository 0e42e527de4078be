/** What the compiler proves of a machine. */
import { depthOfLevel, type Level, type Location, pluralOfLevel } from '@rollout/language';
import type { Sources } from '../compile/sources.ts';
import { exclusionToucher, orderingToucher, type Toucher } from '../constraints/touched.ts';
import { type ControlGraph, controlGraph } from '../control/control-graph.ts';
import { type Budget, isSpent } from '../fleet/budget.ts';
import { tableOfMachine } from '../fleet/table-of-machine.ts';
import type {
  ConstraintScope,
  DownLimit,
  Exclusion,
  Freeze,
  Ordering,
  ParallelLimit,
  RateLimit,
  SurgeLimit,
  Window,
} from '../machine/constraints.ts';
import type { Machine } from '../machine/machine.ts';
import type { Pull } from '../machine/steps.ts';
import { durationText } from '../text/duration-text.ts';
import { type KeptApart, keptApart } from './apart.ts';
import { proveExclusive } from './exclusive.ts';
import { proveNoReturn } from './no-return.ts';
import type { Proof } from './proof.ts';
import { counted, proveWays } from './ways.ts';

/** What looking for a stronger reason than the scheduler's rule may cost for one constraint. */
const EFFORT = 200_000;

/**
 * Why no start of the plan exceeds a constraint, constraint by constraint, after what holds of its ways. With the sources of the
 * machine each proof says where its constraint was written.
 */
export function prove(machine: Machine, sources: Sources | null = null): readonly Proof[] {
  const graph = controlGraph(machine);
  const table = tableOfMachine(machine.fleet);
  const { down, surge, exclusions, orderings, parallel, rates, windows, freezes } = machine.constraints;
  const at = (list: keyof Sources['constraints'], index: number): Location | null =>
    sources?.constraints[list][index] ?? null;
  return [
    ...proveWays(machine, sources?.plan ?? null),
    ...proveNoReturn(graph, sources),
    ...down.flatMap((limit, index) =>
      limit.watched || continues(limit, down[index - 1])
        ? []
        : [proof(limit, at('down', index), 'scheduler', whyDown(limit, down[index + 1], machine.numbers.deploy.per))],
    ),
    ...surge.map((limit, index) => proof(limit, at('surge', index), 'scheduler', whySurge(limit))),
    ...exclusions.map((exclusion, index) => {
      const by = reason(graph, exclusion.scope, (budget) => exclusionToucher(table, exclusion, budget));
      // Steps that follow one another leave no time between them by themselves.
      const kept = exclusion.apart > 0 ? 'scheduler' : by;
      return proof(exclusion, at('exclusions', index), kept, whyApart(exclusion, kept));
    }),
    ...orderings.map((ordering, index) => {
      const by = reason(graph, ordering.scope, (budget) => orderingToucher(table, ordering, budget));
      // Units that run one at a time may still run in another order than that of the text.
      const kept = by === 'parallel 1' ? 'scheduler' : by;
      return proof(ordering, at('orderings', index), kept, whyInOrder(ordering, kept));
    }),
    ...parallel.map((limit, index) => proof(limit, at('parallel', index), 'scheduler', whyParallel(limit))),
    ...rates.map((limit, index) => proof(limit, at('rates', index), 'scheduler', whyRate(limit))),
    ...windows.map((window, index) => proof(window, at('windows', index), 'scheduler', whyWindow(window, machine))),
    ...freezes.map((freeze, index) => proof(freeze, at('freezes', index), 'scheduler', whyFreeze(freeze, machine))),
    ...machine.expectations.flatMap((expectation, index) => {
      if (expectation.kind !== 'exclusive') return [];
      const location = sources?.expectations[index] ?? null;
      return [{ text: expectation.text, location, ...proveExclusive(machine, expectation) }];
    }),
  ];
}

/** The strongest reason that can be found with some effort; the scheduler's rule holds whatever happens. */
function reason(graph: ControlGraph, scope: ConstraintScope, toucher: (budget: Budget) => Toucher): KeptApart {
  const budget: Budget = { left: EFFORT };
  const by = keptApart(graph, toucher(budget), scope);
  return isSpent(budget) ? 'scheduler' : by;
}

function proof(
  { text }: { readonly text: string },
  location: Location | null,
  by: Proof['by'],
  explanation: string,
): Proof {
  return { text, location, verdict: 'proven', by, explanation };
}

/** Whether two limits are one sentence, which counts something else on the way back. */
function continues(limit: DownLimit, before: DownLimit | undefined): boolean {
  return before?.text === limit.text && before.counts !== limit.counts && before.within === limit.within;
}

function whyDown(limit: DownLimit, next: DownLimit | undefined, unitOfAttempt: Level): string {
  const { bounds, counts, per, within, scope } = limit;
  if (bounds.length === 0) return 'There is nothing that it limits.';
  const group = groupText({ per, within });
  const back = next !== undefined && continues(next, limit) ? next : limit;
  const forward = amounts(counts, (bound) => bound.forward, bounds);
  const rollback = amounts(back.counts, (bound) => bound.rollback, back.bounds);
  const most = forward === rollback ? forward : `${forward}, on the way back ${rollback}`;
  const batch = scope.kind === 'plan' ? 'A batch' : 'A batch of its stage';
  const rule = `${batch} takes a ${unitOfAttempt} only while fewer than the limit (${most}) of ${group} are down.`;
  return depthOfLevel(unitOfAttempt) < depthOfLevel(counts)
    ? `${rule} Each ${unitOfAttempt} goes as a whole, and counts for no more than what is left.`
    : rule;
}

function groupText({ per, within }: Pick<DownLimit, 'per' | 'within'>): string {
  return per !== null ? `its ${per}` : within === null ? 'the fleet' : 'the node around it';
}

function whySurge(limit: SurgeLimit): string {
  if (limit.bounds.length === 0) return 'There is nothing that it limits.';
  const most = amounts('server', (bound) => bound.most, limit.bounds);
  return `A server is deployed beside its old one only while fewer than the limit (${most}) of ${groupText(limit)} stand beside theirs.`;
}

function amounts<B>(counts: Level, of: (bound: B) => number, bounds: readonly B[]): string {
  const least = bounds.reduce((least, bound) => Math.min(least, of(bound)), Infinity);
  const most = bounds.reduce((most, bound) => Math.max(most, of(bound)), 0);
  return least === most ? counted(least, counts) : `${least} to ${most} ${pluralOfLevel(counts)}`;
}

function whyApart({ sets, apart }: Exclusion, by: KeptApart): string {
  const what = sets.kind === 'level' ? `Different ${pluralOfLevel(sets.level)}` : 'Its places';
  switch (by) {
    case 'stage order':
      return `${what} are deployed only in steps that follow one another.`;
    case 'parallel 1':
      return `${what} are deployed in units of which one runs at a time.`;
    case 'scheduler':
      return apart > 0
        ? 'A unit waits while one that excludes it runs, and until enough time has passed since it ended.'
        : 'A unit waits while one that excludes it runs.';
  }
}

function whyInOrder({ sets }: Ordering, by: KeptApart): string {
  const names = sets.map(({ name }) => `\`${name}\``).join(', ');
  return by === 'stage order'
    ? `${names} are deployed in steps that follow one another in this order.`
    : `A unit waits until everything of ${names} that comes before it has been tried.`;
}

function whyParallel({ count, level, per }: ParallelLimit): string {
  const where = per === null ? '' : ` of its ${per}`;
  return `A unit waits while it would make more than ${counted(count, level)}${where} busy at once.`;
}

function whyRate({ servers, period }: RateLimit): string {
  return `A batch takes no more than what is left of ${counted(servers, 'server')} in the last ${durationText(period)}.`;
}

/** Who is held: batches take no server that is closed, the rest waits for all that it speaks of. */
function held({ layer, servers }: Window | Freeze, machine: Machine): string {
  const where = layer === 'stage' ? ' of its stage' : '';
  if (servers !== null) return `A batch or a shift${where} with such a server`;
  const { steps } = machine;
  const pulls = (lever: Pull['lever']) => steps.some((step) => step.kind === 'pull' && step.pull.lever === lever);
  const kinds = [
    'A batch',
    'a shift',
    ...(pulls('release') ? ['a release'] : []),
    ...(pulls('flag') ? ['a flag'] : []),
    ...(steps.some(({ kind }) => kind === 'schema') ? ['a change of a schema'] : []),
  ];
  return `${kinds.join(', ')} or a \`run\`${where}`;
}

function whyWindow(window: Window, machine: Machine): string {
  return `${held(window, machine)} waits until this window, or another of the same place, is open. Nothing that has started is held.`;
}

function whyFreeze(freeze: Freeze, machine: Machine): string {
  return `${held(freeze, machine)} waits until the freeze is over. Nothing that has started is held.`;
}
