// Snippets in the syntax of the language server protocol: their text, and where its stops are.

export interface Stop {
  readonly start: number;
  readonly end: number;
  readonly choices: readonly string[];
}

/** The stops in the order in which Tab visits them; the last one is where it ends. */
export function expandSnippet(snippet: string): { readonly text: string; readonly stops: readonly Stop[] } {
  let text = '';
  let at = 0;
  const stops: (Stop & { readonly order: number })[] = [];
  for (const match of snippet.matchAll(STOP)) {
    text += unescaped(snippet.slice(at, match.index));
    at = match.index + match[0].length;
    const [, order = match[2] ?? match[4] ?? '0', , held = '', , choices] = match;
    const all = choices === undefined ? [] : choices.split(/(?<!\\),/).map(unescaped);
    const start = text.length;
    text += all[0] ?? unescaped(held);
    stops.push({ order: Number(order), start, end: text.length, choices: all });
  }
  text += unescaped(snippet.slice(at));
  const final = stops.find(({ order }) => order === 0) ?? { start: text.length, end: text.length, choices: [] };
  const others = stops.filter(({ order }) => order !== 0).sort((a, b) => a.order - b.order);
  return { text, stops: [...others, final].map(({ start, end, choices }) => ({ start, end, choices })) };
}

const STOP = /(?<!\\)\$(?:(\d+)|\{(\d+):((?:\\.|[^}\\])*)\}|\{(\d+)\|((?:\\.|[^|\\])*)\|\})/g;

const unescaped = (text: string): string => text.replaceAll(/\\([\\$},|])/g, '$1');
