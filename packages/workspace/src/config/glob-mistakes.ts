/** What a person writes as a glob and nothing in a project can be called. */

/** Why a glob can mean no file, and what to write instead, to be read after `A glob of …`; undefined: it may mean one. */
export function globMistake(glob: string): string | undefined {
  if (glob.startsWith('!')) return 'begins with `!`; what is left out stands in `except`';
  if (glob.startsWith('/')) {
    const rest = glob.replace(/^[/]+/, '');
    return `begins with \`/\`, but is from the folder of the project on; write \`${rest === '' ? '**' : rest}\``;
  }
  if (glob.split('/').includes('..')) {
    return 'has a `..`, which no path in the folder of the project has; write it from that folder on, such as `lab/**`';
  }
  switch (unclosed(glob)) {
    case '[':
      return 'has a `[` that nothing closes; write `[a-z]` for one of these characters, `\\\\[` for a bracket itself';
    case '{':
      return 'has a `{` that nothing closes; write `{a,b}` for one of several, `\\\\{` for a brace itself';
    case undefined:
      return undefined;
  }
}

/**
 * A glob that ends in a name means what has this name and, as of a folder, everything below: `lab` and `lab/` are read as
 * `lab/**`, like in a `.gitignore`. One that ends in `*`, `?` or `[…]` is of files alone.
 */
export function withFolders(glob: string): readonly string[] {
  const own = glob.replace(/^(?:[.][/]+)+/, '').replace(/[/]+$/, '');
  if (own === '' || own === '.') return ['**'];
  const isFolder = own.length < glob.length && glob.endsWith('/');
  const last = own.slice(own.lastIndexOf('/') + 1);
  if (!isFolder && /[*?[]/.test(last)) return [own];
  return isFolder ? [`${own}/**`] : [own, `${own}/**`];
}

/** The first kind of bracket that is opened and not closed. */
function unclosed(glob: string): '[' | '{' | undefined {
  let depth = 0;
  for (let at = 0; at < glob.length; at++) {
    const character = glob[at];
    if (character === '\\') at += 1;
    else if (character === '{') depth += 1;
    else if (character === '}') depth = Math.max(0, depth - 1);
    else if (character === '[') {
      // The first of a set may be a bracket itself.
      const first = glob[at + 1] === '!' || glob[at + 1] === '^' ? at + 2 : at + 1;
      const close = glob.indexOf(']', first + 1);
      if (close < 0) return '[';
      at = close;
    }
  }
  return depth > 0 ? '{' : undefined;
}
