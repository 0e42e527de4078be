/** Which params are searched, and at which values. */
import { hasErrors, type Param, type Plan } from '@rollout/language';
import { type Axis, axesOf, sizeOf } from '@rollout/simulator';
import { planAtSettings } from '@rollout/workspace';
import { CommandError, ExitCode } from '../../exit-code.ts';
import { renderFindings } from '../../output/findings.ts';
import { formatCount } from '../../output/number.ts';
import type { Terminal } from '../../terminal.ts';
import { shownPath } from '../open-plan.ts';
import type { Varied } from './candidates.ts';

/** Values by param, as `--grid` lists them. */
export type Grid = ReadonlyMap<string, readonly number[]>;

export interface AxesOptions {
  /** How many values of each param; undefined: as many as is fitting. */
  readonly steps?: number;
}

/** Params that are searched together, and how many settings of them there may be: as many as take seconds, and never more than `most`. */
export interface Room {
  readonly params: readonly Param[];
  readonly usual: number;
  readonly most: number;
}

/** Those of the plan that may vary: with a range, or values in the grid, and not set. */
export function searchedParams({ params }: Plan, set: ReadonlyMap<string, string>, grid: Grid): readonly Param[] {
  const searched = params.filter(
    ({ name, low, high }) => grid.has(name) || (!set.has(name) && low !== null && high !== null && low < high),
  );
  return searched;
}

/** Those that are not searched, with why not. */
export function leftParams({ params }: Plan, set: ReadonlyMap<string, string>, searched: readonly Param[]) {
  return params.flatMap(({ name }) =>
    searched.some((other) => other.name === name)
      ? []
      : [{ name, why: set.has(name) ? ('set' as const) : ('no-range' as const) }],
  );
}

export function nothingToSearch(params: readonly Param[]): CommandError {
  const [first] = params;
  if (first === undefined) {
    return new CommandError(
      'the plan has no param, so that there is nothing to search',
      ExitCode.usage,
      'Give a number a name and a range, as in: param soak = 24h in 1h..72h. Then write soak where 24h stands now. It may be a duration, a percent, or how many clusters go first, or go at once.',
    );
  }
  return new CommandError(
    'no param of the plan has a range, so that there is nothing to search',
    ExitCode.usage,
    `Say what it may be, as in: param ${first.name} = … in LOW..HIGH. Or list values: --grid ${first.name}=….`,
  );
}

/** One axis a param, in their order, behind those that there are anyway. */
export function chooseAxes(
  plan: Plan,
  rooms: readonly Room[],
  values: Grid,
  { steps }: AxesOptions,
  others: readonly Axis[],
): readonly Axis[] {
  let taken = sizeOf(others);
  const axes = rooms.flatMap(({ params, usual, most }) => {
    const own = axesOf(params, { steps: steps ?? null, settings: usual / taken, values });
    taken *= sizeOf(own);
    if (taken > most) {
      throw new CommandError(
        `these values make ${formatCount(taken)} plans, more than ${formatCount(most)}`,
        ExitCode.usage,
        'Take fewer --steps, list the values of some params with --grid, or set some with --set.',
      );
    }
    return own;
  });
  return [...others, ...plan.params.flatMap(({ name }) => axes.find((axis) => axis.name === name) ?? [])];
}

/** Reads `--grid`, each value as `--set` would. null: one of them is no value of its param, which has been said. */
export function readGrid(terminal: Terminal, varied: Varied, plan: Plan, texts: readonly string[]): Grid | null {
  const grid = new Map<string, readonly number[]>();
  for (const text of texts) {
    const at = text.indexOf('=');
    const name = text.slice(0, at).trim();
    const values = text
      .slice(at + 1)
      .split(',')
      .map((value) => value.trim());
    if (at <= 0 || values.includes('')) {
      const help = 'It is written as --grid soak=1h,2h,4h.';
      throw new CommandError(`--grid ${text} names no param and values`, ExitCode.usage, help);
    }
    if (!plan.params.some((param) => param.name === name)) {
      const help =
        plan.params.length === 0 ? undefined : `It has ${plan.params.map((param) => param.name).join(', ')}.`;
      throw new CommandError(`the plan ${plan.name} has no param ${name}`, ExitCode.usage, help);
    }
    const known = values.flatMap((value) => readValue(terminal, varied, name, value) ?? []);
    if (known.length < values.length) return null;
    grid.set(name, known);
  }
  return grid;
}

function readValue(terminal: Terminal, varied: Varied, name: string, text: string): number | undefined {
  const { document, set } = varied;
  const { plan, diagnostics } = planAtSettings(document, varied, new Map([...set, [name, text]]));
  const wrong = diagnostics.filter(({ path, severity }) => path.startsWith('--set ') && severity === 'error');
  if (hasErrors(wrong)) {
    terminal.err(renderFindings(wrong, document, (path) => shownPath(terminal, path), terminal.messages));
    return undefined;
  }
  return plan?.params.find((param) => param.name === name)?.value;
}
