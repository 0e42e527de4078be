import type { PrecisionResults, Results } from '@rollout/simulator';
import { counted } from '../../text/counted.ts';
import { formatCount, formatPercent } from '../../text/number.ts';
import type { Style } from '../../text/style.ts';
import { wrap } from '../../text/wrap.ts';

/** So many figures are named. */
const NAMED = 6;

/** Whether figures are as precise as was asked for, and if not which are not, and how many trials each would take. */
export function precise({ trials }: Results, precision: PrecisionResults, { columns }: Style): string[] {
  const { asked, missing, zero } = precision;
  const within = `within ±${formatPercent(asked)}`;
  const done = `after ${counted(trials, 'trial')}`;
  const lines = [
    missing.length === 0
      ? `duration, outcomes, and of each bug found, escaped and exposure are ${within}, ${done}`
      : `${counted(missing.length, 'figure')} not ${within} ${done}:`,
    ...missing.slice(0, NAMED).map(({ figure, trialsNeeded }) => {
      return `  ${figure}: ${trialsNeeded === null ? 'not to say how many it takes' : `takes about ${formatCount(roundUp(trialsNeeded))} trials`}`;
    }),
    ...(missing.length > NAMED ? [`  and ${missing.length - NAMED} more`] : []),
    ...zero.map(({ figure, high }) => {
      return `${figure} is 0 as far as was seen${high === null ? '' : `: at most ${boundOf(figure, high)}, for which ${formatPercent(asked)} was asked`}`;
    }),
  ];
  return lines.flatMap((line) => wrap(line, columns - 2).map((each, index) => (index === 0 ? each : `  ${each}`)));
}

/** Of amounts the number as it is, of chances as a percent. */
function boundOf(figure: string, high: number): string {
  return /^duration|exposure/.test(figure) ? high.toPrecision(3) : formatPercent(high);
}

/** To two significant digits, upwards. */
function roundUp(count: number): number {
  const magnitude = 10 ** Math.max(0, String(Math.ceil(count)).length - 2);
  return Math.ceil(count / magnitude) * magnitude;
}
