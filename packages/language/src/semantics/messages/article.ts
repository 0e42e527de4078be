/** The kind of a thing with its article: "an audience", "a flag". */
export function withArticle(what: string): string {
  return `${/^[aeiou]/.test(what) ? 'an' : 'a'} ${what}`;
}
