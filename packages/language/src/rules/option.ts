/** What a rule of lint lets a project choose. */

/** A share of 1 (`"10%"` in the configuration), milliseconds (`"24h"`), a whole number, or names. */
export type RuleOption =
  | { readonly kind: 'share'; readonly unlessTold: number; readonly doc: string }
  | { readonly kind: 'duration'; readonly unlessTold: number; readonly doc: string }
  | { readonly kind: 'count'; readonly unlessTold: number; readonly doc: string }
  | { readonly kind: 'names'; readonly unlessTold: readonly string[]; readonly doc: string };

export type OptionValue = RuleOption['unlessTold'];

export type RuleOptions = Readonly<Record<string, RuleOption>>;

/** A value for each option, those that nobody has set included. */
export type OptionValues<Options extends RuleOptions> = {
  readonly [Name in keyof Options]: Options[Name]['unlessTold'];
};

const HOUR = 3_600_000;

/** `unlessTold` of 1. */
export const shareOption = (unlessTold: number, doc: string) => ({ kind: 'share', unlessTold, doc }) as const;
export const hoursOption = (hours: number, doc: string) =>
  ({ kind: 'duration', unlessTold: hours * HOUR, doc }) as const;
export const countOption = (unlessTold: number, doc: string) => ({ kind: 'count', unlessTold, doc }) as const;
export const namesOption = (unlessTold: readonly string[], doc: string) =>
  ({ kind: 'names', unlessTold, doc }) as const;

/** Of every option what holds where nothing is set. */
export function optionsUnlessTold(options: RuleOptions): Readonly<Record<string, OptionValue>> {
  return Object.fromEntries(Object.entries(options).map(([name, { unlessTold }]) => [name, unlessTold]));
}
