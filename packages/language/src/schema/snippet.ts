/** Snippets, for reading. */

const placeholder = /<([^<>]*)>/g;

/** The text of a snippet with every placeholder as it is at first. */
export function snippetText(snippet: string): string {
  return snippet.replaceAll(placeholder, (_, held: string) => held.split('|')[0] ?? '');
}
