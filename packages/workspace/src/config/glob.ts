/**
 * Which paths a glob means, in time that grows with the length of both and no faster: all ways to read it are followed
 * at once (Thompson, "Regular expression search algorithm", 1968), for a regular expression made of a stranger's glob may
 * take for ever.
 */

/**
 * Whether a glob means a path, both with `/`: `*` is any part of a name, `**` between slashes any folders or none, at the
 * end everything below, `?` one character, `[a-z]` and `[!a-z]` one of a set or not, `{a,b}` one of several; `\` takes the next
 * character as it is. What is not closed stands for itself.
 */
export function compileGlob(glob: string): (path: string) => boolean {
  const states: State[] = [];
  const characters = [...(glob.startsWith('./') ? glob.slice(2) : glob)];
  const start = newState(states);
  const { end } = sequence({ states, characters }, { end: start, at: 0 }, false);
  return (path) => {
    let active = closure(states, [start]);
    for (const character of path) {
      const reached: number[] = [];
      for (const index of active) {
        for (const { accepts, to } of states[index]?.moves ?? []) if (accepts(character)) reached.push(to);
      }
      active = closure(states, reached);
    }
    return active.has(end);
  };
}

interface State {
  /** Where it goes without a character. */
  readonly free: number[];
  readonly moves: { readonly accepts: Accepts; readonly to: number }[];
}

type Accepts = (character: string) => boolean;

interface Building {
  readonly states: State[];
  readonly characters: readonly string[];
}

const anything: Accepts = () => true;
const inName: Accepts = (character) => character !== '/';
const only =
  (meant: string): Accepts =>
  (character) =>
    character === meant;

function newState(states: State[]): number {
  return states.push({ free: [], moves: [] }) - 1;
}

function closure(states: readonly State[], from: readonly number[]): ReadonlySet<number> {
  const reached = new Set(from);
  // A set that is added to while it is walked shows what was added, too.
  for (const index of reached) for (const next of states[index]?.free ?? []) reached.add(next);
  return reached;
}

/** What has been read so far: the state that it ends in, and where the next character stands. */
interface Read {
  readonly end: number;
  readonly at: number;
}

/** Reads on, to the end or, inside braces, to the comma or brace that ends this alternative. */
function sequence(building: Building, from: Read, isInBraces: boolean): Read {
  let read = from;
  for (;;) {
    const character = building.characters[read.at];
    if (character === undefined || (isInBraces && (character === ',' || character === '}'))) return read;
    read = item(building, read, character);
  }
}

function item(building: Building, read: Read, character: string): Read {
  const { characters } = building;
  const { at } = read;
  switch (character) {
    case '*':
      return stars(building, read);
    case '?':
      return step(building, read, inName, at + 1);
    case '[': {
      const set = setAt(characters, at);
      return step(building, read, set?.accepts ?? only(character), set?.end ?? at + 1);
    }
    case '{':
      return isClosed(characters, at) ? choice(building, read) : step(building, read, only(character), at + 1);
    case '\\': {
      const escaped = characters[at + 1];
      return step(building, read, only(escaped ?? character), at + (escaped === undefined ? 1 : 2));
    }
    default:
      return step(building, read, only(character), at + 1);
  }
}

/** One character. */
function step({ states }: Building, { end }: Read, accepts: Accepts, at: number): Read {
  const next = newState(states);
  states[end]?.moves.push({ accepts, to: next });
  return { end: next, at };
}

function stars({ states, characters }: Building, { end, at }: Read): Read {
  let last = at;
  while (characters[last + 1] === '*') last += 1;
  const isWide = last > at && BEFORE.has(characters[at - 1]) && AFTER.has(characters[last + 1]);
  const loop = newState(states);
  const next = newState(states);
  states[end]?.free.push(loop);
  states[loop]?.moves.push({ accepts: isWide ? anything : inName, to: loop });
  if (!isWide || characters[last + 1] !== '/') {
    states[loop]?.free.push(next);
    return { end: next, at: last + 1 };
  }
  // Folders end with a slash, or there are none.
  states[end]?.free.push(next);
  states[loop]?.moves.push({ accepts: only('/'), to: next });
  return { end: next, at: last + 2 };
}

/** `{a,b}`, which is closed. */
function choice(building: Building, { end, at }: Read): Read {
  const { states, characters } = building;
  const next = newState(states);
  let here = at;
  do {
    const first = newState(states);
    states[end]?.free.push(first);
    const alternative = sequence(building, { end: first, at: here + 1 }, true);
    states[alternative.end]?.free.push(next);
    here = alternative.at;
  } while (characters[here] === ',');
  return { end: next, at: here + 1 };
}

/** Between which `**` stands for folders; undefined is the beginning or the end of the glob. */
const BEFORE: ReadonlySet<string | undefined> = new Set([undefined, '/', '{', ',']);
const AFTER: ReadonlySet<string | undefined> = new Set([undefined, '/', '}', ',']);

/** Whether the brace at this place is closed, and there is a choice inside. */
function isClosed(characters: readonly string[], open: number): boolean {
  let depth = 0;
  let hasChoice = false;
  for (let at = open; at < characters.length; at++) {
    const character = characters[at];
    if (character === '\\') at += 1;
    else if (character === '{') depth += 1;
    else if (character === ',' && depth === 1) hasChoice = true;
    else if (character === '}') {
      depth -= 1;
      if (depth === 0) return hasChoice;
    }
  }
  return false;
}

/** `[…]` from this place on; undefined where it is not closed or empty. */
function setAt(
  characters: readonly string[],
  open: number,
): { readonly accepts: Accepts; readonly end: number } | undefined {
  const isNegated = characters[open + 1] === '!' || characters[open + 1] === '^';
  const first = open + (isNegated ? 2 : 1);
  const close = characters.indexOf(']', first + 1);
  if (close < 0) return undefined;
  const ranges: (readonly [number, number])[] = [];
  for (let at = first; at < close; at++) {
    const low = characters[at] ?? '';
    const isRange = characters[at + 1] === '-' && at + 2 < close;
    const high = isRange ? (characters[at + 2] ?? '') : low;
    ranges.push([low.codePointAt(0) ?? 0, high.codePointAt(0) ?? 0]);
    if (isRange) at += 2;
  }
  const accepts: Accepts = (character) => {
    const code = character.codePointAt(0) ?? 0;
    return character !== '/' && ranges.some(([low, high]) => code >= low && code <= high) !== isNegated;
  };
  return { accepts, end: close + 1 };
}
