/** All that can be done about a place, in the order in which it is shown. */
import { refactoringsAt } from '@rollout/language';
import type { Action, Asked } from './action.ts';
import { importing } from './imports.ts';
import { pages } from './pages.ts';
import { quickFixes } from './quick-fixes.ts';
import { severities } from './severities.ts';
import { silencing } from './silence.ts';
import { fixingAll, organizing } from './source-actions.ts';

/** Which kinds a file of this room gives, by the first word of the protocol's. */
const ROOMS: readonly { readonly kind: string; readonly actions: (asked: Asked) => readonly Action[] }[] = [
  { kind: 'quickfix', actions: importing },
  { kind: 'quickfix', actions: quickFixes },
  { kind: 'refactor', actions: refactorings },
  { kind: 'quickfix', actions: silencing },
  { kind: 'quickfix', actions: severities },
  { kind: 'quickfix', actions: pages },
  { kind: 'source', actions: fixingAll },
  { kind: 'source', actions: organizing },
];

/**
 * What can be done about a place, without what concerns the whole file where nothing else was asked for. `only`: of these kinds, each with
 * all below it; undefined: of all.
 */
export function actionsAt(asked: Asked, only?: readonly string[]): readonly Action[] {
  const wanted = (kind: string): boolean =>
    only === undefined ? !kind.startsWith('source') : only.some((each) => isBelow(kind, each));
  const mayHave = (room: string): boolean =>
    only === undefined ? room !== 'source' : only.some((each) => isBelow(each, room) || isBelow(room, each));
  const found = ROOMS.filter(({ kind }) => mayHave(kind)).flatMap(({ actions }) => actions(asked));
  const seen = new Set<string>();
  return found.filter(({ kind, title }) => {
    const key = `${kind} ${title}`;
    return wanted(kind) && !seen.has(key) && seen.add(key) !== undefined;
  });
}

function refactorings({ sources, path, span }: Asked): readonly Action[] {
  return refactoringsAt(sources, path, span).map(({ title, kind, change }) => ({
    title,
    kind,
    diagnostics: [],
    isPreferred: false,
    effect: { kind: 'change', change },
  }));
}

function isBelow(kind: string, above: string): boolean {
  return above === '' || kind === above || kind.startsWith(`${above}.`);
}
