/** The plans that a search tries: every combination of the values of the params, each compiled when it is asked for. */
import type { Machine, StartTime } from '@rollout/compiler';
import { hasErrors } from '@rollout/language';
import { type Axis, type Candidate, sizeOf, type Target, textOfValue, valuesAt } from '@rollout/simulator';
import type { Document } from '../phases/open-document.ts';
import { planAtSettings } from '../phases/plan-at-settings.ts';
import { inOrders, type OrderList } from './orders.ts';

/** The plan that is varied, and what it has beside what is varied. */
export interface Varied {
  readonly document: Document;
  readonly plan: string;
  readonly scenario?: string;
  readonly start?: StartTime;
  /** Params that are set once for all, as typed. */
  readonly set: ReadonlyMap<string, string>;
  /** Lists of places of which the order is searched. */
  readonly lists: readonly OrderList[];
}

/** The machine at one value an axis. null: it is no plan, for something in it does not hold at these values. */
export function machineAt(
  { document, plan, scenario, start, set, lists }: Varied,
  axes: readonly Axis[],
  values: readonly number[],
): Machine | null {
  const settings = axes.flatMap((axis, index): (readonly [string, string])[] =>
    axis.kind === 'choice' ? [] : [[axis.name, textOfValue(axis, values[index] ?? 0)]],
  );
  const orders = lists.map(({ name }) => values[axes.findIndex((axis) => axis.name === name)] ?? 0);
  const { machine, diagnostics } = planAtSettings(
    inOrders(document, lists, orders),
    { plan, ...(scenario === undefined ? {} : { scenario }), ...(start === undefined ? {} : { start }) },
    new Map([...set, ...settings]),
  );
  return machine === null || hasErrors(diagnostics.filter(({ path }) => path.startsWith('--set '))) ? null : machine;
}

/** `targetsOf`: what of a machine is looked at; null: it has not what the user asks about. */
export function candidateAt(
  varied: Varied,
  axes: readonly Axis[],
  targetsOf: (machine: Machine) => readonly Target[] | null,
): { readonly size: number; readonly at: (candidate: number) => Candidate | null } {
  return {
    size: sizeOf(axes),
    at: (candidate) => {
      const machine = machineAt(varied, axes, valuesAt(axes, candidate));
      const targets = machine === null ? null : targetsOf(machine);
      return machine === null || targets === null ? null : { machine, targets };
    },
  };
}
