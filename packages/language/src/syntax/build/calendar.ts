/** Dates, times, days, and the constraints that are made of them. */
import type { IToken } from 'chevrotain';
import { WEEKDAY_WORDS } from '../../schema/index.ts';
import type * as cst from '../generated/cst.ts';
import { nodeSpan, tokenSpan } from '../span.ts';
import { parseDate, parseTime } from '../tokens/calendar-literals.ts';
import type {
  DateLiteral,
  DateRange,
  DayRange,
  DayWord,
  Freeze,
  LocalWord,
  Span,
  TimeLiteral,
  TimeRange,
  Window,
} from '../tree.ts';
import { type Builder, first, isInserted, optional } from './context.ts';
import { buildSelector } from './selections.ts';
import { buildString } from './values.ts';

/** The date that a token is; undefined where it is missing or, reported with its token, malformed. */
export function buildDate(tokens: readonly IToken[] | undefined): DateLiteral | undefined {
  return optional(tokens, (token) => {
    const day = parseDate(token.image);
    return day === undefined ? undefined : { kind: 'date', span: tokenSpan(token), text: token.image, ...day };
  });
}

/** A time of day. Reports `24:00`, which is one only where a range ends. */
export function buildTime(builder: Builder, tokens: readonly IToken[] | undefined): TimeLiteral | undefined {
  const time = buildEndTime(tokens);
  if (time?.minutes !== 24 * 60) return time;
  builder.report(
    'malformed-time',
    { text: time.text, reason: 'it can only end a range', suggestion: '00:00' },
    time.span,
    {
      title: 'Write `00:00`',
      safety: 'unsafe',
      edits: [{ path: builder.path, span: time.span, text: '00:00' }],
    },
  );
  return undefined;
}

function buildEndTime(tokens: readonly IToken[] | undefined): TimeLiteral | undefined {
  return optional(tokens, (token) => {
    const minutes = parseTime(token.image);
    return minutes === undefined ? undefined : { kind: 'time', span: tokenSpan(token), text: token.image, minutes };
  });
}

export function buildDay(tokens: readonly IToken[] | undefined): DayWord | undefined {
  return optional(tokens, (token) => {
    const day = WEEKDAY_WORDS.find((word) => word === token.image);
    return day === undefined ? undefined : { kind: 'day', span: tokenSpan(token), day };
  });
}

export function buildWindow(builder: Builder, node: cst.WindowCstNode): Window {
  const { children } = node;
  return {
    kind: 'window',
    span: nodeSpan(node),
    days: (children.days ?? []).flatMap((days) => buildDays(days) ?? []),
    times: buildTimes(builder, node),
    zone: buildString(builder, children.String) ?? buildLocal(children.Local),
    for: children.For === undefined ? undefined : buildSelector(builder, children.selector, endOf(node)),
  };
}

export function buildFreeze(builder: Builder, node: cst.FreezeCstNode): Freeze {
  const { children } = node;
  return {
    kind: 'freeze',
    span: nodeSpan(node),
    dates: buildDates(node),
    zone: buildString(builder, children.String),
    for: children.For === undefined ? undefined : buildSelector(builder, children.selector, endOf(node)),
  };
}

function endOf(node: cst.WindowCstNode | cst.FreezeCstNode): Span {
  const { end } = nodeSpan(node);
  return { start: end, end };
}

function buildDays(node: cst.DaysCstNode): DayWord | DayRange | undefined {
  const from = buildDay(node.children.first);
  const to = buildDay(node.children.last);
  if (from === undefined || node.children.Dots === undefined) return from;
  return to === undefined ? undefined : { kind: 'day-range', span: nodeSpan(node), from, to };
}

function buildTimes(builder: Builder, { children }: cst.WindowCstNode): TimeRange | undefined {
  const from = buildTime(builder, children.from);
  const to = buildEndTime(children.to);
  const span = spanOver(children.from, children.to);
  return span === undefined ? undefined : { kind: 'time-range', span, from, to };
}

function buildDates({ children }: cst.FreezeCstNode): DateRange | undefined {
  const span = spanOver(children.first, children.last);
  if (span === undefined) return undefined;
  return { kind: 'date-range', span, from: buildDate(children.first), to: buildDate(children.last) };
}

/** From the first token of a range to its last, as far as they are there. */
function spanOver(from: readonly IToken[] | undefined, to: readonly IToken[] | undefined): Span | undefined {
  const ends = [first(from), first(to)].flatMap((token) => (token === undefined || isInserted(token) ? [] : [token]));
  const [start] = ends;
  const end = ends.at(-1);
  return start === undefined || end === undefined
    ? undefined
    : { start: tokenSpan(start).start, end: tokenSpan(end).end };
}

function buildLocal(tokens: readonly IToken[] | undefined): LocalWord | undefined {
  return optional(tokens, (token) => (isInserted(token) ? undefined : { kind: 'local', span: tokenSpan(token) }));
}
