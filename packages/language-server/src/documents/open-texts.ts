/** The texts that the client has open, kept equal to the client's by its edits. */
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { fromEncoding, type PositionEncoding, placesIn } from '../convert/places.ts';
import { pathOf } from '../convert/uri.ts';
import { once } from '../once.ts';
import { type Edit, editOf } from './edit.ts';
import type { OpenText } from './open-text.ts';

export interface OpenTexts {
  /** All of them, by path; another map after each change. */
  readonly all: () => ReadonlyMap<string, OpenText>;
  /** One that is open already gets this text. */
  readonly open: (document: Opened) => OpenText;
  /**
   * Edits in their order, each of the text that the one before it has left. null: it is not open. Throws for what is no edit; the text is then as it
   * was.
   */
  readonly change: (uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]) => Changed | null;
  /** false: it is not open. */
  readonly close: (uri: string) => boolean;
}

export interface Opened {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly text: string;
}

export interface Changed {
  readonly text: OpenText;
  readonly edits: readonly Edit[];
}

export function createOpenTexts(encoding: () => PositionEncoding): OpenTexts {
  const live = new Map<string, TextDocument>();
  let texts: ReadonlyMap<string, OpenText> = new Map();

  return {
    all: () => texts,
    open: ({ uri, languageId, version, text }) => {
      const path = pathOf(uri);
      live.set(path, TextDocument.create(uri, languageId, version, text));
      return keep({ uri, path, version, languageId, text });
    },
    change: (uri, version, changes) => {
      const path = pathOf(uri);
      const document = live.get(path);
      const before = texts.get(path);
      if (document === undefined || before === undefined) return null;
      try {
        const edits = changes.map((change) => apply(document, version, change));
        return { text: keep({ ...before, version, text: document.getText() }), edits };
      } catch (error) {
        live.set(path, TextDocument.create(uri, before.languageId, before.version, before.text));
        throw error;
      }
    },
    close: (uri) => {
      const path = pathOf(uri);
      if (!live.delete(path)) return false;
      const rest = new Map(texts);
      rest.delete(path);
      texts = rest;
      return true;
    },
  };

  function apply(document: TextDocument, version: number, change: TextDocumentContentChangeEvent): Edit {
    if (typeof change.text !== 'string') throw new Error('an edit without a text');
    if (!('range' in change) || change.range === undefined) {
      const edit = editOf(0, document.getText().length, change.text);
      TextDocument.update(document, [{ text: change.text }], version);
      return edit;
    }
    const range = {
      start: fromEncoding(document, change.range.start, encoding()),
      end: fromEncoding(document, change.range.end, encoding()),
    };
    const [a, b] = [document.offsetAt(range.start), document.offsetAt(range.end)];
    const [start, end] = [Math.min(a, b), Math.max(a, b)];
    const text = document.getText();
    // Where the halves of a line's end come together, the library goes on taking them for two: its lines are counted anew.
    const joins = text[start - 1] === '\r' || change.text.endsWith('\r');
    const whole = (): string => text.slice(0, start) + change.text + text.slice(end);
    TextDocument.update(document, [joins ? { text: whole() } : { range, text: change.text }], version);
    return editOf(start, end, change.text);
  }

  function keep(known: Pick<OpenText, 'uri' | 'path' | 'version' | 'languageId' | 'text'>): OpenText {
    const { uri, path, version, languageId, text } = known;
    const open: OpenText = {
      uri,
      path,
      version,
      languageId,
      text,
      bytes: once(() => new TextEncoder().encode(asFile(text))),
      places: once(() => placesIn(text, encoding())),
    };
    texts = new Map([...texts, [path, open]]);
    return open;
  }
}

/** Whoever reads a file takes the first mark for none of its text. */
function asFile(text: string): string {
  return text.startsWith('\ufeff') ? `\ufeff${text}` : text;
}
