/** Which names of a tree stand for something that is declared elsewhere. */
import { type NameKind, roleOf } from '../../semantics/names/roles.ts';
import type { Declaration, File } from '../../syntax/tree.ts';
import { namesIn, type StandingName } from './nodes.ts';

/** What is no declaration by itself, but a part of one. */
const PARTS: ReadonlySet<NameKind | 'people' | 'imported'> = new Set([
  'node',
  'label',
  'label-value',
  'ring',
  'metric',
  'bug',
  'stage',
]);

/** Names that may stand for a declaration of the file or one that it imports, or for a param. */
export function referencesIn(within: File | Declaration): ReadonlySet<string> {
  return new Set(namesIn(within).flatMap((each) => (isReference(each) ? [each.name.text] : [])));
}

function isReference({ of, as }: StandingName): boolean {
  const role = roleOf(of.kind, as);
  switch (role.kind) {
    case 'refers':
      return role.to !== 'imported' && !PARTS.has(role.to);
    case 'defines':
      // What a model says of a check it says of a health of that name, where there is one.
      return role.what === 'check';
    case 'free':
      return false;
  }
}
