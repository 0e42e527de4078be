// An editor as VS Code is when nobody has set it up, as far as writing a plan needs it: what a key does to the text, to the stops of a snippet and to
// the list of what can stand there.
import language from '../../../grammar/language-configuration.json' with { type: 'json' };
import { best, type Item, itemsAt, type Server, shown } from './list.ts';
import { expandSnippet, type Stop } from './snippet.ts';

export interface Editor {
  readonly text: string;
  /** What is selected: from `start` to the cursor. */
  readonly start: number;
  readonly cursor: number;
  /** What the list was opened with; null where none is open. */
  readonly items: readonly Item[] | null;
  /** The chosen row of what is shown of it. */
  readonly chosen: number;
  /** Where Tab goes next, the one that the cursor is in first. */
  readonly stops: readonly Stop[];
  /** Where brackets and quotes stand that were closed by themselves. */
  readonly closers: readonly number[];
}

export const EMPTY: Editor = { text: '', start: 0, cursor: 0, items: null, chosen: 0, stops: [], closers: [] };

const word = new RegExp(`(?:${language.wordPattern.pattern})$`, 'u');
const indents = new RegExp(language.indentationRules.increaseIndentPattern);
const outdents = new RegExp(language.indentationRules.decreaseIndentPattern);
const BEFORE_WHICH_IT_CLOSES = /^(?:[;:.,=}\])>\s]|$)/;

export const lineBefore = ({ text, cursor }: Editor): string =>
  text.slice(text.lastIndexOf('\n', cursor - 1) + 1, cursor);

/** Puts a text in the place of a span, and moves all that stands behind it. */
function replaced(editor: Editor, start: number, end: number, put: string): Editor {
  const by = put.length - (end - start);
  const move = (at: number): number => (at >= end ? at + by : Math.min(at, start));
  const stops = editor.stops.map((stop, index) =>
    // What is written at a stop belongs to it.
    index === 0 && stop.start <= start && end <= stop.end
      ? { ...stop, end: stop.end + by }
      : { ...stop, start: move(stop.start), end: move(stop.end) },
  );
  const closers = editor.closers.filter((at) => at < start || at >= end).map(move);
  const cursor = start + put.length;
  return {
    ...editor,
    text: editor.text.slice(0, start) + put + editor.text.slice(end),
    cursor,
    start: cursor,
    stops,
    closers,
  };
}

/** A key with a character on it. */
export function typed(editor: Editor, key: string, server: Server): Editor {
  if (editor.closers.includes(editor.cursor) && editor.text[editor.cursor] === key) {
    const closers = editor.closers.filter((at) => at !== editor.cursor);
    return { ...editor, cursor: editor.cursor + 1, start: editor.cursor + 1, closers, items: null };
  }
  let next = replaced(editor, editor.start, editor.cursor, key);
  const line = lineBefore(next);
  const inComment = /^[^"]*\/\//.test(line);
  const pair = language.autoClosingPairs.find(({ open }) => open === key);
  if (pair !== undefined && !inComment && BEFORE_WHICH_IT_CLOSES.test(next.text.slice(next.cursor))) {
    const { cursor } = next;
    next = { ...replaced(next, cursor, cursor, pair.close), cursor, start: cursor };
    next = { ...next, closers: [...next.closers, cursor] };
  }
  if (key === '}' && outdents.test(line) && line.trim() === '}') {
    const from = next.cursor - line.length;
    next = replaced(next, from, next.cursor, line.slice(2));
  }
  return listed(next, key, inComment, server);
}

/** The list after a character: asked for anew, narrowed, or closed. */
function listed(editor: Editor, key: string, inComment: boolean, server: Server): Editor {
  if (server.triggers.includes(key)) return opened(editor);
  const narrowed = editor.items === null ? [] : shown(editor.items, editor);
  if (narrowed.length > 0) return { ...editor, chosen: 0 };
  const [written] = word.exec(lineBefore(editor)) ?? [];
  if (written === undefined || !Number.isNaN(Number(written)) || inComment) return { ...editor, items: null };
  return opened(editor);
}

function opened(editor: Editor): Editor {
  const items = itemsAt(editor);
  return { ...editor, items: shown(items, editor).length === 0 ? null : items, chosen: 0 };
}

export const escaped = (editor: Editor): Editor => ({ ...editor, items: null });
export const down = (editor: Editor): Editor => ({ ...editor, chosen: editor.chosen + 1 });

/** To the end of the line; no stop is there any more. */
export function atLineEnd(editor: Editor): Editor {
  const end = editor.text.indexOf('\n', editor.cursor);
  const cursor = end < 0 ? editor.text.length : end;
  return { ...editor, cursor, start: cursor, items: null, stops: [] };
}

/** A line down, in the same column where the line reaches so far. */
export function lineDown(editor: Editor): Editor {
  const end = editor.text.indexOf('\n', editor.cursor);
  if (end < 0) return editor;
  const below = editor.text.slice(end + 1).split('\n', 1)[0] ?? '';
  const cursor = end + 1 + Math.min(lineBefore(editor).length, below.length);
  return { ...editor, cursor, start: cursor, items: null, stops: [] };
}

/** A line up, likewise. */
export function lineUp(editor: Editor): Editor {
  const column = lineBefore(editor).length;
  const end = editor.cursor - column - 1;
  if (end < 0) return editor;
  const start = editor.text.lastIndexOf('\n', end - 1) + 1;
  const cursor = start + Math.min(column, end - start);
  return { ...editor, cursor, start: cursor, items: null, stops: [] };
}

export function entered(editor: Editor, server: Server): Editor {
  const item = best(editor);
  if (item !== undefined && !(server.acceptsSmartly && changesNothing(item, editor))) return accepted(editor, item);
  const line = lineBefore(editor);
  const indent = /^\s*/.exec(line)?.[0] ?? '';
  const closed: Editor = { ...editor, items: null };
  const rest = closed.text.slice(closed.cursor).split('\n', 1)[0] ?? '';
  const rule = language.onEnterRules.find(
    ({ beforeText, afterText }) => new RegExp(beforeText).test(line) && new RegExp(afterText).test(rest),
  );
  if (rule?.action.appendText !== undefined)
    return left(replaced(closed, closed.start, closed.cursor, `\n${indent}${rule.action.appendText}`));
  const deeper = indents.test(line) ? `${indent}  ` : indent;
  const isBetween = indents.test(line) && outdents.test(closed.text.slice(closed.cursor));
  const next = replaced(closed, closed.start, closed.cursor, `\n${deeper}${isBetween ? `\n${indent}` : ''}`);
  if (!isBetween) return left(next);
  const cursor = next.cursor - indent.length - 1;
  return left({ ...next, cursor, start: cursor });
}

export function tabbed(editor: Editor): Editor {
  const item = best(editor);
  if (item !== undefined) return accepted(editor, item);
  if (editor.stops.length > 1) return atStop({ ...editor, stops: editor.stops.slice(1) });
  return replaced(editor, editor.start, editor.cursor, '  ');
}

const changesNothing = ({ snippet, text, start }: Item, editor: Editor): boolean =>
  snippet === undefined && text === editor.text.slice(start, editor.cursor);

function accepted(editor: Editor, item: Item): Editor {
  const indent = /^\s*/.exec(lineBefore(editor))?.[0] ?? '';
  const indented = (text: string): string => text.replaceAll('\n', `\n${indent}`);
  const closed: Editor = { ...editor, items: null };
  if (item.isChoice) {
    const next = replaced(closed, item.start, closed.cursor, item.text);
    return atStop({ ...next, stops: next.stops.slice(1) });
  }
  if (item.snippet === undefined) {
    const next = replaced(closed, item.start, closed.cursor, indented(item.text));
    return item.asksAgain ? opened(next) : next;
  }
  const { text, stops } = expandSnippet(indented(item.snippet));
  const next = replaced(closed, item.start, closed.cursor, text);
  const own = stops.map((stop) => ({ ...stop, start: stop.start + item.start, end: stop.end + item.start }));
  const at = atStop({ ...next, stops: [...own, ...next.stops.slice(1)] });
  return item.asksAgain && at.items === null ? opened(at) : at;
}

/** At the first stop, all of it selected, its choices listed; behind the last one there are none. */
function atStop(editor: Editor): Editor {
  const [stop] = editor.stops;
  if (stop === undefined) return editor;
  const items = stop.choices.map(
    (text, index): Item => ({
      label: text,
      filterText: text,
      sortText: 'a'.repeat(index + 1),
      text,
      snippet: undefined,
      start: stop.start,
      asksAgain: false,
      isChoice: true,
    }),
  );
  const stops = editor.stops.length === 1 ? [] : editor.stops;
  return { ...editor, start: stop.start, cursor: stop.end, stops, items: items.length > 0 ? items : null, chosen: 0 };
}

/** Stops are no more where the cursor is outside of the one that it was in. */
function left(editor: Editor): Editor {
  const [stop] = editor.stops;
  const isInside = stop !== undefined && stop.start <= editor.cursor && editor.cursor <= stop.end;
  return isInside ? editor : { ...editor, stops: [] };
}
