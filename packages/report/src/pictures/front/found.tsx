import { FOUND_WHEN, type FoundWhen } from '@rollout/simulator';
import type { VNode } from 'preact';
import { formatPercent } from '../../text/number.ts';
import { settingText } from '../../text/optimum/point-text.ts';
import type { OptimumReport, ReportedPoint } from '../../text/optimum/report.ts';
import { figureText } from '../../text/optimum/units.ts';
import { openFills, type Pattern } from '../chart/patterns.tsx';
import { fitText } from '../lettering/fit-text.ts';
import { textWidth } from '../lettering/text-width.ts';
import type { Drawing, Frame, Mark, Picture } from '../picture.ts';
import type { Theme } from '../theme/theme.ts';

const SIZE = 12;
const LETTERING = { size: SIZE };
const MARGIN = 4;
const HEAD = 34;
const ROW = 26;
const BAR = 16;

/** What is found of the bugs that are there, and when, for each point that stands for the front; nothing where that was not looked at. */
export function foundPicture(report: OptimumReport): Picture[] {
  const points = report.shown.flatMap((index) => {
    const point = report.front[index];
    return point === undefined || point.found === null ? [] : [{ index, point, found: point.found }];
  });
  if (points.length === 0) return [];
  const [best] = [...points].sort((a, b) => a.found.never.value - b.found.never.value);
  return [
    {
      name: 'found',
      title: 'When bugs are found along the front',
      description:
        best === undefined
          ? ''
          : `#${best.index + 1} lets fewest go: ${formatPercent(best.found.never.value)} of the bugs that are there are never found.`,
      notes: [explained(seenIn(points))],
      table: {
        columns: [
          { title: 'plan', align: 'left' },
          ...FOUND_WHEN.map((when) => ({ title: when, align: 'right' as const })),
        ],
        rows: points.map(({ index, point, found }) => [
          `#${index + 1} ${settingText(report, point)}`,
          ...FOUND_WHEN.map((when) => figureText('share', found[when])),
        ]),
      },
      draw: (frame) => draw(frame, report, points),
    },
  ];
}

interface Row {
  readonly index: number;
  readonly point: ReportedPoint;
  readonly found: Readonly<Record<FoundWhen, { readonly value: number; readonly low: number; readonly high: number }>>;
}

/** When any are found, or never are. */
function seenIn(rows: readonly Row[]): FoundWhen[] {
  return FOUND_WHEN.filter((when) => rows.some(({ found }) => found[when].value > 0));
}

/** By how much of what is deployed had the bug by then. */
const MEANT: Readonly<Record<FoundWhen, string | null>> = {
  early: 'early, up to a tenth',
  middle: 'middle, from a tenth to half',
  late: 'late, more than half',
  never: null,
};

function explained(seen: readonly FoundWhen[]): string {
  const meant = seen.flatMap((when) => MEANT[when] ?? []);
  const by =
    meant.length === 0 ? '' : `, by how much of what is deployed had the bug when it was found: ${meant.join('; ')}`;
  return `Shares of the bugs that are there${by}.`;
}

/** The later, the worse. */
const colorsOf = ({ good, series, caution, bad }: Theme): Readonly<Record<FoundWhen, string>> => ({
  early: good,
  middle: series[0],
  late: caution,
  never: bad,
});

const PATTERNS: Readonly<Record<FoundWhen, Pattern>> = {
  early: 'dotted',
  middle: 'plain',
  late: 'hatched',
  never: 'crossed',
};

function draw(frame: Frame, report: OptimumReport, rows: readonly Row[]): Drawing {
  const { width, theme, id } = frame;
  const fills = openFills(id, theme.surface);
  const fillOf = (when: FoundWhen): string => fills.of(colorsOf(theme)[when], PATTERNS[when]);
  const wide = width >= 560;
  const name = wide ? Math.min(300, width * 0.38) : width - 2 * MARGIN;
  const left = wide ? MARGIN + name + 10 : MARGIN;
  const room = width - left - MARGIN;
  const height = wide ? ROW : ROW + 18;
  const nodes = rows.flatMap(({ index, point, found }, row): VNode[] => {
    const top = HEAD + row * height;
    const barTop = wide ? top + (ROW - BAR) / 2 : top + 20;
    let x = left;
    const parts = FOUND_WHEN.flatMap((when): VNode[] => {
      const part = found[when].value * room;
      const at = x;
      x += part;
      if (!(part > 0)) return [];
      const text = formatPercent(found[when].value);
      return [
        <rect x={at} y={barTop} width={Math.max(0.5, part - 1)} height={BAR} fill={fillOf(when)} />,
        ...(textWidth(text, LETTERING) + 8 <= part
          ? [
              // A pattern would make it hard to read.
              <rect
                x={at + part / 2 - textWidth(text, LETTERING) / 2 - 3}
                y={barTop}
                width={textWidth(text, LETTERING) + 6}
                height={BAR}
                fill={colorsOf(theme)[when]}
              />,
              <text
                x={at + part / 2}
                y={barTop + BAR / 2}
                font-size={SIZE}
                fill={theme.onColor}
                text-anchor="middle"
                dominant-baseline="central"
              >
                {text}
              </text>,
            ]
          : []),
      ];
    });
    const role = index === report.knee ? ', knee' : index === report.own?.at ? ', now' : '';
    return [
      <text
        x={MARGIN}
        y={wide ? top + ROW / 2 : top + 9}
        font-size={SIZE}
        fill={theme.text}
        dominant-baseline="central"
      >
        {fitText(`#${index + 1}${role}: ${settingText(report, point)}`, name, LETTERING)}
      </text>,
      ...parts,
    ];
  });
  return {
    width,
    height: HEAD + rows.length * height + 8,
    body: [...legend(frame, seenIn(rows), fillOf), ...nodes, ...fills.defs()],
    marks: rows.map(({ index, point, found }, row): Mark => {
      const shares = FOUND_WHEN.map((when) => `${when}: ${figureText('share', found[when])}`);
      const text = [`#${index + 1} ${settingText(report, point)}`, ...shares].join('\n');
      return { x: 0, y: HEAD + row * height, width, height, text };
    }),
  };
}

function legend({ theme }: Frame, seen: readonly FoundWhen[], fillOf: (when: FoundWhen) => string): VNode[] {
  let x = MARGIN;
  return seen.flatMap((when) => {
    const at = x;
    x += 14 + textWidth(when, LETTERING) + 18;
    return [
      <rect x={at} y={11} width={10} height={10} fill={fillOf(when)} />,
      <text x={at + 14} y={16} font-size={SIZE} fill={theme.text} dominant-baseline="central">
        {when}
      </text>,
    ];
  });
}
