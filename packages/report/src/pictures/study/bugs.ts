import type { BugResults, Estimate, Results } from '@rollout/simulator';
import { percentOf, percentWithInterval } from '../../text/estimate.ts';
import { formatPercent } from '../../text/number.ts';
import { shareOf } from '../../text/share-of.ts';
import { drawRows } from '../chart/rows/draw-rows.tsx';
import type { LegendEntry, Row, Shape } from '../chart/rows/row-chart.ts';
import { shareScale } from '../chart/scale.ts';
import type { Picture } from '../picture.ts';
import type { Theme } from '../theme/theme.ts';
import { mostOf } from './most-of.ts';
import { amountOf, chanceValue, fromRuns, left, right, summedUp } from './told.ts';

const MOST = 20;
/** Of the runs with the bug: a stage that finds less stands with others like it. */
const LEAST = 0.01;

interface Bug extends BugResults {
  readonly name: string;
}

/** Of the runs in which a bug is there: in which stage it is found, and what becomes of it otherwise. */
export function bugsPicture(results: Results): Picture {
  const order = new Map(results.stages.map(({ name }, index) => [name, index]));
  const bugs = Object.entries(results.bugs).map(([name, bug]): Bug => ({ name, ...bug }));
  const { shown, others } = mostOf(bugs, MOST, weightOf);
  return {
    name: 'bugs',
    title: 'Where bugs are found, and what escapes',
    description: said(bugs, results.method),
    notes: [
      'Each bar is all runs in which the bug is there. It escapes if nobody finds it, and somebody has it when the plan completes.',
      fromRuns(results),
      ...(shown.some(isShort) ? ['Where a bar falls short of 100%, too few of these runs had the bug to tell.'] : []),
      ...summedUp(others.length, 'bug'),
    ],
    table: {
      columns: [left('bug'), left('what becomes of it'), left('stage'), right('of runs with it'), right('chance')],
      rows: bugs.flatMap((bug) =>
        partsOf(bug, order).map(({ what, stage, estimate }) => [
          bug.name,
          what,
          stage ?? '',
          formatPercent(amountOf(estimate) / (amountOf(bug.present) || 1)),
          percentWithInterval(estimate),
        ]),
      ),
    },
    draw: (frame) => {
      const { theme } = frame;
      const rows = shown.map((bug) => rowOf(bug, order, theme));
      return drawRows(frame, {
        legend: legendOf(shown, theme),
        sections: [
          { title: null, scale: shareScale(1), columns: ['there', 'escapes'], rows: [...rows, ...otherRows(others)] },
        ],
      });
    },
  };
}

/** Those that escape most, and of those that do not, those that are there most. */
const weightOf = ({ escaped, present }: Bug): number => amountOf(escaped) + amountOf(present) * TIE;

const TIE = 1e-9;

/** Some bars are shorter than what they stand for: a stratum had too few runs. */
const isShort = (bug: Bug): boolean => amountOf(bug.present) > 0 && sumOf(bug) < amountOf(bug.present) * SHORT;

const SHORT = 0.99;

const sumOf = ({ found, escaped, left: behind, averted }: Bug): number =>
  [found, escaped, behind, averted].reduce((sum, each) => sum + amountOf(each), 0);

interface Part {
  readonly what: 'found' | 'escaped' | 'left' | 'averted';
  readonly stage: string | null;
  readonly estimate: Estimate;
}

/** They sum to all runs in which it is there; stages in the order of the plan. */
function partsOf({ foundIn, escaped, left, averted }: BugResults, order: ReadonlyMap<string, number>): Part[] {
  const found = Object.entries(foundIn)
    .sort(([a], [b]) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
    .map(([stage, estimate]): Part => ({ what: 'found', stage, estimate }));
  const rest: Part[] = [
    { what: 'averted', stage: null, estimate: averted },
    { what: 'left', stage: null, estimate: left },
    { what: 'escaped', stage: null, estimate: escaped },
  ];
  return [...found, ...rest].filter(({ estimate }) => amountOf(estimate) > 0);
}

function rowOf(bug: Bug, order: ReadonlyMap<string, number>, theme: Theme): Row {
  const { name, present, escaped } = bug;
  const there = amountOf(present);
  const parts = partsOf(bug, order);
  let at = 0;
  const shapes: Shape[] = joined(parts, there).map(({ what, text, share }) => {
    const from = at;
    at += share;
    return { kind: 'bar', from, to: at, ...LOOKS[what](theme), text: what === 'found' ? text : '' };
  });
  const lines = parts.map(({ what, stage, estimate }) => {
    const where = stage === null ? what : `${what} in ${stage}`;
    return `${where} ${formatPercent(shareOf(amountOf(estimate), there))}; of all runs ${percentWithInterval(estimate)}`;
  });
  return {
    label: name,
    part: { kind: 'bug', name },
    shapes,
    values: [
      { text: percentOf(present), alone: `there in ${percentOf(present)}` },
      { ...chanceValue(escaped), alone: `escapes in ${percentWithInterval(escaped)}` },
    ],
    told: [`${name}: there in ${percentWithInterval(present)} of runs. Of those`, ...lines].join('\n'),
  };
}

/** Neighbours in which little is found stand together. */
function joined(parts: readonly Part[], there: number): { what: Part['what']; text: string; share: number }[] {
  const joint: { what: Part['what']; text: string; share: number }[] = [];
  for (const { what, stage, estimate } of parts) {
    const share = shareOf(amountOf(estimate), there);
    const last = joint.at(-1);
    if (last !== undefined && last.what === what && (share < LEAST || last.share < LEAST)) {
      last.share += share;
      last.text = share > last.share / 2 ? (stage ?? '') : last.text;
    } else joint.push({ what, text: stage ?? '', share });
  }
  return joint;
}

const LOOKS: Readonly<
  Record<Part['what'], (theme: Theme) => { readonly color: string; readonly pattern: LegendEntry['pattern'] }>
> = {
  found: ({ series }) => ({ color: series[0], pattern: 'plain' }),
  averted: ({ muted }) => ({ color: muted, pattern: 'dotted' }),
  left: ({ caution }) => ({ color: caution, pattern: 'hatched' }),
  escaped: ({ bad }) => ({ color: bad, pattern: 'crossed' }),
};

function legendOf(bugs: readonly Bug[], theme: Theme): LegendEntry[] {
  const said = [
    { what: 'found', text: 'found, by stage', has: bugs.some(({ found }) => amountOf(found) > 0) },
    {
      what: 'averted',
      text: 'averted: nobody has it in the end',
      has: bugs.some(({ averted }) => amountOf(averted) > 0),
    },
    { what: 'left', text: 'left behind where the plan ended', has: bugs.some(({ left }) => amountOf(left) > 0) },
    { what: 'escaped', text: 'escaped', has: bugs.some(({ escaped }) => amountOf(escaped) > 0) },
  ] as const;
  return said.filter(({ has }) => has).map(({ what, text }) => ({ text, ...LOOKS[what](theme) }));
}

function otherRows(others: readonly Bug[]): Row[] {
  if (others.length === 0) return [];
  const most = Math.max(...others.map(({ escaped }) => amountOf(escaped)));
  const text = `${others.length} more bugs, each escapes in at most ${formatPercent(most)} of runs`;
  return [
    {
      label: `and ${others.length} more`,
      shapes: [],
      values: [{ text: '' }, { text: `≤ ${formatPercent(most)} each` }],
      told: text,
    },
  ];
}

function said(bugs: readonly Bug[], method: Results['method']): string {
  const worst = [...bugs].sort((a, b) => amountOf(b.escaped) - amountOf(a.escaped))[0];
  if (worst === undefined) return 'The model has no bugs.';
  const found = formatPercent(Math.min(1, amountOf(worst.found) / (amountOf(worst.present) || 1)));
  if (amountOf(worst.escaped) === 0)
    return bugs.length === 1
      ? `${worst.name} ${method === 'exact' ? 'cannot escape' : 'was never seen to escape'}: ${found} of the runs with it find it.`
      : method === 'exact'
        ? 'No bug can escape.'
        : 'No bug was ever seen to escape.';
  const which = bugs.length === 1 ? worst.name : `Most often ${worst.name}`;
  return `${which} escapes: in ${percentWithInterval(worst.escaped)} of all runs; where it is there, it is found in ${found}.`;
}
