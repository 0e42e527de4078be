import type { Results } from '@rollout/simulator';
import type { Style } from '../../terminal.ts';
import { formatCount, formatPercent } from '../number.ts';
import { printable } from '../printable.ts';
import { bugs } from './bugs.ts';
import { capacity } from './capacity.ts';
import { howItEnds } from './how-it-ends.ts';
import { howLong } from './how-long.ts';
import { section } from './section.ts';
import { timeGoes } from './time-goes.ts';
import { uncertain } from './uncertain.ts';

/** The answer to `rollout simulate`, to be read in ten seconds. */
export function summary(raw: Results, fleetServers: number, { colors }: Style): string {
  const results = printable(raw);
  const { bold, dim } = colors;
  const level = formatPercent(results.confidence);
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ['How long', howLong(results, colors)],
    ['How it ends', howItEnds(results, colors)],
    ['Bugs', bugs(results, fleetServers, colors)],
    ['Capacity', capacity(results, colors)],
    ['Time goes to', timeGoes(results, colors)],
    ['Uncertain', uncertain(results)],
  ];
  const head = `${bold(results.plan)}  ${dim(`${formatCount(results.trials)} trials, seed ${results.seed}, intervals at ${level}${results.complete ? '' : ', INCOMPLETE'}`)}\n`;
  const body = sections
    .filter(([, lines]) => lines.length > 0)
    .map(([heading, lines]) => section(heading, lines, colors))
    .join('\n');
  return `${head}\n${body}`;
}
