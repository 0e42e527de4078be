/** Where something stands in JSON text: the platform's parser does not always say. */

/** A value within an array that stands under a key of the outermost object. */
export interface JsonPath {
  readonly key: string;
  readonly index: number;
}

const BLANKS = /[ \t\n\r]*/y;
/** A mark, where a string begins, or any other value. */
const TOKEN = /([{}[\],:])|(")|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
/** Some of what is between the quotes: never so much that the expression has too much to remember. */
const IN_STRING = /[^"\\\p{Cc}]{1,4096}|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/uy;

/** What may come next; `end` is what closes what is open. */
type Next = 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma or end';

/**
 * The offset of the value at `path`, or of the first token that JSON does not allow, whichever comes first; the text's length if it
 * ends too early, or has neither.
 */
export function jsonOffset(text: string, path: JsonPath | null): number {
  const open: string[] = [];
  let next: Next = 'value';
  let key: unknown;
  let index = 0;
  for (let from = 0; ; ) {
    BLANKS.lastIndex = from;
    BLANKS.exec(text);
    const start = BLANKS.lastIndex;
    TOKEN.lastIndex = start;
    const [token, mark, quote] = TOKEN.exec(text) ?? [];
    if (token === undefined) return start;
    const end = quote === undefined ? start + token.length : stringEnd(text, start);
    if (end === null) return start;
    from = end;

    const inArray = open.at(-1) === '[';
    const isEnd = mark === (inArray ? ']' : '}') && open.length > 0;
    if (isEnd && next.endsWith('or end')) {
      open.pop();
      next = 'comma or end';
      continue;
    }
    switch (next) {
      case 'value':
      case 'value or end':
        if (path !== null && open.length === 2 && inArray && key === path.key && index === path.index) return start;
        if (mark !== undefined && mark !== '{' && mark !== '[') return start;
        if (mark !== undefined) open.push(mark);
        if (mark === '[' && open.length === 2) index = 0;
        next = mark === undefined ? 'comma or end' : mark === '[' ? 'value or end' : 'key or end';
        break;
      case 'key':
      case 'key or end':
        if (quote === undefined) return start;
        if (open.length === 1) key = JSON.parse(text.slice(start, end));
        next = 'colon';
        break;
      case 'colon':
        if (mark !== ':') return start;
        next = 'value';
        break;
      case 'comma or end':
        if (mark !== ',' || open.length === 0) return start;
        if (open.length === 2) index++;
        next = inArray ? 'value' : 'key';
        break;
    }
  }
}

/** Behind the quote that ends the string that begins there; null: there is none, or something that no string may hold. */
function stringEnd(text: string, start: number): number | null {
  let at = start + 1;
  while (text[at] !== '"') {
    IN_STRING.lastIndex = at;
    if (!IN_STRING.test(text)) return null;
    at = IN_STRING.lastIndex;
  }
  return at + 1;
}
