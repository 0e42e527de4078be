/** A clock time, and the zone of that clock. */
import { isTimezone, type SourceFile } from '../../semantics/index.ts';
import type { DateLiteral, StringLiteral, SyntaxNode, TimeLiteral } from '../../syntax/tree.ts';
import type { Sources } from '../sources.ts';
import { pathTo, tokenAt } from '../tree-path.ts';

export interface ZoneThere {
  /** An IANA name that there is. */
  readonly zone: string;
  /** `2026-11-23`; undefined where it is no certain day. */
  readonly date: string | undefined;
  /** After midnight; undefined where only a day, or a zone, is spoken of. */
  readonly minute: number | undefined;
}

/** The zone that is named at an offset, or in the sentence of the date or the time that stands there; undefined: none is written. */
export function zoneAt(sources: Sources, path: string, offset: number): ZoneThere | undefined {
  const file: SourceFile | undefined = sources.files.get(path);
  const token = file === undefined ? undefined : tokenAt(file, offset);
  if (file === undefined || token === undefined) return undefined;
  const steps = pathTo(file, { start: token.start, end: token.end });
  const at = steps.at(-1)?.node;
  const said = steps.findLast(({ node }) => zoneOf(node) !== undefined)?.node;
  const zone = said === undefined ? undefined : zoneOf(said)?.text;
  if (at === undefined || said === undefined || zone === undefined || !isTimezone(zone)) return undefined;
  if (at.kind !== 'string' && at.kind !== 'time' && at.kind !== 'date') return undefined;
  if (at.kind === 'string' && at.text !== zone) return undefined;
  const both = said.kind === 'starts';
  const date = at.kind === 'date' ? at : both ? said.date : undefined;
  const time = at.kind === 'time' ? at : both ? said.time : undefined;
  return { zone, date: date === undefined ? undefined : dateText(date), minute: minuteOf(time, date) };
}

function zoneOf(node: SyntaxNode): StringLiteral | undefined {
  if (node.kind === 'timezone') return node.zone;
  if (!('zone' in node)) return undefined;
  return node.zone?.kind === 'string' ? node.zone : undefined;
}

/** A day alone begins at midnight. */
function minuteOf(time: TimeLiteral | undefined, date: DateLiteral | undefined): number | undefined {
  return time?.minutes ?? (date === undefined ? undefined : 0);
}

function dateText({ year, month, day }: DateLiteral): string {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}
