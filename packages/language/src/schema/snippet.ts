/** Snippets, for editors and for reading. */

const placeholder = /<([^<>]*)>/g;

/** The text of a snippet with every placeholder as it is at first. */
export function snippetText(snippet: string): string {
  return snippet.replaceAll(placeholder, (_, held: string) => held.split('|')[0] ?? '');
}

/** The snippet in the syntax of the language server protocol. */
export function lspSnippet(snippet: string): string {
  let next = 0;
  return snippet.replaceAll(placeholder, (_, held: string) => {
    if (held === '') return '$0';
    next++;
    return held.includes('|') ? `\${${next}|${held.replaceAll('|', ',')}|}` : `\${${next}:${held}}`;
  });
}
