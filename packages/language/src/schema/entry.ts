/** What the table says of one thing of the language. */

/** What stands at a placeholder of a form: a token, a value of a type, or another entry by its id. */
export type PartType =
  // single tokens
  | 'name'
  | 'identifier'
  | 'text'
  | 'number'
  | 'percent'
  | 'value'
  /** A value that is no word of the language: where one may stand, and the next statement may begin as well. */
  | 'plain-value'
  | 'unit'
  | 'comparator'
  /** `p95`, `mean`, `P`: a name, or a quantile with a fraction, `p99.9`. */
  | 'statistic'
  | 'date'
  | 'time'
  | 'weekday'
  | 'period'
  | 'level'
  | 'singular-level'
  | 'plural-level'
  | 'each-unit'
  // quantities, by what they must be
  | 'count'
  | 'duration'
  | 'probability'
  | 'share-of-servers'
  | 'share-of-load'
  | 'count-or-share'
  | 'any-quantity'
  // another entry
  | { readonly entry: string };

/** What a name refers to, where it refers to something. */
export type Reference =
  | 'topology'
  | 'service'
  | 'flag'
  | 'ring'
  /** A ring or an audience. */
  | 'people'
  | 'model'
  | 'metric'
  | 'bug'
  | 'check'
  | 'plan'
  | 'stage'
  | 'param'
  | 'label'
  | 'declaration';

export interface Part {
  readonly type: PartType;
  readonly refersTo?: Reference;
  /** How a message names what has to stand here, where its type does not say enough: `a duration, such as \`30m\``. */
  readonly label?: string;
  readonly doc?: string;
  /** What holds when the part is left out, in words. */
  readonly default?: string;
}

/**
 * How an entry takes part in the language:
 * - `declaration`: stands in a file; `sentence`: stands in blocks;
 * - `phrase`: a part of sentences;
 * - `group`: one of several others, by their ids;
 * - `block`: braces around any number of the entries that it holds.
 */
export type Entry = FormEntry | GroupEntry | BlockEntry;

export interface FormEntry {
  readonly kind: 'declaration' | 'sentence' | 'phrase';
  readonly id: string;
  /**
   * How it is written: lower-case words stand for themselves, upper-case ones are parts; `[x]` may be left out,
   * `(x | y)` is a choice, `x …` any number, `x, …` one or more with commas; symbols of the language that would be
   * taken for these stand in quotes.
   */
  readonly form: string;
  readonly parts: Readonly<Record<string, Part>>;
  /** How a message names it, where it is a part of others. */
  readonly label?: string;
  /** What it says, in Markdown; the first sentence can stand alone. */
  readonly doc: string;
  /** What holds when the whole sentence is left out. */
  readonly default?: string;
  /** One way to write it. */
  readonly example: string;
  /**
   * What an editor inserts; only for what can begin a statement. `<4m>` is a placeholder with what it holds at first,
   * `<a|b>` one with a choice, `<>` where the cursor ends.
   */
  readonly snippet?: string;
}

export interface GroupEntry {
  readonly kind: 'group';
  readonly id: string;
  readonly title: string;
  readonly doc: string;
  readonly of: readonly string[];
}

export interface BlockEntry {
  readonly kind: 'block';
  readonly id: string;
  /** The block as a message names it: `a stage`. */
  readonly title: string;
  readonly holds: readonly string[];
}

type Rest = Omit<FormEntry, 'kind' | 'id'>;

export const declaration = (id: string, rest: Rest): FormEntry => ({ kind: 'declaration', id, ...rest });
export const sentence = (id: string, rest: Rest): FormEntry => ({ kind: 'sentence', id, ...rest });
export const phrase = (id: string, rest: Rest): FormEntry => ({ kind: 'phrase', id, ...rest });
export const group = (id: string, title: string, doc: string, of: readonly string[]): GroupEntry => ({
  kind: 'group',
  id,
  title,
  doc,
  of,
});
export const block = (id: string, title: string, holds: readonly string[]): BlockEntry => ({
  kind: 'block',
  id,
  title,
  holds,
});

/** A part that says how long something takes. */
export const HOW_LONG = { type: { entry: 'distribution' }, label: 'a duration, such as `30m`' } as const;

/** A part that is another entry. */
export const entry = (id: string): PartType => ({ entry: id });
