// Somebody who writes a plan, reads the list beside the cursor, and presses as few keys as it takes.
import {
  atLineEnd,
  down,
  type Editor,
  EMPTY,
  entered,
  escaped,
  lineBefore,
  lineDown,
  lineUp,
  tabbed,
  typed,
} from './editor.ts';
import { best, type Server, shown } from './list.ts';

export interface Typist {
  /** Writes it character by character. */
  readonly type: (text: string) => void;
  /** Takes an item off the list, by its label: typed as far as it takes, or gone down to where that is less. It has to be in sight: one of ten. */
  readonly take: (label: string) => void;
  readonly enter: (times?: number) => void;
  readonly tab: (times?: number) => void;
  readonly escape: () => void;
  readonly end: () => void;
  readonly down: (times?: number) => void;
  readonly up: (times?: number) => void;
  readonly editor: () => Editor;
  readonly keys: () => number;
  /** What happened, a line a step. */
  readonly story: () => readonly string[];
}

/** So many rows can be seen. */
const ROWS = 10;

export function typistAt(server: Server): Typist {
  let editor = EMPTY;
  let keys = 0;
  const story: string[] = [];
  const press = (name: string, next: Editor, count = 1): void => {
    editor = next;
    keys += count;
    const list =
      editor.items === null
        ? ''
        : `   ⟨${shown(editor.items, editor)
            .slice(0, 4)
            .map(({ label }) => label)
            .join(' | ')}⟩`;
    story.push(`${String(keys).padStart(4)} ${name.padEnd(24)} ${lineBefore(editor)}▏${list}`);
  };
  const moved = (key: string, by: (from: Editor) => Editor, times: number): void => {
    if (editor.items !== null) throw new Error(`a list is in the way:\n${story.slice(-4).join('\n')}`);
    for (let time = 0; time < times; time++) press(key, by(editor));
  };
  return {
    type: (text) => {
      for (const key of text) editor = typed(editor, key, server);
      press(text, editor, [...text].length);
    },
    take: (label) => {
      const way = cheapest(editor, label, server);
      if (way === undefined)
        throw new Error(`${label} is not offered:\n${story.slice(-4).join('\n')}\n${around(editor)}`);
      press(`${way.typed}${'↓'.repeat(way.downs)}⏎ ${label}`, way.editor, way.keys);
    },
    enter: (times = 1) => {
      for (let time = 0; time < times; time++) {
        const item = best(editor);
        const next = entered(editor, server);
        // An item that nobody has asked for is worse than none.
        if (item !== undefined && !isNewLine(next))
          throw new Error(`Enter takes ${item.label}:\n${story.slice(-4).join('\n')}`);
        press('⏎', next);
      }
    },
    tab: (times = 1) => {
      for (let time = 0; time < times; time++) press('⇥', tabbed(editor));
    },
    escape: () => press('Esc', escaped(editor)),
    end: () => press('End', atLineEnd(editor)),
    down: (times = 1) => moved('↓', lineDown, times),
    up: (times = 1) => moved('↑', lineUp, times),
    editor: () => editor,
    keys: () => keys,
    story: () => story,
  };
}

const isNewLine = (editor: Editor): boolean => lineBefore(editor).trim() === '';

const around = ({ text, cursor }: Editor): string => `${text.slice(0, cursor)}▏${text.slice(cursor)}`;

interface Way {
  readonly typed: string;
  readonly downs: number;
  readonly keys: number;
  readonly editor: Editor;
}

function cheapest(from: Editor, label: string, server: Server): Way | undefined {
  let found: Way | undefined;
  let editor = from;
  for (let length = 0; length <= label.length; length++) {
    if (length > 0) editor = typed(editor, label[length - 1] ?? '', server);
    const rows = editor.items === null ? [] : shown(editor.items, editor);
    const row = rows.slice(0, ROWS).findIndex((item) => item.label === label);
    const keys = length + row - editor.chosen + 1;
    if (row < editor.chosen || (found !== undefined && found.keys <= keys)) continue;
    let at = editor;
    for (let downs = editor.chosen; downs < row; downs++) at = down(at);
    found = {
      typed: label.slice(0, length),
      downs: row - editor.chosen,
      keys,
      editor: entered(at, { ...server, acceptsSmartly: false }),
    };
  }
  return found;
}
