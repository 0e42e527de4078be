import type { Results, StageResults } from '@rollout/simulator';
import { percentOf, timeOf } from '../../text/estimate.ts';
import { formatCount, formatPercent } from '../../text/number.ts';
import type { Style } from '../../text/style.ts';
import { type Column, displayWidth, formatTable, widest } from '../../text/table.ts';
import { shorten } from '../../text/wrap.ts';

/** Of more stages the first and the last are shown. */
const MOST = 8;
const LAST = 3;

/** A name is cut to no less, in columns. */
const SHORTEST_NAME = 6;

interface Told {
  readonly title: string;
  readonly text: (stage: StageResults) => string;
  /** Where there is no room, those with the least go first. */
  readonly worth: number;
}

/** For each stage how many servers it deploys to, which share has the new version by its end, how often it is reached, when it starts, how long it takes, and how often a bug is found in it. Nothing where there is one stage. */
export function stageTable({ stages, bugs }: Results, { colors: { dim }, columns }: Style): string[] {
  if (stages.length < 2) return [];
  const deploys = stages.some(({ servers }) => servers > 0);
  const told: readonly Told[] = [
    ...(deploys
      ? [
          { title: 'servers', text: ({ servers }: StageResults) => formatCount(servers), worth: 1 },
          { title: 'so far', text: ({ cumulativeShare }: StageResults) => formatPercent(cumulativeShare), worth: 4 },
        ]
      : []),
    { title: 'reached', text: ({ reached }) => percentOf(reached), worth: 3 },
    { title: 'starts at', text: ({ start }) => (start === null ? '–' : startText(start.mean.value)), worth: 2 },
    { title: 'takes', text: ({ duration }) => (duration === null ? '–' : timeOf(duration.mean)), worth: 6 },
    ...(Object.keys(bugs).length === 0
      ? []
      : [{ title: 'finds bugs', text: ({ found }: StageResults) => percentOf(found), worth: 5 }]),
  ];
  const leftOut = stages.length > MOST ? stages.length - MOST + 1 : 0;
  const head = leftOut === 0 ? stages : stages.slice(0, MOST - LAST - 1);
  const tail = leftOut === 0 ? [] : stages.slice(-LAST);
  const table = (shown: readonly Told[], longest: number): string[] => {
    const titles: Column[] = [
      { title: '', align: 'left' },
      ...shown.map(({ title }): Column => ({ title: dim(title), align: 'right' })),
    ];
    const rows = [...head, ...tail].map((stage) => [
      shorten(stage.name, longest),
      ...shown.map(({ text }) => text(stage)),
    ]);
    const [first = '', ...lines] = formatTable(titles, rows, '').split('\n');
    const more = dim(shorten(`… ${formatCount(leftOut)} more`, columns));
    return [first, ...lines.slice(0, head.length), ...(leftOut === 0 ? [] : [more]), ...lines.slice(head.length)];
  };
  const names = widest(stages, ({ name }) => displayWidth(name));
  return fitting(told, names, columns, table);
}

/** With all that is told if names may be cut for it; else with what is worth most. */
function fitting(
  told: readonly Told[],
  names: number,
  columns: number,
  table: (shown: readonly Told[], longest: number) => string[],
): string[] {
  const whole = table(told, names);
  const over = widest(whole, displayWidth) - columns;
  if (over <= 0) return whole;
  if (names - over >= Math.min(names, SHORTEST_NAME)) return table(told, names - over);
  if (told.length === 0) return table(told, columns);
  const least = told.reduce((worst, each) => (each.worth < worst.worth ? each : worst));
  return fitting(
    told.filter((each) => each !== least),
    names,
    columns,
    table,
  );
}

const startText = (seconds: number | null): string =>
  seconds === 0 ? '0' : timeOf({ value: seconds, low: null, high: null });
