/** Distributions with their arguments. */
import { DISTRIBUTIONS } from '../../schema/index.ts';
import { lexemesOf } from '../../syntax/index.ts';
import type { Expectation } from '../reading/index.ts';
import { type Draft, RANK } from './item.ts';
import type { Place } from './place.ts';
import { type Wanted, wantedAt } from './wanted.ts';

/** Every way to write a distribution of what is wanted. */
export function distributionDrafts(place: Place, expectation: Expectation): readonly Draft[] {
  const wanted = wantedAt(expectation, place) ?? 'duration';
  const isInside = callAround(place) !== undefined;
  // What a plan says itself is fixed, mostly; what its model says varies.
  const isNumbers = !OF_PLANS.has(expectation.block);
  const hasArguments = /^\s*\(/.test(place.file.text.slice(place.span.end, place.span.end + 20));
  return DISTRIBUTIONS.flatMap(({ name, forms, doc }) =>
    forms.map((form, index): Draft => {
      const snippet = snippetOf(form, wanted);
      return {
        label: index === 0 ? name : snippet.text,
        filterText: name,
        kind: 'distribution',
        detail: snippet.text,
        documentation: doc,
        text: hasArguments ? name : snippet.text,
        snippet: hasArguments ? undefined : snippet.snippet,
        rank: isInside ? RANK.possible : RANK.expected + (isNumbers && name === USUAL[wanted] && index === 0 ? -1 : 2),
      };
    }),
  );
}

const OF_PLANS: ReadonlySet<string> = new Set(['plan-body', 'stage-body', 'step-block']);

/** What most things are like: times are skewed, bugs have no memory, metrics lie around their mean. */
const USUAL: Readonly<Partial<Record<Wanted, string>>> = {
  duration: 'lognormal',
  exposure: 'exponential',
  reading: 'normal',
};

/** An example of the schema in the unit that is wanted, its values as placeholders. */
export function snippetOf(form: string, wanted: Wanted): { readonly text: string; readonly snippet: string } {
  let text = '';
  let snippet = '';
  let at = 0;
  let next = 0;
  for (const token of lexemesOf(form).tokens) {
    const between = form.slice(at, token.start);
    at = token.end;
    const isValue = token.kind === 'number' || token.kind === 'duration' || token.kind === 'percent';
    const value = token.kind === 'duration' ? inUnit(token.text, wanted) : token.text;
    text += between + value;
    if (isValue) snippet += `${between}\${${++next}:${value}}`;
    else if (token.kind === 'text') snippet += `${between}"\${${++next}:${value.slice(1, -1)}}"`;
    else snippet += between + value;
  }
  return { text, snippet };
}

/** The minutes of an example in another unit. */
function inUnit(duration: string, wanted: Wanted): string {
  const amount = Number.parseFloat(duration) * (duration.endsWith('h') ? 60 : 1);
  if (wanted === 'exposure') return `${amount * 50} server-hours`;
  if (wanted === 'reading') return `${amount / 2}%`;
  return duration;
}

/** The distribution whose brackets the cursor is in: its name, and the labels and the number of the arguments in front. */
export function callAround({
  before,
}: Pick<Place, 'before'>):
  | { readonly name: string; readonly labels: readonly string[]; readonly index: number; readonly isFresh: boolean }
  | undefined {
  let depth = 0;
  let index = 0;
  const labels: string[] = [];
  for (let at = before.length - 1; at >= 0; at--) {
    const { text = '', kind } = before[at] ?? {};
    if (text === ')') depth++;
    else if (text === '(' && depth > 0) depth--;
    else if (text === '(') {
      const name = before[at - 1];
      const last = before.at(-1)?.text;
      const isFresh = last === '(' || last === ',';
      return name?.kind === 'name' ? { name: name.text, labels, index, isFresh } : undefined;
    } else if (text === ',' && depth === 0) index++;
    else if (text === '{' || text === '}') return undefined;
    else if (kind === 'name' && depth === 0) labels.unshift(text);
  }
  return undefined;
}

/** The labels that the distribution around the cursor has still to be told. */
export function argumentDrafts(place: Place, expectation: Expectation): readonly Draft[] {
  const call = callAround(place);
  const family = DISTRIBUTIONS.find(({ name }) => name === call?.name);
  if (call === undefined || family === undefined || !call.isFresh) return [];
  const wanted = wantedAt(expectation, place) ?? 'duration';
  return family.forms.flatMap((form): Draft[] => {
    const args = form.slice(form.indexOf('(') + 1, -1).split(', ');
    const labels = args.map((arg) => /^[a-z]\w*(?= )/.exec(arg)?.[0]);
    if (!call.labels.every((label) => labels.includes(label))) return [];
    return labels.flatMap((label, index): Draft[] => {
      if (label === undefined || call.labels.includes(label)) return [];
      const { text, snippet } = snippetOf(args[index] ?? label, wanted);
      return [
        { label, kind: 'argument', detail: text, text, snippet, rank: RANK.likely + Math.abs(index - call.index) },
      ];
    });
  });
}
