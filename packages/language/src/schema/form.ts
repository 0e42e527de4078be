/** Forms as data: what `FormEntry.form` says, parsed. */

export type Form =
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'symbol'; readonly symbol: string }
  | { readonly kind: 'part'; readonly part: string }
  | { readonly kind: 'sequence'; readonly items: readonly Form[] }
  | { readonly kind: 'choice'; readonly options: readonly Form[] }
  | { readonly kind: 'optional'; readonly form: Form }
  | { readonly kind: 'repeated'; readonly form: Form }
  | { readonly kind: 'list'; readonly form: Form };

const piece = /\s*(?:"([^"]+)"|([a-z][\w-]*(?:\/[a-z]+)?)|([A-Z][A-Z-]*)|(, …)|(…|\.\.|[[\]()|=/]))/y;

interface Token {
  readonly kind: 'quoted' | 'word' | 'part' | 'mark';
  readonly text: string;
}

/** Parses a form. Throws on one that is malformed: the table is ours. */
export function parseForm(form: string): Form {
  const tokens = tokenize(form);
  let next = 0;

  function choice(): Form {
    const options = [sequence()];
    while (tokens[next]?.text === '|' && tokens[next]?.kind === 'mark') {
      next++;
      options.push(sequence());
    }
    const [only, ...others] = options;
    return others.length === 0 && only !== undefined ? only : { kind: 'choice', options };
  }

  function sequence(): Form {
    const items: Form[] = [];
    for (;;) {
      const item = repeatable();
      if (item === undefined) break;
      items.push(item);
    }
    const [only, ...others] = items;
    if (only === undefined) throw new Error(`an empty sequence in the form ${form}`);
    return others.length === 0 ? only : { kind: 'sequence', items };
  }

  function repeatable(): Form | undefined {
    const item = atom();
    if (item === undefined) return undefined;
    const mark = tokens[next];
    if (mark?.kind !== 'mark') return item;
    if (mark.text === '…') {
      next++;
      return { kind: 'repeated', form: item };
    }
    if (mark.text === ', …') {
      next++;
      return { kind: 'list', form: item };
    }
    return item;
  }

  function atom(): Form | undefined {
    const token = tokens[next];
    if (token === undefined) return undefined;
    if (token.kind === 'mark' && !['[', '(', '=', '..', '/'].includes(token.text)) return undefined;
    next++;
    if (token.kind === 'word') return { kind: 'word', word: token.text };
    if (token.kind === 'part') return { kind: 'part', part: token.text };
    if (token.kind === 'quoted') return { kind: 'symbol', symbol: token.text };
    if (token.text === '[') return { kind: 'optional', form: closed(']') };
    if (token.text === '(') return closed(')');
    return { kind: 'symbol', symbol: token.text };
  }

  function closed(by: string): Form {
    const inner = choice();
    if (tokens[next]?.text !== by) throw new Error(`no ${by} in the form ${form}`);
    next++;
    return inner;
  }

  const whole = choice();
  if (next < tokens.length) throw new Error(`${tokens[next]?.text} is left over in the form ${form}`);
  return whole;
}

function tokenize(form: string): Token[] {
  const tokens: Token[] = [];
  piece.lastIndex = 0;
  let at = 0;
  while (at < form.length) {
    const match = piece.exec(form);
    if (match === null) throw new Error(`cannot read the form ${form} from ${at}`);
    const [, quoted, word, part, list, mark] = match;
    if (quoted !== undefined) tokens.push({ kind: 'quoted', text: quoted });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else if (part !== undefined) tokens.push({ kind: 'part', text: part });
    else tokens.push({ kind: 'mark', text: list ?? mark ?? '' });
    at = piece.lastIndex;
  }
  return tokens;
}

/** Everything in a form that stands for itself or for a part, in the order written. */
export function formLeaves(form: Form): readonly Form[] {
  switch (form.kind) {
    case 'word':
    case 'symbol':
    case 'part':
      return [form];
    case 'sequence':
      return form.items.flatMap(formLeaves);
    case 'choice':
      return form.options.flatMap(formLeaves);
    case 'optional':
    case 'repeated':
    case 'list':
      return formLeaves(form.form);
  }
}

/** The words that a form can begin with. Empty if it begins with a part. */
export function firstWords(form: Form): readonly string[] {
  switch (form.kind) {
    case 'word':
      return [form.word];
    case 'symbol':
    case 'part':
      return [];
    case 'sequence':
      return form.items[0] === undefined ? [] : firstWords(form.items[0]);
    case 'choice':
      return form.options.flatMap(firstWords);
    case 'optional':
    case 'repeated':
    case 'list':
      return firstWords(form.form);
  }
}
