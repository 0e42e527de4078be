/** A problem from a plan's text, for tests: each setting is compiled by itself. */
import { compile, type Machine, type MachineMeasure } from '@rollout/compiler';
import { checkText } from '@rollout/language';
import { known } from '../../known.ts';
import type { MachineAtValues } from '../affine-chain.ts';
import type { Objective, Target } from '../objective.ts';
import type { Problem } from '../problem.ts';
import { type Axis, ownSetting, sizeOf, valuesAt } from '../space.ts';

const UNITS = { duration: 'ms', number: '', percent: '', choice: '' };

/** The machine of the text at these values of the axes. Durations and numbers alone. */
export function machineAtIn(text: string, axes: readonly Axis[]): MachineAtValues {
  return (values) => {
    const settings = Object.fromEntries(
      axes.map(({ name, kind }, axis) => [name, `${known(values[axis])}${UNITS[kind]}`]),
    );
    const { program } = checkText(text, { settings });
    return compile(program).machine;
  };
}

export function gridProblem(
  text: string,
  axes: readonly Axis[],
  objectives: readonly Objective[],
  more: readonly Target[] = [],
): Problem & { readonly machineAt: MachineAtValues } {
  const machineAt = machineAtIn(text, axes);
  const targets = [...objectives.map(({ target }) => target), ...more];
  return {
    size: sizeOf(axes),
    candidateAt: (candidate) => {
      const machine: Machine | null = machineAt(valuesAt(axes, candidate));
      return machine === null ? null : { machine, targets };
    },
    own: ownSetting(axes),
    objectives,
    targets: targets.length,
    machineAt,
  };
}

const HOUR = 3_600_000;

export function hours(name: string, values: readonly number[], own = values[0]): Axis {
  return {
    name,
    kind: 'duration',
    values: values.map((value) => value * HOUR),
    own: values.indexOf(own ?? Number.NaN),
  };
}

export function numbers(name: string, values: readonly number[]): Axis {
  return { name, kind: 'number', values, own: 0 };
}

const measured = (name: string, measure: MachineMeasure, better: Objective['better'] = 'lower'): Objective => ({
  name,
  target: { kind: 'measure', measure },
  better,
});

export const DURATION = measured('duration', {
  kind: 'statistic',
  statistic: { kind: 'mean' },
  of: { kind: 'duration', of: 'all' },
  given: null,
});

export const EXPOSURE = measured('exposure', {
  kind: 'statistic',
  statistic: { kind: 'mean' },
  of: { kind: 'exposure', bug: null },
  given: null,
});

export const ESCAPE = measured('escape', { kind: 'chance', of: { kind: 'escape', bug: null }, given: null });

export const FOUND = measured(
  'found',
  { kind: 'chance', of: { kind: 'found', bug: null, stage: null }, given: { kind: 'any-bug' } },
  'higher',
);

export const FOUND_EARLY: Objective = {
  name: 'found-early',
  target: { kind: 'found', when: 'early', bug: null },
  better: 'higher',
};
