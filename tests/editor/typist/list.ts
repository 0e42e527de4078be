// The list of what can stand at the cursor: asked of the server, narrowed by what is typed, and sorted as VS Code sorts it.
import { completionsAt, parse } from '@rollout/language';
import { fuzzyScore } from './fuzzy.ts';

export interface Item {
  readonly label: string;
  readonly filterText: string;
  readonly sortText: string;
  readonly text: string;
  readonly snippet: string | undefined;
  /** Where it begins. */
  readonly start: number;
  /** Whether the list is to be opened again when it is taken. */
  readonly asksAgain: boolean;
  /** A choice of a snippet: from there it goes to the next stop. */
  readonly isChoice: boolean;
}

export interface Server {
  readonly triggers: readonly string[];
  /** Whether Enter begins a line where an item would change nothing. */
  readonly acceptsSmartly: boolean;
}

const PATH = 'first.rollout';

/** What of an editor a list depends on. */
interface Listing {
  readonly text: string;
  readonly start: number;
  readonly cursor: number;
  readonly items: readonly Item[] | null;
  readonly chosen: number;
}

export function itemsAt({ text, cursor }: Pick<Listing, 'text' | 'cursor'>): readonly Item[] {
  const { tree, diagnostics, comments } = parse(text, PATH);
  const files = new Map([[PATH, { path: PATH, text, tree, comments, diagnostics }]]);
  const links = new Map([[PATH, new Map<string, string | null>()]]);
  return completionsAt({ files, links }, PATH, cursor).map(({ span, isUnfinished, ...item }) => ({
    ...item,
    start: span.start,
    asksAgain: isUnfinished,
    isChoice: false,
  }));
}

/** What fits what is typed, the best first. */
export function shown(
  items: readonly Item[],
  { text, start, cursor }: Omit<Listing, 'items' | 'chosen'>,
): readonly Item[] {
  const scored = items.flatMap((item) => {
    // What is selected, as a stop is, has not been typed.
    const typed = start < cursor ? '' : text.slice(item.start, cursor).trimStart();
    const score = fuzzyScore(typed, item.filterText);
    return score === undefined ? [] : [{ item, score }];
  });
  const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return scored.sort((a, b) => b.score - a.score || compare(a.item.sortText, b.item.sortText)).map(({ item }) => item);
}

/** The one that Enter takes. */
export function best(editor: Listing): Item | undefined {
  return editor.items === null ? undefined : shown(editor.items, editor)[editor.chosen];
}
