/** Which kind of quantity a place takes, and what stands there usually. */
import { ENTRIES, type FormEntry, HOW_LONG, type Part } from '../../schema/index.ts';
import { type Expectation, type Role, readText } from '../reading/index.ts';
import type { Place } from './place.ts';

export type Wanted =
  | 'duration'
  | 'probability'
  | 'share'
  | 'count'
  | 'count-or-share'
  /** An amount of server-hours, user-hours or requests. */
  | 'exposure'
  /** What a metric reads. */
  | 'reading'
  | 'any';

/** undefined: no quantity. */
export function wantedAt(expectation: Expectation, place: Pick<Place, 'before'>): Wanted | undefined {
  const { part, within } = expectation;
  for (const each of [part, ...within.map((written) => written.part)]) {
    const found = each === undefined ? undefined : wantedFor(each);
    if (found === 'bound') return boundAt(place);
    if (found !== undefined) return found;
  }
  if (within.at(-1)?.entry.id === 'param') return asItsValue(place);
  return part?.type === 'value' || part?.type === 'plain-value' ? 'any' : undefined;
}

/** The bounds of a param are of its value's kind. */
function asItsValue({ before }: Pick<Place, 'before'>): Wanted {
  const kind = before[before.findLastIndex(({ text }) => text === '=') + 1]?.kind;
  if (kind === 'duration') return 'duration';
  if (kind === 'percent') return 'share';
  return kind === 'number' ? 'count' : 'any';
}

function wantedFor({ type, label = '' }: Part): Wanted | 'bound' | undefined {
  switch (type) {
    case 'count':
    case 'number':
      return 'count';
    case 'duration':
      return 'duration';
    case 'probability':
      return 'probability';
    case 'percent':
    case 'share-of-servers':
    case 'share-of-load':
      return 'share';
    case 'count-or-share':
      return 'count-or-share';
    case 'plain-value':
      return 'count-or-share';
    case 'value':
      if (label === '') return undefined;
      return label.startsWith('a duration') ? 'duration' : 'count';
    default:
      if (typeof type !== 'object') return undefined;
      if (type.entry === 'bound') return 'bound';
      if (type.entry !== 'distribution') return undefined;
      if (label === HOW_LONG.label) return 'duration';
      return label.startsWith('an amount') ? 'exposure' : 'reading';
  }
}

/** What the measure in front of the cursor is held to. */
function boundAt({ before }: Pick<Place, 'before'>): Wanted {
  for (let index = before.length - 1; index >= 0; index--) {
    const { text = '' } = before[index] ?? {};
    if (text === 'expect') break;
    if (text === 'P') return 'probability';
    if (text === 'duration') return 'duration';
    if (text === 'exposure') return 'exposure';
    if (text === 'down') return 'share';
    if (text === 'reach') return 'count-or-share';
  }
  return 'any';
}

/** What stands at a part in the examples and snippets of the schema, and what holds where it is left out. */
export function samplesFor(expectation: Expectation): readonly string[] {
  const { part, within } = expectation;
  const defaults = [part, ...within.map((written) => written.part)].flatMap((each) => each?.default ?? []);
  const [byDefault = ''] = defaults;
  const found = samples().get(keyOf(expectation)) ?? [];
  return /^(?:\d[\d_.]*(?:%|[a-z]+)?|"[^"]+")$/.test(byDefault) ? [...found, byDefault] : found;
}

function keyOf({ partName, within }: Pick<Role, 'partName' | 'within'>): string {
  const names = [partName ?? '', ...within.map((written) => written.partName ?? '')].filter((name) => name !== '');
  return `${within.at(-1)?.entry.id} ${names.join(' ')}`;
}

let known: ReadonlyMap<string, readonly string[]> | undefined;

function samples(): ReadonlyMap<string, readonly string[]> {
  known ??= readSamples();
  return known;
}

function readSamples(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const entry of ENTRIES) {
    if (entry.kind !== 'sentence' && entry.kind !== 'declaration') continue;
    for (const text of textsOf(entry)) {
      for (const role of readText(text, blockFor(entry.id))) {
        if (role.kind !== 'part' || role.token.kind === 'word' || role.token.kind === 'name') continue;
        const key = keyOf(role);
        const there = found.get(key);
        if (there === undefined) found.set(key, [role.token.text]);
        else if (!there.includes(role.token.text)) there.push(role.token.text);
      }
    }
  }
  return found;
}

function textsOf({ example, snippet = '' }: FormEntry): readonly string[] {
  const choices = snippet.replaceAll(/<([^<>|]*)(?:\|[^<>]*)?>/g, '$1');
  return [example, choices];
}

/** A block in which a sentence can stand. */
function blockFor(id: string): string {
  const groups = ENTRIES.flatMap((entry) => (entry.kind === 'group' && entry.of.includes(id) ? [entry.id] : []));
  const block = ENTRIES.find((entry) => entry.kind === 'block' && entry.holds.includes(id));
  if (block !== undefined) return block.id;
  const [group] = groups;
  return group === undefined || group === 'declaration' ? 'file' : blockFor(group);
}
