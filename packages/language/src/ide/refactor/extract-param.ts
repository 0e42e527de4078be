/** A number gets a name, so that it can be set, and searched for. */
import type { TextEdit } from '../../diagnostics/index.ts';
import { pluralOfLevel } from '../../program/index.ts';
import { namesIn } from '../../rules/written/nodes.ts';
import { limitText, shareText } from '../../rules/written/texts.ts';
import type { SourceFile } from '../../semantics/index.ts';
import type { DurationLiteral, NumberLiteral, PercentLiteral, Plan } from '../../syntax/tree.ts';
import { nearest, type Standing, standingIn } from './around.ts';
import { freshName } from './fresh-name.ts';
import { paramNameAt } from './quantity-places.ts';
import type { At, Draft, Mark, Offer } from './refactoring.ts';
import { endOfLineOf, endsLine, insertion, replacement, startOf, textOf } from './written.ts';

type Literal = NumberLiteral | PercentLiteral | DurationLiteral;

export function extractParam({ file, around }: At): readonly Offer[] {
  const plan = nearest(around, 'plan');
  const literal = nearest(around, 'number', 'percent', 'duration');
  if (plan === undefined || literal === undefined || around.some(({ kind }) => kind === 'param')) return [];
  const all = standingIn(plan);
  const here = all.find(({ node }) => node === literal);
  const base = here === undefined ? undefined : paramNameAt(here);
  if (here === undefined || base === undefined || hasUnit(literal) || goesOnAsList(file, here)) return [];
  const text = textOf(file, literal);
  const alike = all.filter((each) => isLiteral(each.node) && isAlike(file, here, each) && !goesOnAsList(file, each));
  const offer = (title: string, places: readonly Standing[]): Offer => ({
    title,
    kind: 'refactor.extract.param',
    keeps: 'machine',
    draft: () => extracted(file, plan, { literal, base, places }),
  });
  const one = offer(`Make \`${text}\` a param`, [here]);
  return alike.length < 2 ? [one] : [one, offer(`Make all ${alike.length} \`${text}\` here a param`, alike)];
}

/** The same number in the same part of the same kind of sentence: it means the same. */
function isAlike(file: SourceFile, a: Standing, b: Standing): boolean {
  return a.of.kind === b.of.kind && a.as === b.as && textOf(file, a.node) === textOf(file, b.node);
}

function isLiteral(node: Standing['node']): node is Literal {
  return node.kind === 'number' || node.kind === 'percent' || node.kind === 'duration';
}

/** After a comma a name is one more of a list of places. */
function goesOnAsList({ text }: SourceFile, { of }: Standing): boolean {
  const isSelection = of.kind === 'count-selection' || of.kind === 'share-selection';
  return isSelection && /,\s*$/.test(text.slice(Math.max(0, of.span.start - 1_000), of.span.start));
}

/** A param is a number, a percent or a duration, not an amount. */
function hasUnit(literal: Literal): boolean {
  return literal.kind === 'number' && literal.unit !== undefined;
}

interface Extraction {
  readonly literal: Literal;
  readonly base: string;
  readonly places: readonly Standing[];
}

function extracted(file: SourceFile, plan: Plan, { literal, base, places }: Extraction): Draft {
  const taken = new Set(namesIn(plan).map(({ name }) => name.text));
  const name = freshName(base, taken);
  const { edit, mark } = declaration(file, plan, name, `${name} = ${textOf(file, literal)}${rangeOf(file, literal)}`);
  return {
    edits: [edit, ...places.flatMap(({ node, of }) => [replacement(file, node, name), ...manyOf(file, of)])],
    rename: mark,
  };
}

/** Of a param nobody knows whether it is one: `1 cluster` becomes `n clusters`. */
function manyOf(file: SourceFile, of: Standing['of']): readonly TextEdit[] {
  if (of.kind !== 'count-selection' && of.kind !== 'amount' && of.kind !== 'ramp') return [];
  const { level } = of;
  return level === undefined || level.plural ? [] : [replacement(file, level, pluralOfLevel(level.level))];
}

/** Below the last param, or else before everything. */
function declaration(file: SourceFile, { items }: Plan, name: string, said: string): { edit: TextEdit; mark: Mark } {
  const sentence = `param ${said}`;
  const last = items.findLast(({ kind }) => kind === 'param');
  const [first] = items;
  const own = last === undefined ? undefined : endOfLineOf(file, last);
  const at = own ?? (first === undefined ? 0 : startOf(first));
  const gap = own === undefined || endsLine(file, own) ? '\n' : '  ';
  const text = own === undefined ? `${sentence}${separatorAbove(file, at)}` : `${gap}${sentence}`;
  const edit = insertion(file, at, text);
  const start = text.indexOf(sentence) + 'param '.length;
  return { edit, mark: { edit, start, end: start + name.length } };
}

/** In a plan on one line it stands on that. */
function separatorAbove({ text }: SourceFile, at: number): string {
  const margin = /\n([ \t]*)$/.exec(text.slice(0, at))?.[1];
  return margin === undefined ? '  ' : `\n${margin}`;
}

/** From half of it to twice as much: somebody has to begin. */
function rangeOf(file: SourceFile, literal: Literal): string {
  const range = endsOf(file, literal);
  return range === undefined ? '' : ` in ${range[0]}..${range[1]}`;
}

function endsOf(file: SourceFile, literal: Literal): readonly [string, string] | undefined {
  switch (literal.kind) {
    case 'duration': {
      const { milliseconds } = literal;
      if (milliseconds < 2 || milliseconds > LONGEST) return undefined;
      const [, count, unit] = /^([0-9]+)([a-z]+)$/.exec(textOf(file, literal)) ?? [];
      const inUnits = (factor: number): string | undefined => {
        const times = Number(count) * factor;
        return unit !== undefined && Number.isInteger(times) ? `${times}${unit}` : undefined;
      };
      return [inUnits(0.5) ?? limitText(Math.floor(milliseconds / 2)), inUnits(2) ?? limitText(milliseconds * 2)];
    }
    case 'percent':
      if (!(literal.value > 0 && literal.value <= 1)) return undefined;
      return [shareText(literal.value / 2), shareText(Math.min(1, literal.value * 2))];
    case 'number':
      if (!Number.isInteger(literal.value) || literal.value < 1 || literal.value > MOST) return undefined;
      return [String(Math.max(1, Math.floor(literal.value / 2))), String(literal.value * 2)];
  }
}

/** Ten years: whatever is twice as long is in nobody's plan. */
const LONGEST = 10 * 365 * 86_400_000;
const MOST = 1_000_000_000;
