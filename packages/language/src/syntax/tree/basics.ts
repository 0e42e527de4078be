/** The smallest pieces of the tree: spans, names, literals, levels. */

/** Where something stands: UTF-16 offsets into the text, half-open. Zero-width where it is missing. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A Markdown comment (`///`) above a declaration, a stage or a step. */
export interface DocComment {
  readonly kind: 'doc';
  readonly span: Span;
  /** The lines without their `///`, joined by newlines. */
  readonly text: string;
}

/** A name, bare or in quotes. One that recovery put in has `missing: true` and an empty text. */
export interface Name {
  readonly kind: 'name';
  readonly span: Span;
  /** The name itself: unquoted, escapes resolved. */
  readonly text: string;
  readonly quoted: boolean;
  readonly missing: boolean;
}

export interface StringLiteral {
  readonly kind: 'string';
  readonly span: Span;
  /** What the string says: unquoted, escapes resolved. */
  readonly text: string;
}

/**
 * An exact decimal: `digits` / 10^`scale`. `digits` is an integer in decimal notation, with `-` in front
 * where negative, fit for `BigInt(digits)`.
 */
export interface Decimal {
  readonly digits: string;
  readonly scale: number;
}

/** `12`, `0.5`, `1_000_000`, `200 server-hours`, `100_000 requests`, `500 user-hours`. */
export interface NumberLiteral {
  readonly kind: 'number';
  readonly span: Span;
  /** As written, without the unit. */
  readonly text: string;
  readonly value: number;
  readonly decimal: Decimal;
  readonly unit: UnitWord | undefined;
}

/** `29%`: `value` and `decimal` hold the share (0.29), not the percents. */
export interface PercentLiteral {
  readonly kind: 'percent';
  readonly span: Span;
  readonly text: string;
  readonly value: number;
  readonly decimal: Decimal;
}

/** `90s`, `1h30m`, `1.5d`: always a whole number of milliseconds. */
export interface DurationLiteral {
  readonly kind: 'duration';
  readonly span: Span;
  readonly text: string;
  readonly milliseconds: number;
}

/** The unit after a number, from the language's closed set. */
export interface UnitWord {
  readonly kind: 'unit';
  readonly span: Span;
  readonly unit: Unit;
}

export type Unit = 'server-hours' | 'requests' | 'user-hours';

/**
 * Wherever a number, a percent or a duration is asked for, any of the three parses, and so does the name of a
 * `param`: which of them fits is the type checker's to say.
 */
export type Quantity = NumberLiteral | PercentLiteral | DurationLiteral | Name;

export type Level = 'region' | 'zone' | 'datacenter' | 'cluster' | 'rack' | 'server';

/** A level word; `cluster` and `clusters` differ in `plural` alone. */
export interface LevelWord {
  readonly kind: 'level';
  readonly span: Span;
  readonly level: Level;
  readonly plural: boolean;
}

/** `per week`: a span of time that a chance or a rate is told for. */
export interface PeriodWord {
  readonly kind: 'period';
  readonly span: Span;
  readonly period: Period;
}

export type Period = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

/** `from..to`, both included. An end that is missing is undefined. */
export interface Range {
  readonly kind: 'range';
  readonly span: Span;
  readonly from: Quantity | undefined;
  readonly to: Quantity | undefined;
}

/** `2026-12-19`: a day that there is, in the calendar of today whatever the year. */
export interface DateLiteral {
  readonly kind: 'date';
  readonly span: Span;
  readonly text: string;
  /** 1 to 9999. */
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to the days of that month. */
  readonly day: number;
}

/** `09:00`, as a clock on the wall shows it. */
export interface TimeLiteral {
  readonly kind: 'time';
  readonly span: Span;
  readonly text: string;
  /** Since midnight: 0 to 1439, and 1440 (`24:00`) only where a range ends. */
  readonly minutes: number;
}

export type Day = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/** `mon` */
export interface DayWord {
  readonly kind: 'day';
  readonly span: Span;
  readonly day: Day;
}

/** `mon..thu`, both included; `fri..mon` runs over the week's end. */
export interface DayRange {
  readonly kind: 'day-range';
  readonly span: Span;
  readonly from: DayWord;
  readonly to: DayWord;
}

/** `2026-12-19..2027-01-04`, both days included. An end that is missing is undefined. */
export interface DateRange {
  readonly kind: 'date-range';
  readonly span: Span;
  readonly from: DateLiteral | undefined;
  readonly to: DateLiteral | undefined;
}

/** `09:00..16:00`, the end not included; one that ends before it begins (`22:00..04:00`) runs over midnight. */
export interface TimeRange {
  readonly kind: 'time-range';
  readonly span: Span;
  readonly from: TimeLiteral | undefined;
  readonly to: TimeLiteral | undefined;
}

/** `local`, in place of a time zone: each node's own. */
export interface LocalWord {
  readonly kind: 'local';
  readonly span: Span;
}

/** `lognormal(median 4m, p95 12m)`: free-form; which names and arguments there are, the type checker says. */
export interface DistributionCall {
  readonly kind: 'distribution';
  readonly span: Span;
  readonly name: Name;
  readonly args: readonly Argument[];
}

/** One argument: `90% exponential(mean 1h)` has a weight, `median 4m` a label, `1h..2h` a range. */
export interface Argument {
  readonly kind: 'argument';
  readonly span: Span;
  readonly label: Name | undefined;
  readonly weight: PercentLiteral | undefined;
  readonly value: ArgumentValue | undefined;
}

export type ArgumentValue = Quantity | StringLiteral | Range | DistributionCall;

/** A distribution, or a quantity that stands for a fixed one. */
export type Distribution = DistributionCall | Quantity;
