import type { SourceFile } from '../semantics/index.ts';
import type { Token } from '../syntax/index.ts';
import { lexemesOfFile } from './tree-path.ts';

export interface BracketPair {
  readonly open: Token;
  readonly close: Token;
}

const CLOSING: Readonly<Record<string, string>> = { '{': '}', '(': ')', '[': ']' };
const CLOSED: ReadonlySet<string> = new Set(Object.values(CLOSING));

const paired = new WeakMap<SourceFile, readonly BracketPair[]>();

/** Brackets of all kinds with those that close them, in the order of the closing ones. What is never closed, or never opened, is left out. */
export function bracketPairs(file: SourceFile): readonly BracketPair[] {
  const known = paired.get(file);
  if (known !== undefined) return known;
  const open: Token[] = [];
  const found: BracketPair[] = [];
  for (const close of lexemesOfFile(file).tokens) {
    if (close.text in CLOSING) open.push(close);
    if (!CLOSED.has(close.text)) continue;
    const index = open.findLastIndex(({ text }) => CLOSING[text] === close.text);
    const [opened] = index < 0 ? [] : open.splice(index);
    if (opened !== undefined) found.push({ open: opened, close });
  }
  paired.set(file, found);
  return found;
}
