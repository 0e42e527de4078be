/** How the figures of two plans, and what they differ by, are said to readers. */
import type { ComparedFigureResults, DifferenceVerdict, PlanChange } from '@rollout/simulator';
import { formatDuration } from '../duration.ts';
import { formatNumber, formatPercent, formatUsers } from '../number.ts';

/** By what `expect` would write; others are said so themselves. */
const PLAIN: Readonly<Record<string, string>> = {
  'mean(duration)': 'mean duration',
  'p50(duration)': 'P50 of the duration',
  'p95(duration)': 'P95 of the duration',
  'P(completed)': 'completed',
  'P(rollback)': 'rolled back',
  'P(stop)': 'stopped',
  'P(in time)': 'within the deadline',
  'mean(false alarms)': 'false alarms in a run',
};

export function figureName({ figure, about, unit }: ComparedFigureResults): string {
  const plain = PLAIN[figure];
  if (plain !== undefined) return plain;
  if (about.kind !== 'bug') return figure;
  const { bug } = about;
  if (figure.startsWith('P(escape of ') && !figure.includes(' given ')) return `${bug} escapes`;
  if (/^P\(.* found given /.test(figure)) return `${bug} is found, if it is there`;
  if (figure.startsWith('mean(exposure to ') && !figure.includes(' given ')) return `exposure to ${bug}, ${unit ?? ''}`;
  if (figure.startsWith('p95(reach of ')) return `P95 of the reach of ${bug}, servers`;
  if (figure.startsWith('p95(users of ')) return `P95 of the users who have ${bug}`;
  return figure;
}

type Unit = ComparedFigureResults['unit'];

/** Durations are in seconds. */
export function amount(value: number, { unit, figure }: Measured): string {
  return format(value, unit, figure);
}

function format(value: number, unit: Unit, figure: string): string {
  if (unit === 'seconds') return formatDuration(value * 1000, 3);
  if (unit === 'users') return formatUsers(value);
  return isShare(unit, figure) ? formatPercent(value) : formatNumber(value);
}

/** A chance, or a share of servers. */
const isShare = (unit: Unit, figure: string): boolean => unit === null && figure !== 'mean(false alarms)';

type Measured = Pick<ComparedFigureResults, 'unit' | 'figure'>;

/** `+1h 30m`, `−0.12 points`, `none`. */
function signed(value: number, result: Measured): string {
  return value === 0 ? 'none' : `${bare(value, result)}${isShare(result.unit, result.figure) ? ' points' : ''}`;
}

/** The same without words. */
function bare(value: number, { unit, figure }: Measured): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  const text = isShare(unit, figure) ? formatPercent(size).replace('%', '') : format(size, unit, figure);
  return `${value > 0 ? '+' : '−'}${text}`;
}

/** `−12h (−12h 5m to −11h 50m), −11.8%`; a difference that is known stands alone. */
export function differenceText(result: ComparedFigureResults): string {
  const { value } = result.difference;
  if (value === null) return 'unknown';
  const share = result.relative.value;
  const relative = share === null || value === 0 ? '' : `, ${share > 0 ? '+' : '−'}${formatPercent(Math.abs(share))}`;
  return `${signed(value, result)}${intervalText(result)}${relative}`;
}

function intervalText(result: ComparedFigureResults): string {
  const { low, high } = result.difference;
  if (low === null || high === null) {
    if (low === null && high === null) return '';
    return low === null ? ` (at most ${bare(high ?? 0, result)})` : ` (at least ${bare(low, result)})`;
  }
  const [from, to] = [bare(low, result), bare(high, result)];
  return from === to ? '' : ` (${from} to ${to})`;
}

/** Of a difference that does not matter, by how much of A's figure it can be off at the most, either way. */
export function atMost({ difference: { low, high }, a }: ComparedFigureResults): string {
  if (low === null || high === null || a === null || a === 0 || (low === 0 && high === 0)) return '';
  return `at most ${formatPercent(Math.max(Math.abs(low), Math.abs(high)) / Math.abs(a))} either way`;
}

export const VERDICTS: Readonly<Record<DifferenceVerdict, string>> = {
  better: 'better',
  worse: 'worse',
  more: 'more often',
  less: 'less often',
  'no-difference': 'no difference',
  'cannot-tell': "can't tell",
};

/** `longer`, `less`: which way it goes; nothing where that is not known. */
export function direction({ verdict, difference: { value }, unit, figure }: ComparedFigureResults): string {
  if (verdict === 'no-difference' || verdict === 'cannot-tell' || value === null) return '';
  if (unit === 'seconds') return value > 0 ? 'longer' : 'shorter';
  if (isShare(unit, figure)) return value > 0 ? 'more often' : 'less often';
  return value > 0 ? 'more' : 'less';
}

/** `canary.bake: 1h → 2h`; what is new, and what is gone. */
export function changeText({ where, a, b }: PlanChange): string {
  if (a === null) return `${where}: ${b ?? ''} is new`;
  if (b === null) return `${where}: ${a} is gone`;
  return a === b ? `${where}: differs` : `${where}: ${a} → ${b}`;
}
