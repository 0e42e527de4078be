/** What kind each label of a fleet is, and what it can be. */
import type { LabelValue, Location } from '../../program/index.ts';

export type LabelKind = 'word' | 'number' | 'percent' | 'duration';

export interface LabelFacts {
  readonly kind: LabelKind;
  /** Where it is first given. */
  readonly location: Location;
  /** The words that it is somewhere; empty for other kinds. */
  readonly words: Set<string>;
}

export type LabelTable = Map<string, LabelFacts>;

const NAMES: Readonly<Record<LabelKind, string>> = {
  word: 'a word',
  number: 'a number',
  percent: 'a percent',
  duration: 'a duration',
};

export function labelKindName(kind: LabelKind): string {
  return NAMES[kind];
}

/** Notes a label; gives what is known of it if that is of another kind. */
export function noteLabel(
  labels: LabelTable,
  name: string,
  kind: LabelKind,
  value: LabelValue,
  location: Location,
): LabelFacts | null {
  let facts = labels.get(name);
  if (facts === undefined) {
    facts = { kind, location, words: new Set() };
    labels.set(name, facts);
  }
  if (facts.kind !== kind) return facts;
  if (typeof value === 'string') facts.words.add(value);
  return null;
}
