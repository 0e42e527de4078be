import { durationText, type Machine } from '@rollout/compiler';
import type { Results } from '@rollout/simulator';
import type { Style } from '../../terminal.ts';
import { formatNumber, formatPercent } from '../number.ts';
import { printable } from '../printable.ts';
import { counted } from '../tally.ts';
import { startLine } from '../wall-clock.ts';
import { wrap } from '../wrap.ts';
import { bugs } from './bugs.ts';
import { capacity } from './capacity.ts';
import { gates } from './gates.ts';
import { howItEnds } from './how-it-ends.ts';
import { howLong } from './how-long.ts';
import { HEADING, section } from './section.ts';
import { timeGoes } from './time-goes.ts';
import { uncertain } from './uncertain.ts';

/** The answer to `rollout simulate`, to be read in ten seconds. */
export function summary(raw: Results, { fleet, params }: Pick<Machine, 'fleet' | 'params'>, style: Style): string {
  const fleetServers = fleet.servers;
  const results = printable(raw);
  const { colors } = style;
  const beside: Style = { colors, columns: style.columns - HEADING };
  const sections: readonly (readonly [string, readonly string[]])[] =
    results.trials === 0
      ? [['Uncertain', ['everything: no trial had ended']]]
      : [
          ['How long', howLong(results, beside)],
          ['How it ends', howItEnds(results, beside)],
          ['Bugs', bugs(results, fleetServers, beside)],
          ['Gates', gates(results, beside)],
          ['Capacity', capacity(results, beside)],
          ['Time goes to', timeGoes(results, beside)],
          ['Uncertain', uncertain(results, beside)],
        ];
  const body = sections
    .filter(([, lines]) => lines.length > 0)
    .map(([heading, lines]) => section(heading, lines, colors))
    .join('\n');
  return `${head(results, fleetServers, style)}${circumstances(results, style)}${paramLine(params, style)}\n${body}`;
}

function head({ plan, trials, seed, confidence, complete }: Results, servers: number, { colors }: Style): string {
  const { bold, dim, red } = colors;
  const facts = [
    counted(servers, 'server'),
    counted(trials, 'trial'),
    `seed ${seed}`,
    `intervals at ${formatPercent(confidence)}`,
  ];
  return `${bold(plan)}  ${dim(facts.join(', '))}${complete ? '' : `  ${red('INCOMPLETE')}`}\n`;
}

/** Under which scenario, and from when on. */
function circumstances({ scenario, start }: Results, { colors: { dim }, columns }: Style): string {
  const facts = [...(scenario === null ? [] : [`under ${scenario}`]), ...(start === null ? [] : [startLine(start)])];
  if (facts.length === 0) return '';
  return `${wrap(facts.join(', '), columns).map(dim).join('\n')}\n`;
}

/** The values that the plan's params have had. */
function paramLine(params: Machine['params'], { colors: { dim }, columns }: Style): string {
  const values = Object.entries(params).map(([name, { kind, value }]) => {
    const text = { duration: durationText, percent: formatPercent, number: formatNumber }[kind](value);
    return `${name} = ${text}`;
  });
  if (values.length === 0) return '';
  return `${wrap(printable(values.join(', ')), columns)
    .map(dim)
    .join('\n')}\n`;
}
