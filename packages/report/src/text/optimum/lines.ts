/** What a search came to, in lines. */
import { formatCount } from '../number.ts';
import { figuresText, settingText } from './point-text.ts';
import { kneeReason, ownStanding } from './reasons.ts';
import type { OptimumReport } from './report.ts';
import { textOfValue } from './units.ts';

/** Which point is the knee, and what gives it away; or why there is none. */
export function kneeLines(report: OptimumReport): string[] {
  const { knee, front } = report;
  const at = knee === null ? undefined : front[knee];
  if (knee === null || at === undefined) {
    const [only] = front;
    return front.length === 1 && only !== undefined
      ? [`#1 is best in all: ${settingText(report, only)}: ${figuresText(report, only)}`]
      : [
          front.length === 2
            ? 'none: the front has but two points'
            : 'none: no point of the front lies below the line between its ends',
        ];
  }
  const reason = kneeReason(report);
  const text = `#${knee + 1} ${settingText(report, at)}: ${figuresText(report, at)}`;
  return reason === null ? [text] : [text, reason];
}

/** Where the plan stands with the values that it has. */
export function ownLines(report: OptimumReport, own: NonNullable<OptimumReport['own']>): string[] {
  const where = own.at === null ? '' : ` (#${own.at + 1})`;
  const text = `${settingText(report, own)}: ${figuresText(report, own)}`;
  const more = [
    ...(report.axes.some((axis) => axis.own < 0)
      ? ['its values are not among those searched: it is no point of the front']
      : []),
    ...(own.limits.includes('not-met') ? ['it does not keep what it is subject to'] : []),
  ];
  const gains = ownStanding(report);
  if (gains.length > 0) return [text, ...gains, ...more];
  if (own.at !== null) return [`${text}: on the front${where}`, ...more];
  return [`${text}: nothing that was tried is better in one and no worse in the other`, ...more];
}

/** What was tried, and what was left out. */
export function searchedLines(report: OptimumReport): string[] {
  const { axes, left, impossible, limits, broken, tried, kept, front } = report;
  const lines = axes.map((axis) => {
    const { name, values } = axis;
    const texts = values.map((value) => textOfValue(axis, value));
    const between = axis.kind === 'choice' ? ' | ' : ', ';
    const shown =
      texts.length <= 8
        ? texts.join(between)
        : `${texts.slice(0, 3).join(between)} … ${texts.at(-1)} (${texts.length} values)`;
    return `${name}: ${shown}`;
  });
  const unranged = left.filter(({ why }) => why === 'no-range').map(({ name }) => name);
  if (unranged.length > 0)
    lines.push(`${unranged.join(', ')}: left as ${unranged.length === 1 ? 'it is' : 'they are'}, without a range`);
  const tooLong = left.filter(({ why }) => why === 'too-many-orders').map(({ name }) => name);
  if (tooLong.length > 0) lines.push(`${tooLong.join(', ')}: left as it is, for there are more than 120`);
  if (impossible > 0)
    lines.push(`${formatCount(impossible)} of ${formatCount(tried)} are no plans: something in them does not hold`);
  if (limits.length > 0) {
    const asked = limits.map(({ text }) => text).join(', ');
    const some =
      broken === 0 ? `every plan keeps ${asked}` : `${formatCount(broken)} left out, which do not keep ${asked}`;
    lines.push(kept ? some : `none keeps ${asked}: the front is of those that do not`);
  }
  const doubtful = front.filter(({ certain }) => !certain).length;
  if (doubtful > 0) {
    lines.push(
      `${doubtful} of the ${front.length} points cannot be told from others that were tried: more --trials would`,
    );
  }
  return lines;
}
