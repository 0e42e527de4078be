/** Snippets of the schema, with the names that there are in the place of those that they show. */
import { blockOf, type FormEntry, type Reference } from '../../schema/index.ts';
import { lexemesOf } from '../../syntax/index.ts';
import { type Role, readText } from '../reading/index.ts';

type Piece =
  | { readonly kind: 'text'; readonly text: string }
  /** The first choice stands there at first; with none the cursor ends here. */
  | { readonly kind: 'placeholder'; readonly choices: readonly string[] };

/** What something can refer to, be a place of, or be about. */
export type Lacking = Reference | 'place' | 'deployment';

export interface Inserted {
  readonly text: string;
  /** In the syntax of the language server protocol. */
  readonly snippet: string;
  /** What it refers to and is not there: the sample stands for it. */
  readonly lacks: Lacking | undefined;
  /** Whether there are some of these, all of which it names already. */
  readonly lacksAnother: boolean;
}

/** More names than these are not offered in a placeholder. */
const MOST_CHOICES = 8;

/**
 * A snippet of the schema for a block (or `file`). Where a placeholder refers to something, `namesFor` says what there is: what is found takes the
 * place of the sample, each name once; `undefined` leaves it.
 */
export function fillSnippet(
  snippet: string,
  block: string,
  namesFor: (role: Role) => readonly string[] | undefined,
): Inserted {
  const pieces = piecesOf(snippet);
  const text = plain(pieces);
  const roles = rolesIn(text, blockOf(block) === undefined ? 'file' : block);
  const used = new Set<string>();
  let lacks: Lacking | undefined;
  let lacksAnother = false;
  let at = 0;
  const filled = pieces.map((piece): Piece => {
    const sample = piece.kind === 'text' ? piece.text : (piece.choices[0] ?? '');
    const start = at;
    at += sample.length;
    if (piece.kind === 'text' || piece.choices.length !== 1) return piece;
    const role = roles.find(({ token }) => token.start === start && token.end === start + sample.length);
    // What is asked once may be asked again; all else is named once.
    const mayRecur = role?.part?.refersTo === 'check';
    const all = role === undefined ? undefined : namesFor(role);
    const names = all?.filter((name) => mayRecur || !used.has(name));
    const [first] = names ?? [];
    if (names !== undefined && first === undefined && lacks === undefined) {
      lacks = role?.part?.refersTo ?? 'place';
      lacksAnother = all?.length !== 0;
    }
    if (names === undefined || first === undefined) return piece;
    used.add(first);
    return { kind: 'placeholder', choices: names.slice(0, MOST_CHOICES) };
  });
  return { text: plain(filled), snippet: protocolText(filled), lacks, lacksAnother };
}

const rolesOf = new Map<string, readonly Role[]>();

/** There are as many as the schema has snippets. */
function rolesIn(text: string, block: string): readonly Role[] {
  const key = `${block} ${text}`;
  const known = rolesOf.get(key) ?? readText(text, block);
  rolesOf.set(key, known);
  return known;
}

/** The snippet with its first placeholder fixed. */
export function withFirst(snippet: string, choice: string): string {
  return snippet.replace(/<[^<>]*>/, choice);
}

/** Leaves out ` on <prod>`, where there is nothing that could stand for it. */
export function without(snippet: string, word: string): string {
  return snippet.replace(new RegExp(` ${word} <[^<>]*>`), '');
}

/** The words with which every way to write the sentence begins. */
export function leadingWords({ snippet = '', form }: FormEntry): string {
  const { tokens } = lexemesOf(snippet.split('<', 1)[0] ?? '');
  const words = tokens.filter(({ kind }) => kind === 'word').map(({ text }) => text);
  const [first = ''] = words;
  // Only those that stand so in the form, before its first choice.
  const fixed = form.split(/[[(|]/, 1)[0]?.split(' ') ?? [];
  const leading = words.filter((word, index) => fixed[index] === word);
  return leading.length > 0 ? leading.join(' ') : first;
}

function piecesOf(snippet: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of snippet.matchAll(/<([^<>]*)>/g)) {
    if (match.index > at) pieces.push({ kind: 'text', text: snippet.slice(at, match.index) });
    const held = match[1] ?? '';
    pieces.push({ kind: 'placeholder', choices: held === '' ? [] : held.split('|') });
    at = match.index + match[0].length;
  }
  if (at < snippet.length) pieces.push({ kind: 'text', text: snippet.slice(at) });
  return pieces;
}

function plain(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (piece.kind === 'text' ? piece.text : (piece.choices[0] ?? ''))).join('');
}

function protocolText(pieces: readonly Piece[]): string {
  let next = 0;
  const told = pieces.map((piece) => {
    if (piece.kind === 'text') return piece.text.replaceAll(/[\\$]/g, '\\$&');
    if (piece.choices.length === 0) return '$0';
    next++;
    const choices = piece.choices.map((choice) => choice.replaceAll(/[\\$}]/g, '\\$&'));
    if (choices.length === 1) return `\${${next}:${choices[0]}}`;
    return `\${${next}|${choices.map((choice) => choice.replaceAll(/[,|]/g, '\\$&')).join(',')}|}`;
  });
  return told.join('');
}
