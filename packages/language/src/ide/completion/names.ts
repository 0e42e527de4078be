/** Names where something is referred to. */
import type { Part } from '../../schema/index.ts';
import { documentation } from '../hover/markdown.ts';
import type { VisibleKind, VisibleName } from '../names/index.ts';
import type { Expectation } from '../reading/index.ts';
import { type Draft, RANK } from './item.ts';
import type { Place } from './place.ts';

const KINDS: Readonly<Record<NonNullable<Part['refersTo']>, readonly VisibleKind[]>> = {
  topology: ['topology'],
  service: ['service'],
  flag: ['flag'],
  ring: ['people'],
  people: ['people'],
  model: ['model'],
  metric: ['metric'],
  bug: ['bug'],
  check: ['check'],
  plan: ['plan'],
  stage: ['stage'],
  param: ['param'],
  label: ['label'],
  declaration: ['declaration'],
};

/** The names that something can be referred to by at the place, those of this file before those that are imported. */
export function namesAt(place: Place, refersTo: NonNullable<Part['refersTo']>): readonly VisibleName[] {
  const found = KINDS[refersTo].flatMap((kind) => place.visible(kind));
  const isOwn = ({ location }: VisibleName): boolean => location?.path === place.path;
  return [...found.filter(isOwn), ...found.filter((name) => !isOwn(name))];
}

/** The names for a part that refers to something, without those that stand in the same list already. */
export function nameDrafts(
  place: Place,
  expectation: Expectation,
  refersTo: NonNullable<Part['refersTo']>,
): readonly Draft[] {
  return draftsOfNames(place, expectation, namesAt(place, refersTo));
}

/** The same for names that have been found already. */
export function draftsOfNames(place: Place, expectation: Expectation, names: readonly VisibleName[]): readonly Draft[] {
  const listed = place.listed(expectation);
  return names.filter(({ name, text }) => !listed.has(name) && !listed.has(text)).map((name) => draftOf(place, name));
}

export function draftOf(place: Place, { name, kind, detail, doc, location, text }: VisibleName, rank?: number): Draft {
  const path = location?.path;
  // What is there without being declared comes after what somebody has declared.
  const usual = path === place.path ? RANK.likely : path === undefined ? RANK.likely + 2 : RANK.likely + 1;
  return {
    label: name,
    kind,
    detail: path === undefined || path === place.path ? detail : `${detail} · ${path}`,
    // Ours is as it is; what somebody has written may hold anything.
    documentation: path === undefined ? doc : documentation(doc),
    text,
    rank: rank ?? usual,
  };
}
