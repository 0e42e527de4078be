import type { Estimate, GateResults, Results } from '@rollout/simulator';
import { percentWithInterval } from '../../text/estimate.ts';
import { formatCount } from '../../text/number.ts';
import { drawRows } from '../chart/rows/draw-rows.tsx';
import type { Row, Section } from '../chart/rows/row-chart.ts';
import { shareScale } from '../chart/scale.ts';
import type { Picture } from '../picture.ts';
import type { Theme } from '../theme/theme.ts';
import { mostOf } from './most-of.ts';
import { amountOf, chanceValue, left, right, whisker } from './told.ts';

const MOST_GATES = 8;
const MOST_BUGS = 8;

const MOST_STAGES = 4;
const MOST_NAMES = 6;

interface Gate extends GateResults {
  /** Those with the same sentence, the same chances and as many samples. */
  readonly stages: readonly string[];
}

/** What each gate misses, and how often it finds fault where there is none. */
export function gatesPicture({ gates: all }: Pick<Results, 'gates'>): Picture {
  const gates = alike(all);
  const { shown, others } = mostOf(gates, MOST_GATES, worstOf);
  return {
    name: 'gates',
    title: 'What gates miss, and their false alarms',
    description: said(gates),
    notes: [
      'Of a bug: the chance that the gate passes although the bug has shown by then, and alone.',
      ...(gates.some(({ power }) => power === 'given') ? [] : ['Computed by judging samples of the metrics.']),
      ...(others.length > 0 ? [`${others.length} more gates are in the numbers.`] : []),
    ],
    table: {
      columns: [left('gate'), left('stages'), left('what'), right('chance'), right('samples')],
      rows: gates.flatMap((gate) =>
        together(chancesOf(gate)).map(({ what, estimate }) => [
          gate.text,
          gate.stages.join(', '),
          what,
          percentWithInterval(estimate),
          gate.samples === null ? '' : formatCount(gate.samples),
        ]),
      ),
    },
    draw: (frame) =>
      drawRows(frame, {
        legend: [],
        sections: shown.map((gate, index) => sectionOf(gate, shown, index, frame.theme)),
      }),
  };
}

interface Chance {
  readonly what: string;
  readonly kind: 'missed' | 'false-alarm' | 'marginal';
  readonly estimate: Estimate;
}

function chancesOf({ falseAlarm, marginal, bugs }: GateResults): Chance[] {
  return [
    ...Object.entries(bugs).map(
      ([name, { missed }]): Chance => ({ what: `misses ${name}`, kind: 'missed', estimate: missed }),
    ),
    { what: 'false alarm', kind: 'false-alarm', estimate: falseAlarm },
    ...(marginal === null
      ? []
      : [{ what: 'neither good nor bad', kind: 'marginal', estimate: marginal } satisfies Chance]),
  ];
}

function sectionOf(gate: Gate, gates: readonly Gate[], index: number, theme: Theme): Section {
  const most = Math.max(...gates.flatMap(chancesOf).map(({ estimate }) => estimate.high ?? amountOf(estimate)), 0);
  const chances = together(chancesOf(gate));
  const { shown, others } = mostOf(chances, MOST_BUGS, ({ kind, estimate }) =>
    kind === 'missed' ? amountOf(estimate) : 2,
  );
  const rows = shown.map(
    ({ what, kind, estimate }): Row => ({
      label: labelOf(what),
      shapes: [{ kind: 'bar', from: 0, to: amountOf(estimate), color: colorOf(kind, theme) }, ...whisker(estimate)],
      values: [chanceValue(estimate)],
      told: `${gate.text}, in ${gate.stages.join(', ')}\n${what}: ${percentWithInterval(estimate)}`,
    }),
  );
  const rest = others.map(({ what, estimate }) => `${what} ${percentWithInterval(estimate)}`);
  return {
    title: `${gate.text}, in ${someOf(gate.stages, MOST_STAGES, 'stages')}`,
    scale: index === 0 ? shareScale(most) : withoutTicks(shareScale(most)),
    columns: [''],
    rows:
      rest.length === 0
        ? rows
        : [...rows, { label: `and ${rest.length} more`, shapes: [], values: [{ text: '' }], told: rest.join('\n') }],
  };
}

/** They are named once, above the first of all gates. */
const withoutTicks = (scale: ReturnType<typeof shareScale>): ReturnType<typeof shareScale> => ({
  ...scale,
  ticks: () => [],
});

/** `canary, first`, or how many they are. */
function someOf(names: readonly string[], most: number, what: string): string {
  return names.length > most ? `${formatCount(names.length)} ${what}` : names.join(', ');
}

/** All their names are in the mark. */
function labelOf(what: string): string {
  const names = what.replace(/^misses /, '').split(', ');
  return names.length > MOST_NAMES ? `misses each of ${formatCount(names.length)} bugs` : what;
}

/** Bugs that it misses as often stand in one row. */
function together(chances: readonly Chance[]): Chance[] {
  const rows: Chance[] = [];
  for (const chance of chances) {
    const same = rows.findIndex(
      ({ kind, estimate }) => kind === 'missed' && chance.kind === 'missed' && isEqual(estimate, chance.estimate),
    );
    const row = rows[same];
    if (row === undefined) rows.push(chance);
    else rows[same] = { ...row, what: `${row.what}, ${chance.what.replace(/^misses /, '')}` };
  }
  return rows;
}

const isEqual = (a: Estimate, b: Estimate): boolean => a.value === b.value && a.low === b.low && a.high === b.high;

function colorOf(kind: Chance['kind'], theme: Theme): string {
  switch (kind) {
    case 'missed':
      return theme.bad;
    case 'false-alarm':
      return theme.caution;
    case 'marginal':
      return theme.muted;
    default:
      return kind satisfies never;
  }
}

function alike(gates: readonly GateResults[]): Gate[] {
  const found = new Map<string, { gate: GateResults; stages: string[] }>();
  for (const gate of gates) {
    const key = `${gate.text} ${JSON.stringify([gate.falseAlarm, gate.marginal, gate.bugs, gate.samples])}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { gate, stages: [gate.stage] });
    else if (!known.stages.includes(gate.stage)) known.stages.push(gate.stage);
  }
  return [...found.values()].map(({ gate, stages }) => ({ ...gate, stages }));
}

const worstOf = (gate: GateResults): number =>
  Math.max(0, ...Object.values(gate.bugs).map(({ missed }) => amountOf(missed)));

function said(gates: readonly Gate[]): string {
  const chances = gates.flatMap((gate) => chancesOf(gate).map((chance) => ({ gate, ...chance })));
  const worst = (kind: Chance['kind']) =>
    chances.filter((each) => each.kind === kind).sort((a, b) => amountOf(b.estimate) - amountOf(a.estimate))[0];
  const [missed, alarm] = [worst('missed'), worst('false-alarm')];
  const misses =
    missed === undefined
      ? ''
      : `At worst ${missed.gate.text} ${missed.what} in ${percentWithInterval(missed.estimate)} of its runs once that has shown. `;
  if (alarm === undefined) return misses.trimEnd();
  return amountOf(alarm.estimate) === 0
    ? `${misses}No false alarm is raised.`
    : `${misses}A false alarm is raised in at most ${percentWithInterval(alarm.estimate)} of runs of a gate.`;
}
