import type { CstNode, IToken } from 'chevrotain';
import type { Fix } from '../../diagnostics/index.ts';
import { LEVEL_WORDS, PERIOD_WORDS, UNIT_WORDS } from '../../schema/index.ts';
import type * as cst from '../generated/cst.ts';
import { nodeSpan, tokenSpan } from '../span.ts';
import { malformedDate, malformedTime } from '../tokens/calendar-literals.ts';
import {
  DurationToken,
  isWord,
  MalformedNumber,
  NumberToken,
  PercentToken,
  StringToken,
  UnterminatedString,
} from '../tokens/token-types.ts';
import type {
  Argument,
  ArgumentValue,
  Distribution,
  DistributionCall,
  DurationLiteral,
  LabelValue,
  LawEvidence,
  LevelWord,
  Name,
  NumberLiteral,
  PercentLiteral,
  PeriodWord,
  Quantity,
  RateEvidence,
  StringLiteral,
  UnitWord,
} from '../tree.ts';
import { type Builder, endOf, first, isInserted, optional } from './context.ts';
import { decimalValue, hundredth, parseDecimal, parseDuration, separated, unescapeText } from './literals.ts';

/** The name that a token is; a missing one, at the end of its parent, where there is none. */
export function buildName(builder: Builder, tokens: readonly IToken[] | undefined, parent: CstNode): Name {
  const token = first(tokens);
  if (token === undefined) return { kind: 'name', span: endOf(parent), text: '', quoted: false, missing: true };
  return nameOf(builder, token);
}

export function nameOf(builder: Builder, token: IToken): Name {
  const span = tokenSpan(token);
  if (isInserted(token)) return { kind: 'name', span, text: '', quoted: false, missing: true };
  if (isQuoted(token)) return { kind: 'name', span, text: stringText(builder, token), quoted: true, missing: false };
  return { kind: 'name', span, text: token.image, quoted: false, missing: false };
}

function isQuoted(token: IToken): boolean {
  return token.tokenType === StringToken || token.tokenType === UnterminatedString;
}

/** What a string token says. Reports what is wrong inside; a string that its line ends was reported with its token. */
function stringText(builder: Builder, token: IToken): string {
  const closed = token.tokenType === StringToken;
  const { text, invalid } = unescapeText(token.image.slice(1, closed ? -1 : undefined));
  for (const wrong of invalid) {
    const start = token.startOffset + 1 + wrong.at;
    builder.report('invalid-escape', { text: wrong.text }, { start, end: start + wrong.text.length });
  }
  return text;
}

export function buildString(builder: Builder, tokens: readonly IToken[] | undefined): StringLiteral | undefined {
  const token = first(tokens);
  if (token === undefined || isInserted(token)) return undefined;
  return { kind: 'string', span: tokenSpan(token), text: stringText(builder, token) };
}

export function buildQuantity(builder: Builder, node: cst.QuantityCstNode): Quantity | undefined {
  const token = first(node.children.Value);
  if (token === undefined) return undefined;
  const value = literalOrName(builder, token, 'a quantity');
  const unit = optional(node.children.Unit, (word) => unitOf(word));
  if (value === undefined || unit === undefined) return value;
  if (value.kind === 'number') return { ...value, span: nodeSpan(node), unit };
  const fix = value.kind === 'name' ? withoutUnit(builder, value, unit) : withPlainNumber(builder, value, unit);
  builder.report('unexpected-unit', { text: token.image, unit: unit.unit }, unit.span, fix);
  return value;
}

/** A param has the unit that it was declared with. */
function withoutUnit(builder: Builder, value: Name, { unit, span }: UnitWord): Fix {
  const edits = [{ path: builder.path, span: { start: value.span.end, end: span.end }, text: '' }];
  return { title: `Delete \`${unit}\``, safety: 'unsafe', edits };
}

/** `5h server-hours`, `5% server-hours`: where units stand, plain numbers are wanted. */
function withPlainNumber(builder: Builder, { text, span }: Literal, { unit }: UnitWord): Fix | undefined {
  const number = /^([\d_]+(?:[.]\d+)?)(?:%|[a-z]+)$/.exec(text)?.[1];
  if (number === undefined) return undefined;
  const edits = [{ path: builder.path, span, text: number }];
  return { title: `Write \`${number} ${unit}\``, safety: 'unsafe', edits };
}

function unitOf(token: IToken): UnitWord | undefined {
  const found = UNIT_WORDS.find(({ unit }) => unit === token.image);
  return found === undefined ? undefined : { kind: 'unit', span: tokenSpan(token), unit: found.unit };
}

/** The value of a label, which alone may be negative. */
export function buildLabelValue(builder: Builder, tokens: readonly IToken[] | undefined): LabelValue | undefined {
  return optional(tokens, (token) => literalOrName(builder, token, 'a label'));
}

/** A quantity that is one token: a number, a percent, or the name of a param. */
export function buildTokenQuantity(builder: Builder, tokens: readonly IToken[] | undefined): Quantity | undefined {
  return optional(tokens, (token) => literalOrName(builder, token, 'a quantity'));
}

/** `from 6 of 194` */
export function buildRateEvidence(
  builder: Builder,
  nodes: readonly cst.RateEvidenceCstNode[] | undefined,
): RateEvidence | undefined {
  return optional(nodes, (node) => ({
    kind: 'rate-evidence',
    span: nodeSpan(node),
    count: buildTokenQuantity(builder, node.children.count),
    trials: buildTokenQuantity(builder, node.children.trials),
  }));
}

/** `from 194` */
export function buildLawEvidence(
  builder: Builder,
  nodes: readonly cst.LawEvidenceCstNode[] | undefined,
): LawEvidence | undefined {
  return optional(nodes, (node) => ({
    kind: 'law-evidence',
    span: nodeSpan(node),
    values: buildTokenQuantity(builder, node.children.Number),
  }));
}

/** A percent; undefined where there is none, or no number. */
export function buildPercent(builder: Builder, tokens: readonly IToken[] | undefined): PercentLiteral | undefined {
  const value = buildTokenQuantity(builder, tokens);
  return value?.kind === 'percent' ? value : undefined;
}

type Literal = NumberLiteral | PercentLiteral | DurationLiteral;

function literalOrName(builder: Builder, token: IToken, what: 'a quantity' | 'a label'): Name | Literal | undefined {
  if (isInserted(token)) return undefined;
  const literal = literalOf(builder, token);
  if (literal === 'a name') return nameOf(builder, token);
  if (literal !== undefined && what === 'a quantity' && token.image.startsWith('-')) {
    const span = tokenSpan(token);
    builder.report('negative-quantity', { text: token.image }, span, {
      title: 'Delete the `-`',
      safety: 'unsafe',
      edits: [{ path: builder.path, span: { start: span.start, end: span.start + 1 }, text: '' }],
    });
    return undefined;
  }
  return literal;
}

function literalOf(builder: Builder, token: IToken): Literal | undefined | 'a name' {
  switch (token.tokenType) {
    case NumberToken:
      return numberOf(builder, token);
    case PercentToken:
      return percentOf(builder, token);
    case DurationToken:
      return durationOf(builder, token);
    case MalformedNumber:
      return undefined;
    default:
      return 'a name';
  }
}

function numberOf(builder: Builder, token: IToken): NumberLiteral | undefined {
  const decimal = parseDecimal(token.image);
  if (decimal === undefined) {
    builder.report('number-out-of-range', { text: shortened(token.image) }, tokenSpan(token));
    return undefined;
  }
  const value = decimalValue(decimal);
  return { kind: 'number', span: tokenSpan(token), text: token.image, value, decimal, unit: undefined };
}

function percentOf(builder: Builder, token: IToken): PercentLiteral | undefined {
  const percents = parseDecimal(token.image.slice(0, -1));
  if (percents === undefined) {
    builder.report('number-out-of-range', { text: shortened(token.image) }, tokenSpan(token));
    return undefined;
  }
  const decimal = hundredth(percents);
  return { kind: 'percent', span: tokenSpan(token), text: token.image, value: decimalValue(decimal), decimal };
}

function durationOf(builder: Builder, token: IToken): DurationLiteral | undefined {
  const span = tokenSpan(token);
  const parsed = parseDuration(token.image);
  if (parsed === 'out of range') {
    builder.report('number-out-of-range', { text: shortened(token.image) }, span);
    return undefined;
  }
  if ('reason' in parsed) {
    builder.report('malformed-duration', { text: shortened(token.image), reason: parsed.reason }, span);
    return undefined;
  }
  return { kind: 'duration', span, text: token.image, milliseconds: parsed.milliseconds };
}

/** Reports a run that is no literal; once for each token, wherever it stands. */
export function reportMalformed(builder: Builder, token: IToken): void {
  const { image } = token;
  const span = tokenSpan(token);
  const text = shortened(image);
  // Whether the day or the month comes first in `5.6.2026`, and what 1.5 clusters are, nobody knows.
  const safety = image.includes('.') ? 'unsafe' : 'safe';
  const fixTo = (suggestion: string | undefined): Fix | undefined =>
    suggestion === undefined
      ? undefined
      : { title: `Write \`${suggestion}\``, safety, edits: [{ path: builder.path, span, text: suggestion }] };
  const date = malformedDate(image);
  const time = malformedTime(image);
  if (date !== undefined) builder.report('malformed-date', { text, ...date }, span, fixTo(date.suggestion));
  else if (time !== undefined) builder.report('malformed-time', { text, ...time }, span, fixTo(time.suggestion));
  else {
    const suggestion = separated(image, isWord);
    builder.report('malformed-number', { text, suggestion }, span, fixTo(suggestion));
  }
}

function shortened(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 20)}…${text.slice(-10)}`;
}

export function buildLevel(tokens: readonly IToken[] | undefined): LevelWord | undefined {
  return optional(tokens, (token) => {
    const found = LEVEL_WORDS.find(({ level, plural }) => level === token.image || plural === token.image);
    if (found === undefined) return undefined;
    return { kind: 'level', span: tokenSpan(token), level: found.level, plural: found.plural === token.image };
  });
}

export function buildPeriod(tokens: readonly IToken[] | undefined): PeriodWord | undefined {
  return optional(tokens, (token) => {
    const period = PERIOD_WORDS.find((word) => word === token.image);
    return period === undefined ? undefined : { kind: 'period', span: tokenSpan(token), period };
  });
}

export function buildDistribution(builder: Builder, node: cst.DistributionCstNode): Distribution | undefined {
  return (
    optional(node.children.distributionCall, (call) => buildCall(builder, call)) ??
    optional(node.children.quantity, (quantity) => buildQuantity(builder, quantity))
  );
}

function buildCall(builder: Builder, node: cst.DistributionCallCstNode): DistributionCall {
  return {
    kind: 'distribution',
    span: nodeSpan(node),
    name: buildName(builder, node.children.Identifier, node),
    args: (node.children.argument ?? []).map((argument) => buildArgument(builder, argument)),
  };
}

function buildArgument(builder: Builder, node: cst.ArgumentCstNode): Argument {
  return {
    kind: 'argument',
    span: nodeSpan(node),
    label: optional(node.children.label, (token) => nameOf(builder, token)),
    weight: buildPercent(builder, node.children.weight),
    value: optional(node.children.argumentValue, (value) => buildArgumentValue(builder, value)),
  };
}

function buildArgumentValue(builder: Builder, node: cst.ArgumentValueCstNode): ArgumentValue | undefined {
  const call = optional(node.children.distributionCall, (inner) => buildCall(builder, inner));
  if (call !== undefined) return call;
  const from = optional(node.children.from, (quantity) => buildQuantity(builder, quantity));
  if (node.children.Dots !== undefined) {
    const to = optional(node.children.to, (quantity) => buildQuantity(builder, quantity));
    return { kind: 'range', span: nodeSpan(node), from, to };
  }
  // A text in quotes is a text here (a file, a column), never the name of a param.
  return from?.kind === 'name' && from.quoted ? { kind: 'string', span: from.span, text: from.text } : from;
}
