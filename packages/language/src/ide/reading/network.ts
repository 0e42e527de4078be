/** The forms of the schema as a network: states, and what leads from one to the next. */
import {
  blockOf,
  type Entry,
  entryOf,
  type Form,
  type FormEntry,
  type PartType,
  parseForm,
} from '../../schema/index.ts';

/** What a token has to be to lead on. */
export interface Expected {
  /** What `keysOf` of such a token holds. */
  readonly key: string;
  readonly kind: 'word' | 'symbol' | 'part';
  /** The part of the entry that the token is; undefined for words and symbols. */
  readonly part: string | undefined;
}

export interface State {
  readonly id: number;
  readonly entry: Entry;
  /** In the order in which they are tried. */
  readonly edges: readonly Edge[];
  /** Whether the entry may be over here. */
  readonly isLast: boolean;
}

export type Edge =
  | { readonly kind: 'step'; readonly to: State }
  | { readonly kind: 'token'; readonly expected: Expected; readonly to: State }
  /** Reads an entry, as this part of the entry that it stands in (none for members of groups and blocks), and goes on behind it. */
  | { readonly kind: 'enter'; readonly id: string; readonly part: string | undefined; readonly to: State };

/** Types of parts that are one token. All other types are entries, or quantities. */
const tokenTypes: ReadonlySet<string> = new Set([
  'name',
  'identifier',
  'text',
  'number',
  'percent',
  'value',
  'plain-value',
  'unit',
  'comparator',
  'statistic',
  'date',
  'time',
  'weekday',
  'period',
  'level',
  'singular-level',
  'plural-level',
  'each-unit',
]);

/** The key of a token of a type, as `keysOf` has it. */
export function keyOfType(type: string): string {
  return `<${type}>`;
}

/** The entry that a part of this type is; undefined where it is one token. */
function entryOfType(type: PartType): string | undefined {
  if (typeof type === 'object') return type.entry;
  return tokenTypes.has(type) ? undefined : 'quantity';
}

/** What a file is, which is a block without braces. */
const FILE: Entry = { kind: 'block', id: 'file', title: 'a file', holds: ['declaration'] };

interface OpenState {
  readonly id: number;
  readonly entry: Entry;
  readonly edges: Edge[];
  isLast: boolean;
}

const starts = new Map<string, State>();
const loops = new Map<string, State>();
const firsts = new Map<string, ReadonlySet<string>>();
let count = 0;

function createState(entry: Entry): OpenState {
  return { id: count++, entry, edges: [], isLast: false };
}

/** Where an entry, or `file`, begins. */
export function startOf(id: string): State {
  const known = starts.get(id);
  if (known !== undefined) return known;
  const entry = id === FILE.id ? FILE : entryOf(id);
  const start = createState(entry);
  starts.set(id, start);
  const end = build(entry, start);
  end.isLast = true;
  return start;
}

/** Where a block, or `file`, holds any of its sentences. */
export function insideOf(id: string): State {
  startOf(id);
  const loop = loops.get(id);
  if (loop === undefined) throw new Error(`${id} is no block`);
  return loop;
}

/** The keys of the tokens that an entry can begin with. None is empty. */
export function firstOf(id: string): ReadonlySet<string> {
  const known = firsts.get(id);
  if (known !== undefined) return known;
  const found = new Set<string>();
  const seen = new Set<State>();
  const visit = (state: State): void => {
    if (seen.has(state)) return;
    seen.add(state);
    for (const edge of state.edges) {
      if (edge.kind === 'step') visit(edge.to);
      else if (edge.kind === 'token') found.add(edge.expected.key);
      else for (const key of firstOf(edge.id)) found.add(key);
    }
  };
  visit(startOf(id));
  firsts.set(id, found);
  return found;
}

function build(entry: Entry, from: OpenState): OpenState {
  switch (entry.kind) {
    case 'group': {
      const end = createState(entry);
      for (const id of entry.of) from.edges.push({ kind: 'enter', id, part: undefined, to: end });
      return end;
    }
    case 'block': {
      const loop = createState(entry);
      loops.set(entry.id, loop);
      for (const id of entry.holds) loop.edges.push({ kind: 'enter', id, part: undefined, to: loop });
      if (entry === FILE) {
        from.edges.push({ kind: 'step', to: loop });
        return loop;
      }
      from.edges.push(symbol('{', loop));
      const end = createState(entry);
      loop.edges.push(symbol('}', end));
      return end;
    }
    default:
      return buildForm(entry, parseForm(entry.form), from);
  }
}

/** What leads through a form of an entry, from a state on; the state where it is over. */
function buildForm(entry: FormEntry, form: Form, at: OpenState): OpenState {
  switch (form.kind) {
    case 'word':
    case 'symbol':
    case 'part': {
      const to = createState(entry);
      at.edges.push(edgeFor(entry, form, to));
      return to;
    }
    case 'sequence':
      return form.items.reduce((state, item) => buildForm(entry, item, state), at);
    case 'choice': {
      const end = createState(entry);
      for (const option of form.options) {
        const way = createState(entry);
        at.edges.push({ kind: 'step', to: way });
        buildForm(entry, option, way).edges.push({ kind: 'step', to: end });
      }
      return end;
    }
    case 'optional': {
      const end = createState(entry);
      const way = createState(entry);
      at.edges.push({ kind: 'step', to: way }, { kind: 'step', to: end });
      buildForm(entry, form.form, way).edges.push({ kind: 'step', to: end });
      return end;
    }
    case 'repeated': {
      const again = createState(entry);
      const way = createState(entry);
      const end = createState(entry);
      at.edges.push({ kind: 'step', to: again });
      again.edges.push({ kind: 'step', to: way }, { kind: 'step', to: end });
      buildForm(entry, form.form, way).edges.push({ kind: 'step', to: again });
      return end;
    }
    case 'list': {
      const item = createState(entry);
      const end = createState(entry);
      at.edges.push({ kind: 'step', to: item });
      const last = buildForm(entry, form.form, item);
      last.edges.push(symbol(',', item), { kind: 'step', to: end });
      return end;
    }
  }
}

function edgeFor(entry: FormEntry, leaf: Extract<Form, { kind: 'word' | 'symbol' | 'part' }>, to: State): Edge {
  if (leaf.kind === 'symbol') return symbol(leaf.symbol, to);
  if (leaf.kind === 'word') {
    return { kind: 'token', expected: { key: leaf.word, kind: 'word', part: undefined }, to };
  }
  const { part } = leaf;
  const type = entry.parts[part]?.type;
  if (type === undefined) throw new Error(`the part ${part} of ${entry.id} has no type`);
  const id = entryOfType(type);
  if (id !== undefined) return { kind: 'enter', id, part, to };
  return { kind: 'token', expected: { key: keyOfType(String(type)), kind: 'part', part }, to };
}

function symbol(text: string, to: State): Edge {
  return { kind: 'token', expected: { key: text, kind: 'symbol', part: undefined }, to };
}

/** Whether an id names a block, or `file`. */
export function isBlock(id: string): boolean {
  return id === FILE.id || blockOf(id) !== undefined;
}
