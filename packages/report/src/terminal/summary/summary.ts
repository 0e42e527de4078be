import { layoutOf, type Machine } from '@rollout/compiler';
import type { Results } from '@rollout/simulator';
import { counted } from '../../text/counted.ts';
import { formatPercent } from '../../text/number.ts';
import { printable } from '../../text/printable.ts';
import type { Style } from '../../text/style.ts';
import { displayWidth } from '../../text/table.ts';
import { startLine } from '../../text/wall-clock.ts';
import { wrap } from '../../text/wrap.ts';
import { bugs, type Reached } from './bugs.ts';
import { capacity } from './capacity.ts';
import { channels } from './channels.ts';
import { expectations } from './expectations.ts';
import { gates } from './gates.ts';
import { howItEnds } from './how-it-ends.ts';
import { howLong } from './how-long.ts';
import { movedBy } from './moved-by.ts';
import { ofTheModel } from './of-the-model.ts';
import { paramLine } from './param-line.ts';
import { precise } from './precise.ts';
import { besideHeading, section } from './section.ts';
import { stageTable } from './stage-table.ts';
import { timeGoes } from './time-goes.ts';
import { uncertain } from './uncertain.ts';
import { workedOut } from './worked-out.ts';

/** The answer to `rollout simulate`, to be read in ten seconds. */
export function summary(raw: Results, machine: Machine, style: Style): string {
  const results = printable(raw);
  const reached: Reached = {
    servers: machine.steps.some(({ kind }) => kind === 'deploy') ? deployedTo(machine) : null,
    users: machine.audience?.users ?? null,
    narrowed: new Set(printable(narrowedBugs(machine))),
  };
  const beside = besideHeading(style);
  const sections: readonly (readonly [string, readonly string[]])[] =
    results.trials === 0
      ? [['Uncertain', ['everything: no trial had ended']]]
      : [
          ['How long', howLong(results, beside)],
          ['How it ends', howItEnds(results, beside)],
          ['Expected', expectations(results, beside)],
          ['Bugs', bugs(results, reached, beside)],
          ['Stages', stageTable(results, beside)],
          ['Gates', gates(results, beside)],
          ['Channels', channels(results, machine, beside)],
          ['Capacity', reached.servers === null ? [] : capacity(results, beside)],
          ['Time goes to', timeGoes(results, machine, beside)],
          ['Moved', results.sensitivity === null ? [] : movedBy(results.sensitivity, beside)],
          ['Model', results.uncertain === null ? [] : ofTheModel(results.uncertain, beside)],
          results.method === 'exact'
            ? ['Exact', workedOut(results, beside)]
            : results.precision === null
              ? ['Uncertain', uncertain(results, machine, reached, beside)]
              : ['Precision', precise(results, results.precision, beside)],
        ];
  const body = sections
    .filter(([, lines]) => lines.length > 0)
    .map(([heading, lines]) => section(heading, lines, style))
    .join('\n');
  return `${head(results, reached, style)}${circumstances(results, style)}${paramLine(machine.params, style)}\n${body}`;
}

/** Servers of the plan's services; of the fleet, where it speaks of none. */
function deployedTo(machine: Machine): number {
  if (machine.services.length === 0) return machine.fleet.servers;
  const layout = layoutOf(machine);
  // Of such a fleet there are no results either.
  if (layout.kind !== 'layout') return machine.fleet.servers;
  const { cells, serviceOf } = layout;
  return serviceOf.reduce((sum, service, cell) => sum + (service < 0 ? 0 : (cells.servers[cell] ?? 0)), 0);
}

/** Bugs that a flag or a release of the plan keeps from some of its audience; the others are met by whoever uses what is deployed. */
function narrowedBugs({ audience, steps, numbers }: Machine): string[] {
  if (audience === null) return [];
  const releases = steps.some((step) => step.kind === 'pull' && step.pull.lever === 'release');
  return numbers.bugs.filter(({ behind }) => releases || behind !== null).map(({ name }) => name);
}

function head(
  { plan, method, trials, seed, confidence, complete }: Results,
  { servers, users }: Reached,
  { colors, columns }: Style,
): string {
  const { bold, dim, red } = colors;
  const facts = [
    ...(servers === null ? [] : [counted(servers, 'server')]),
    ...(users === null ? [] : [counted(users, 'user')]),
    ...(method === 'exact'
      ? ['exact']
      : [counted(trials, 'trial'), `seed ${seed}`, `intervals at ${formatPercent(confidence)}`]),
  ];
  const mark = complete ? '' : `  ${red('INCOMPLETE')}`;
  const line = `${bold(plan)}  ${dim(facts.join(', '))}${mark}`;
  if (displayWidth(line) <= columns) return `${line}\n`;
  return `${[...wrap(`${bold(plan)}${mark}`, columns), ...wrap(facts.join(', '), columns).map(dim)].join('\n')}\n`;
}

/** Under which scenario, and from when on. */
function circumstances({ scenario, start }: Results, { colors: { dim }, columns }: Style): string {
  const facts = [...(scenario === null ? [] : [`under ${scenario}`]), ...(start === null ? [] : [startLine(start)])];
  if (facts.length === 0) return '';
  return `${wrap(facts.join(', '), columns).map(dim).join('\n')}\n`;
}
