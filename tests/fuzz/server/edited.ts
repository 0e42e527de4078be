/** A client's own keeping of its texts, by the letter of the protocol: what the server's are held to. */
import type { Position, TextDocumentContentChangeEvent } from 'vscode-languageserver';

/** The text after the change. What lies outside is the nearest inside, and a range whose end comes first is taken the other way round. */
export function edited(text: string, change: TextDocumentContentChangeEvent): string {
  if (!('range' in change)) return change.text;
  const [a, b] = [offsetIn(text, change.range.start), offsetIn(text, change.range.end)];
  return text.slice(0, Math.min(a, b)) + change.text + text.slice(Math.max(a, b));
}

function offsetIn(text: string, { line, character }: Position): number {
  if (line < 0) return 0;
  const ends = [...text.matchAll(/\r\n|\n|\r/g)];
  if (line > ends.length) return text.length;
  const before = ends[line - 1];
  const start = before === undefined ? 0 : before.index + before[0].length;
  const end = ends[line]?.index ?? text.length;
  return Math.min(start + Math.max(0, character), end);
}
