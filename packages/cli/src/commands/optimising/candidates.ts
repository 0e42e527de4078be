/** The plans that a search tries: every combination of the values of the params, each compiled when it is asked for. */
import type { Machine, StartTime } from '@rollout/compiler';
import { hasErrors } from '@rollout/language';
import { type Axis, type Candidate, sizeOf, type Target, valuesAt } from '@rollout/simulator';
import { type Document, planAtSettings } from '@rollout/workspace';
import { textOfValue } from '../../output/optimum/units.ts';

/** The plan that is varied, and what it has beside what is varied. */
export interface Varied {
  readonly document: Document;
  readonly plan: string;
  readonly scenario?: string;
  readonly start?: StartTime;
  /** Params that are set once for all, as typed. */
  readonly set: ReadonlyMap<string, string>;
}

/** The settings of a candidate, as they would be typed. */
export function settingsOf(axes: readonly Axis[], candidate: number): ReadonlyMap<string, string> {
  return settingsOfValues(axes, valuesAt(axes, candidate));
}

/** One value an axis. */
export function settingsOfValues(axes: readonly Axis[], values: readonly number[]): ReadonlyMap<string, string> {
  return new Map(axes.map(({ name, kind }, axis) => [name, textOfValue(kind, values[axis] ?? 0)]));
}

/** null: it is no plan, for something in it does not hold at these values. */
export function machineAt(
  { document, plan, scenario, start, set }: Varied,
  settings: ReadonlyMap<string, string>,
): Machine | null {
  const { machine, diagnostics } = planAtSettings(
    document,
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
      const machine = machineAt(varied, settingsOf(axes, candidate));
      const targets = machine === null ? null : targetsOf(machine);
      return machine === null || targets === null ? null : { machine, targets };
    },
  };
}
