/** Markdown that shows what others have written, and does nothing else. */

/** Inline code that holds any text on one line. */
export function code(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a line holds none of these
  const line = text.replaceAll(/[\x00-\x1f\x7f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, ' ');
  const fence = '`'.repeat(longestRun(line) + 1);
  const padded = line === '' || /^`|`$|^ .* $/.test(line) ? ` ${line} ` : line;
  return `${fence}${padded}${fence}`;
}

/** A block of the language, as it is written. */
export function rollout(text: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}rollout\n${text}\n${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

/** Text that is no Markdown. */
export function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_{}[\]<>()#+!|~&-]/g, (mark) => `\\${mark}`);
}

/**
 * Documentation that somebody has written: its Markdown without HTML, without pictures (which would be fetched), and without links but to pages and
 * people. What is left open is closed.
 */
export function documentation(text: string): string {
  const lines: { readonly line: string; readonly isCode: boolean }[] = [];
  let fence: string | undefined;
  for (const line of text.trim().split(/\r\n?|\n/)) {
    // An indented fence may stand in a list, and end with it; one with a backtick behind it is none.
    const mark = /^(?:(`{3,})[^`]*|(~{3,}).*)$/.exec(line)?.slice(1).find(Boolean);
    lines.push({ line, isCode: fence !== undefined || mark !== undefined });
    if (fence === undefined) fence = mark;
    else if (mark?.startsWith(fence) === true) fence = undefined;
  }
  // Code that does not end on its line, or a backtick that is none, and it is not to be told from here what is code.
  const hasSpans = lines.every(({ line, isCode }) => isCode || areSpansClosed(line));
  const parts = lines.map(({ line, isCode }) => (isCode ? line : harmless(line, hasSpans)));
  if (fence !== undefined) parts.push(fence);
  return parts.join('\n');
}

const SPANS = /(?<!`)(`+)(?!`)(?:[^`]|(?!(?<!`)\1(?!`))`)*(?<!`)\1(?!`)|[^`]+|`+/g;

const isSpan = (part: string): boolean => /^`.*[^`].*`$/.test(part);

function areSpansClosed(line: string): boolean {
  return !line.includes('\\`') && (line.match(SPANS) ?? []).every((part) => !part.startsWith('`') || isSpan(part));
}

/** Outside of code spans nothing begins a tag, a picture, or a link to what is no page. */
function harmless(line: string, hasSpans: boolean): string {
  return line.replaceAll(SPANS, (part) =>
    hasSpans && isSpan(part)
      ? part
      : part
          .replaceAll('<', '\\<')
          .replaceAll('![', '!\\[')
          .replaceAll(/\]\((?!https:\/\/|http:\/\/|mailto:)/gi, ']\\(')
          .replaceAll(/^( {0,3})\[([^\]]*)\]:/g, '$1\\[$2]:'),
  );
}

/** Paragraphs, without those that say nothing. */
export function paragraphs(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}

/** A list, or nothing where it has no items. */
export function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

/** `a`, `a and b`, `a, b and 3 more` where more than `most` are there. */
export function series(items: readonly string[], most = 6): string {
  const shown = items.slice(0, items.length > most ? most - 1 : most);
  const rest = items.length - shown.length;
  const last = rest > 0 ? `${count(rest)} more` : shown.pop();
  return shown.length === 0 ? (last ?? '') : `${shown.join(', ')} and ${last}`;
}

/** `1,200`; what is after the point as it is. */
export function count(value: number): string {
  const [whole = '', fraction] = String(value).split('.');
  const grouped = whole.includes('e') ? whole : whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** `1 server`, `2 servers`. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}
