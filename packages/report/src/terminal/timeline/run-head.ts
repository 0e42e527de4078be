import type { Trace } from '@rollout/simulator';
import { formatDuration } from '../../text/duration.ts';
import { formatCount } from '../../text/number.ts';
import type { Style } from '../../text/style.ts';
import { displayWidth } from '../../text/table.ts';
import { landingLine } from '../../text/wall-clock.ts';
import { CAUSES, OUTCOMES } from '../../text/words.ts';
import { wrap } from '../../text/wrap.ts';

/** How a run ended, after how long and why; and which run it is. Its names are printable. */
export function runHead(trace: Trace, { colors, columns }: Style): string {
  const { plan, scenario, trial, seed, outcome, cause, causeStage, duration } = trace;
  const { bold, dim, green, yellow, red } = colors;
  const paint = { completed: green, 'rolled-back': yellow, stopped: red }[outcome];
  const why = cause === null ? '' : `: ${CAUSES[cause]}${causeStage === null ? '' : ` in ${causeStage}`}`;
  const head = `${bold(plan)}  ${paint(`${OUTCOMES[outcome]} after ${formatDuration(duration)}`)}${why}`;
  const which = dim(`trial ${formatCount(trial)}, seed ${seed}`);
  const gap = columns - displayWidth(head) - displayWidth(which);
  const lines = gap >= 2 ? [`${head}${' '.repeat(gap)}${which}`] : [...wrap(head, columns), ...wrap(which, columns)];
  const when = landingLine(trace);
  const circumstances = [...(scenario === null ? [] : [`under ${scenario}`]), ...(when === null ? [] : [when])];
  if (circumstances.length > 0) lines.push(...wrap(circumstances.join(', '), columns).map(dim));
  return `${lines.join('\n')}\n`;
}
