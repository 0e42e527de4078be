/** Which params are searched, and at which values. */
import type { Diagnostic, Param, Plan } from '@rollout/language';
import { type Axis, axesOf, sizeOf } from '@rollout/simulator';
import { AskingError } from '../asking/asking-error.ts';
import { planAtSettings } from '../phases/plan-at-settings.ts';
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

export function nothingToSearch(params: readonly Param[]): AskingError {
  const [first] = params;
  if (first === undefined) {
    return new AskingError(
      'the plan has no param, so that there is nothing to search',
      'asked',
      'Give a number a name and a range, as in: param soak = 24h in 1h..72h. Then write soak where 24h stands now. It may be a duration, a percent, or how many clusters go first, or go at once.',
    );
  }
  return new AskingError(
    'no param of the plan has a range, so that there is nothing to search',
    'asked',
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
      throw new AskingError(
        `these values make ${taken.toLocaleString('en-US')} plans, more than ${most.toLocaleString('en-US')}`,
        'asked',
        'Take fewer --steps, list the values of some params with --grid, or set some with --set.',
      );
    }
    return own;
  });
  return [...others, ...plan.params.flatMap(({ name }) => axes.find((axis) => axis.name === name) ?? [])];
}

export type GridRead =
  | { readonly kind: 'grid'; readonly grid: Grid }
  /** One of them is no value of its param; errors say why. */
  | { readonly kind: 'wrong'; readonly diagnostics: readonly Diagnostic[] };

/** Reads what is typed after `--grid`, each value as `--set` would. */
export function readGrid(varied: Varied, plan: Plan, texts: readonly string[]): GridRead {
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
      throw new AskingError(`--grid ${text} names no param and values`, 'asked', help);
    }
    if (!plan.params.some((param) => param.name === name)) {
      const help =
        plan.params.length === 0 ? undefined : `It has ${plan.params.map((param) => param.name).join(', ')}.`;
      throw new AskingError(`the plan ${plan.name} has no param ${name}`, 'asked', help);
    }
    const read = values.map((value) => readValue(varied, name, value));
    const diagnostics = read.flatMap((each) => each.diagnostics);
    if (diagnostics.length > 0) return { kind: 'wrong', diagnostics };
    grid.set(
      name,
      read.flatMap(({ value }) => value ?? []),
    );
  }
  return { kind: 'grid', grid };
}

function readValue(
  { set, ...varied }: Varied,
  name: string,
  text: string,
): { readonly value: number | undefined; readonly diagnostics: readonly Diagnostic[] } {
  const { plan, diagnostics } = planAtSettings(varied.document, varied, new Map([...set, [name, text]]));
  const wrong = diagnostics.filter(({ path, severity }) => path.startsWith('--set ') && severity === 'error');
  return { value: plan?.params.find((param) => param.name === name)?.value, diagnostics: wrong };
}
