/** JSON with comments, read with the place of whatever is wrong with it. Nothing of it becomes a key of an object. */
import { type Diagnostic, didYouMean, type Location } from '@rollout/language';
import { createScanner, getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { configDiagnostics } from './config-diagnostics.ts';

export type { Node } from 'jsonc-parser';

/** A file that is being read, and what was wrong with it so far. */
export interface Reading {
  readonly path: string;
  readonly diagnostics: Diagnostic[];
}

/** No glob, name or path that a person writes is longer. */
export const LONGEST_TEXT = 1_000;

/** Nor is any list, and each of its items may be asked about for each file. */
export const LONGEST_LIST = 1_000;

/** Nothing that is asked for here is nested deeper; the parser takes a level of the stack for each. */
const DEEPEST = 64;

/** The whole text as a tree; undefined, with a diagnostic, where it is no JSON. */
export function readTree(read: Reading, text: string): Node | undefined {
  const deep = tooDeepAt(text);
  if (deep !== undefined) {
    syntaxError(read, `more than ${DEEPEST} levels deep`, deep, 1);
    return undefined;
  }
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error === undefined) return tree;
  // The parser places what is missing at the end beyond it.
  const offset = Math.min(error.offset, text.length);
  syntaxError(read, inWords(error), offset, Math.min(error.length, text.length - offset));
  return undefined;
}

/** The values of an object by their names; what is not known is said, with the name that was meant. */
export function settingsOf(
  read: Reading,
  node: Node,
  what: string,
  known: readonly string[],
): ReadonlyMap<string, Node> {
  const settings = new Map<string, Node>();
  for (const { name, key, value } of membersOf(read, node, what)) {
    if (known.includes(name)) settings.set(name, value);
    else {
      const finding = { name: briefly(name), meant: didYouMean(name, known), known };
      read.diagnostics.push(configDiagnostics.create('config-unknown', finding, placeOf(read, key)));
    }
  }
  return settings;
}

export interface Member {
  readonly name: string;
  readonly key: Node;
  readonly value: Node;
}

/** What an object holds, in its order, each name once; none of what is not an object. */
export function membersOf(read: Reading, node: Node, what: string): readonly Member[] {
  if (node.type !== 'object') {
    refuse(read, node, what, 'an object');
    return [];
  }
  const members = new Map<string, Member>();
  for (const { children = [] } of node.children ?? []) {
    const [key, value] = children;
    if (key === undefined || value === undefined) continue;
    const name = String(getNodeValue(key));
    if (members.has(name)) complain(read, key, `\`${briefly(name)}\``, 'is written twice');
    else members.set(name, { name, key, value });
  }
  return [...members.values()];
}

export function itemsOf(read: Reading, node: Node, what: string, expected: string): readonly Node[] {
  const { type, children: items = [] } = node;
  if (type === 'array' && items.length <= LONGEST_LIST) return items;
  refuse(read, node, what, type === 'array' ? `at most ${LONGEST_LIST.toLocaleString('en-US')} long` : expected);
  return [];
}

/** Empty, with a diagnostic, where it is no text. */
export function textOf(read: Reading, node: Node, what: string): string {
  const value: unknown = getNodeValue(node);
  if (typeof value === 'string' && value !== '' && value.length <= LONGEST_TEXT) return value;
  refuse(read, node, what, `a text of 1 to ${LONGEST_TEXT.toLocaleString('en-US')} characters`);
  return '';
}

/** One of a few words; undefined, with a diagnostic, where it is none of them. */
export function wordOf<Word extends string>(
  read: Reading,
  node: Node,
  what: string,
  words: readonly Word[],
): Word | undefined {
  const value: unknown = getNodeValue(node);
  const word = words.find((each) => each === value);
  if (word !== undefined) return word;
  const meant = typeof value === 'string' ? didYouMean(value, words) : undefined;
  const hint = meant === undefined ? '' : `; did you mean "${meant}"?`;
  refuse(read, node, what, `one of ${words.map((each) => `"${each}"`).join(', ')}${hint}`);
  return undefined;
}

export function refuse(read: Reading, node: Node, what: string, expected: string): void {
  complain(read, node, what, `is not ${expected}`);
}

/** Says what is wrong in other words than what it ought to be: `is written twice`. */
export function complain(read: Reading, node: Node, what: string, wrong: string): void {
  read.diagnostics.push(configDiagnostics.create('config-value', { what, wrong }, placeOf(read, node)));
}

export function placeOf({ path }: Reading, { offset, length }: Node): Location {
  return { path, span: { start: offset, end: offset + length } };
}

/** No message becomes longer than what it is about. */
export function briefly(name: string): string {
  return name.length <= LONGEST_SHOWN ? name : `${name.slice(0, LONGEST_SHOWN)}…`;
}

const LONGEST_SHOWN = 100;

/** Where the text is nested too deep. */
function tooDeepAt(text: string): number | undefined {
  const scanner = createScanner(text, true);
  let depth = 0;
  while (scanner.getPosition() < text.length) {
    scanner.scan();
    const at = scanner.getTokenOffset();
    if (text[at] === '{' || text[at] === '[') depth++;
    if (text[at] === '}' || text[at] === ']') depth--;
    if (depth > DEEPEST) return at;
  }
  return undefined;
}

function syntaxError({ path, diagnostics }: Reading, what: string, start: number, length: number): void {
  diagnostics.push(configDiagnostics.create('config-syntax', { what }, { path, span: { start, end: start + length } }));
}

/** `CommaExpected` as "comma expected". */
function inWords({ error }: ParseError): string {
  return printParseErrorCode(error)
    .replace(/(?<=[a-z])([A-Z])/g, (capital) => ` ${capital}`)
    .toLowerCase();
}
