/** What can be said of the place where the parser found an error, from the grammar and what it has read so far. */
import type { IToken } from 'chevrotain';
import { type FormEntry, firstWords, parseForm } from '../../schema/index.ts';
import { labelOfPart } from '../tokens/labels.ts';
import { type Context, type Frame, isEmpty, leftOutBefore } from './endings.ts';
import type { FirstSets } from './first-sets.ts';
import { type Forgotten, forgottenIn } from './forgotten.ts';
import { blockRules, formOfRule, partAt } from './parts.ts';
import { definitionOf, type Grammar, mayBeLeftOut, type Production, type Sequence } from './productions.ts';

export interface Situation {
  /** What has to stand here, as people name it: labels of parts, else names of token types. */
  readonly wanted: readonly Wanted[];
  /** The names of the token types that could have stood here instead, since what they begin may be left out. */
  readonly also: readonly string[];
  /** The words and symbols after which what was found would fit. */
  readonly fitsAfter: readonly Forgotten[];
  /** What was found begins a part of the statement that comes earlier: before this word. */
  readonly earlierThan: string | undefined;
  /** Where the statement begins that is wrong; undefined between statements. */
  readonly statement: number | undefined;
  /** The rule of the innermost sentence or phrase that has begun with a word; undefined between statements. */
  readonly sentence: string | undefined;
}

export type Wanted = { readonly label: string } | { readonly type: string };

/** The rules from the outermost to the one that failed; `ways` is what could have come in that one. */
export function situationOf(
  grammar: Grammar,
  sets: FirstSets,
  frames: readonly Frame[],
  ways: readonly Sequence[],
  found: IToken,
): Situation {
  const context: Context = { grammar, sets, found };
  const { left, earlier } = leftOutBefore(context, frames);
  const rule = frames.at(-1)?.rule ?? '';
  const all = [...left, ...ways.map((sequence) => ({ rule, sequence }))];
  return {
    wanted: wantedAt(context, frames, ways),
    also: left
      .flatMap(({ sequence }) => [...sets.firstOf(sequence).types])
      .flatMap(({ name }) => (name === 'Unit' ? [] : [name])),
    fitsAfter: all.flatMap((way) => forgottenIn(context, way)),
    earlierThan: earlier,
    statement: begunAt(frames, (kind) => kind !== 'phrase')?.node.location?.startOffset,
    sentence: begunAt(frames, (_, words) => words.length > 0)?.rule,
  };
}

/** The part of the outermost sentence that was to begin here, else what the rule that failed can begin with. */
function wantedAt({ grammar, sets }: Context, frames: readonly Frame[], ways: readonly Sequence[]): readonly Wanted[] {
  let outer: string | undefined;
  for (let depth = frames.length - 1; depth > 0 && isEmpty(frames[depth]); depth--) {
    const caller = frames[depth - 1];
    if (caller === undefined) break;
    const part = partAt(caller.rule, definitionOf(grammar, caller.rule), caller.production);
    outer = (part === undefined ? undefined : labelOfPart(part)) ?? outer;
  }
  if (outer !== undefined) return [{ label: outer }];
  const rule = frames.at(-1)?.rule ?? '';
  const definition = definitionOf(grammar, rule);
  return ways.flatMap(startsOf).flatMap((leaf): readonly Wanted[] => {
    const part = partAt(rule, definition, leaf);
    const label = part === undefined ? undefined : labelOfPart(part);
    return label === undefined ? [...sets.firstOf([leaf]).types].map(({ name }) => ({ type: name })) : [{ label }];
  });
}

/** The tokens and calls that a sequence can begin with. */
function startsOf(sequence: Sequence): readonly Production[] {
  const starts: Production[] = [];
  for (const production of sequence) {
    if (production.type === 'Terminal' || production.type === 'NonTerminal') return [...starts, production];
    if (production.type === 'Alternation') return [...starts, ...production.ways.flatMap(startsOf)];
    starts.push(...startsOf(production.definition));
    if (!mayBeLeftOut(production)) break;
  }
  return starts;
}

/** The innermost rule of a statement that is not yet over, of those that are looked for. */
function begunAt(
  frames: readonly Frame[],
  is: (kind: FormEntry['kind'], firstWords: readonly string[]) => boolean,
): Frame | undefined {
  for (const frame of [...frames].reverse()) {
    if (isEmpty(frame)) continue;
    if (blockRules.has(frame.rule)) return undefined;
    const form = formOfRule.get(frame.rule);
    if (form !== undefined && is(form.kind, firstWords(parseForm(form.form)))) return frame;
  }
  return undefined;
}
