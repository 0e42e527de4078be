/** A plan in its place, drawn. */
import type { VNode } from 'preact';
import type { Drawing, Frame, Mark, Part } from '../../picture.ts';
import { rounded } from '../../rounded.ts';
import type { Theme } from '../../theme/theme.ts';
import { CAPTION, NAME } from '../place/cell-size.ts';
import type { PlacedEdge, PlacedPlan } from '../place/place-plan.ts';
import type { Area, PlacedPill } from '../place/placed.ts';
import type { PlacedRail } from '../place/rails.ts';
import { DASHES, Label, LaneBack, LaneContent } from './lane.tsx';
import { Lettered } from './lettered.tsx';
import { arrowHead, cornered, curved, dot } from './path.ts';

const MOST_MARKS = 300;

export function drawPlan(plan: PlacedPlan, { width, theme, id }: Frame): Drawing {
  const { height, start, lanes, ends, edges, everywhere, rails } = plan;
  const body = [
    ...edges.map((edge) => <Edge edge={edge} theme={theme} id={id} />),
    ...lanes.map((lane) => <LaneBack lane={lane} theme={theme} id={id} />),
    ...lanes.map((lane) => <LaneContent lane={lane} theme={theme} id={id} />),
    ...rails.map((rail) => <Rail rail={rail} theme={theme} id={id} />),
    ...(everywhere.length === 0
      ? []
      : [
          <Lettered
            x={everywhere[0]?.x ?? 0}
            y={(everywhere[0]?.y ?? 0) - 17}
            size={CAPTION.size}
            bold
            fill={theme.muted}
          >
            In every stage
          </Lettered>,
        ]),
    // Words lie over every line.
    ...lanes.flatMap(({ content }) =>
      content.labels.map((label) => <Label label={label} back={theme.raised} theme={theme} />),
    ),
    ...everywhere.map((label) => <Label label={label} back={theme.surface} theme={theme} />),
    <Pill pill={start} color={theme.text} theme={theme} id={id} />,
    ...ends.map((end) => (
      <Pill pill={end} color={end.id === 'end_completed' ? theme.good : theme.bad} theme={theme} id={id} />
    )),
  ];
  return { width, height, body, marks: marksOf(plan).slice(0, MOST_MARKS) };
}

function Edge({
  edge: { from, to, curve },
  theme,
  id,
}: {
  readonly edge: PlacedEdge;
  readonly theme: Theme;
  readonly id: string;
}): VNode {
  const [before, last] = curve.slice(-2);
  return (
    <g>
      <path id={`${id}-edge-${from}-${to}`} d={curved(curve)} fill="none" stroke={theme.muted} stroke-width={1.75} />
      {before === undefined || last === undefined ? null : <path d={arrowHead(before, last, 8)} fill={theme.muted} />}
    </g>
  );
}

function Rail({
  rail: { end, points, feeders },
  theme: { bad },
  id,
}: {
  readonly rail: PlacedRail;
  readonly theme: Theme;
  readonly id: string;
}): VNode {
  const [before, last] = points;
  return (
    <g>
      <g fill="none" stroke={bad} stroke-width={1.5} stroke-dasharray={DASHES}>
        {feeders.map(({ from, points: way }, index) => (
          <path key={from} id={`${id}-${index}-to-${end}-${from}`} d={cornered(way)} />
        ))}
        <path id={`${id}-rail-${end}`} d={cornered(points)} />
      </g>
      <path d={joints(feeders)} fill={bad} />
      {before === undefined || last === undefined ? null : <path d={arrowHead(before, last, 8)} fill={bad} />}
    </g>
  );
}

/** Dots where ways come together. */
function joints(feeders: PlacedRail['feeders']): string {
  return feeders
    .flatMap(({ points }) => points.slice(-1))
    .map((point) => dot(point, 2.5))
    .join('');
}

function Pill({
  pill,
  color,
  theme,
  id,
}: {
  readonly pill: PlacedPill;
  readonly color: string;
  readonly theme: Theme;
  readonly id: string;
}): VNode {
  const { x, y, width, height, text, lines } = pill;
  return (
    <g id={`${id}-${pill.id}`}>
      <rect
        x={rounded(x)}
        y={rounded(y)}
        width={rounded(width)}
        height={rounded(height)}
        rx={15}
        fill={theme.surface}
        stroke={color}
        stroke-width={2}
      />
      <Lettered x={x + width / 2} y={y + 15} size={NAME.size} bold anchor="middle" fill={color}>
        {text}
      </Lettered>
      {lines.map((line, index) => (
        <Lettered
          key={line}
          x={x + width / 2}
          y={y + 34 + 14 * index}
          size={CAPTION.size}
          anchor="middle"
          fill={theme.muted}
        >
          {line}
        </Lettered>
      ))}
    </g>
  );
}

/** In the order in which a plan is read. */
function marksOf({ lanes, ends }: PlacedPlan): Mark[] {
  const mark = (area: Area, text: string, part: Part | null = null, whole: Area = area): Mark => ({
    ...roundedArea(area),
    text,
    ...(part === null ? {} : { part }),
    ...(whole === area ? {} : { whole: roundedArea(whole) }),
  });
  return [
    ...lanes.flatMap(({ lane, head, content, ...area }) => [
      mark(head, lane.mark, lane.part, area),
      ...content.frames.map((frame) => mark({ ...frame, height: 36 }, frame.mark, frame.part, frame)),
      ...content.lines.map((line) => mark(line, line.mark)),
      ...content.boxes.map((box) => mark(box, box.mark, box.part)),
    ]),
    ...ends.map((end) => mark(end, [end.text, ...end.lines].join('\n'))),
  ];
}

const roundedArea = ({ x, y, width, height }: Area): Area => ({
  x: rounded(x),
  y: rounded(y),
  width: rounded(width),
  height: rounded(height),
});
