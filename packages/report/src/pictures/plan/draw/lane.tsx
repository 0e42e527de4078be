/** A lane: its head, and what happens in it. */
import type { VNode } from 'preact';
import { rounded } from '../../rounded.ts';
import type { Theme } from '../../theme/theme.ts';
import { CAPTION, CAPTION_HEIGHT, LINE_HEIGHT, NAME, TEXT } from '../place/cell-size.ts';
import type { PlacedFrame, PlacedHead, PlacedLabel, PlacedLane, PlacedLine, PlacedPath } from '../place/placed.ts';
import { Box } from './box.tsx';
import { Lettered } from './lettered.tsx';
import { arrowHead, cornered } from './path.ts';

/** The lines of ways, which lie over their lanes and under all boxes. */
export const DASHES = '5 3';

interface Drawn {
  readonly theme: Theme;
  readonly id: string;
}

export function LaneBack({ lane, theme, id }: { readonly lane: PlacedLane } & Drawn): VNode {
  const { x, y, width, height } = lane;
  return (
    <rect
      id={`${id}-${lane.lane.id}`}
      x={rounded(x)}
      y={rounded(y)}
      width={rounded(width)}
      height={rounded(height)}
      rx={8}
      fill={theme.raised}
      stroke={theme.line}
    />
  );
}

export function LaneContent({
  lane: { lane, head, content },
  theme,
  id,
}: { readonly lane: PlacedLane } & Drawn): VNode {
  const { boxes, frames, lines, paths } = content;
  return (
    <g>
      <Head head={head} share={lane.share} theme={theme} />
      {frames.map((frame) => (
        <Frame key={frame.id} frame={frame} theme={theme} id={id} />
      ))}
      {lines.map((line) => (
        <NoReturn key={line.id} line={line} theme={theme} id={id} />
      ))}
      {LINES.map(({ name, has, color, dashed }) => (
        <Lines
          key={name}
          paths={paths.filter(has)}
          color={color(theme)}
          dashed={dashed}
          id={`${id}-${lane.id}-${name}`}
        />
      ))}
      {boxes.map((box) => (
        <Box key={box.id} box={box} theme={theme} id={id} />
      ))}
    </g>
  );
}

function Head({
  head,
  share,
  theme,
}: {
  readonly head: PlacedHead;
  readonly share: number | null;
  readonly theme: Theme;
}): VNode {
  const { x, y, name, facts, bar } = head;
  return (
    <g>
      {name.map((line, index) => (
        <Lettered key={line} x={x} y={y + 17 * index + 8} size={NAME.size} bold fill={theme.text}>
          {line}
        </Lettered>
      ))}
      {facts.map((line, index) => (
        <Lettered key={line} x={x} y={y + 17 * name.length + 15 * index + 8} size={CAPTION.size} fill={theme.muted}>
          {line}
        </Lettered>
      ))}
      {bar === null ? null : (
        <g>
          <rect
            x={rounded(bar.x)}
            y={rounded(bar.y)}
            width={rounded(bar.width)}
            height={bar.height}
            rx={3}
            fill={theme.surface}
            stroke={theme.muted}
            stroke-width={0.75}
          />
          <rect
            x={rounded(bar.x)}
            y={rounded(bar.y)}
            width={rounded(Math.max(bar.width * (share ?? 0), 2))}
            height={bar.height}
            rx={3}
            fill={theme.state.fresh}
          />
        </g>
      )}
    </g>
  );
}

function Frame({ frame, theme, id }: { readonly frame: PlacedFrame } & Drawn): VNode {
  const { x, y, width, height, lines, caption } = frame;
  return (
    <g id={`${id}-${frame.id}`}>
      <rect
        x={rounded(x + 4)}
        y={rounded(y + 4)}
        width={rounded(width)}
        height={rounded(height)}
        rx={6}
        fill="none"
        stroke={theme.muted}
        stroke-width={0.75}
      />
      <rect
        x={rounded(x)}
        y={rounded(y)}
        width={rounded(width)}
        height={rounded(height)}
        rx={6}
        fill={theme.raised}
        stroke={theme.muted}
        stroke-width={1}
      />
      {lines.map((line, index) => (
        <Lettered key={line} x={x + 12} y={y + 7 + LINE_HEIGHT * (index + 0.5)} size={TEXT.size} fill={theme.text}>
          {line}
        </Lettered>
      ))}
      {caption === '' ? null : (
        <Lettered
          x={x + 12}
          y={y + 7 + LINE_HEIGHT * lines.length + CAPTION_HEIGHT / 2}
          size={CAPTION.size}
          fill={theme.muted}
        >
          {caption}
        </Lettered>
      )}
    </g>
  );
}

function NoReturn({ line, theme, id }: { readonly line: PlacedLine } & Drawn): VNode {
  const { x, y, width, height } = line;
  const middle = y + height / 2;
  return (
    <g id={`${id}-${line.id}`}>
      <path d={`M${rounded(x)} ${rounded(middle)}H${rounded(x + width)}`} stroke={theme.limit} stroke-width={2.5} />
      <path
        d={`M${rounded(x + width)} ${rounded(middle - 7)}V${rounded(middle + 7)}M${rounded(x)} ${rounded(middle - 7)}V${rounded(middle + 7)}`}
        stroke={theme.limit}
        stroke-width={2.5}
      />
      <rect x={rounded(x + width - 138)} y={rounded(y)} width={126} height={height} fill={theme.raised} />
      <Lettered x={x + width - 132} y={middle} size={CAPTION.size} bold fill={theme.limit}>
        {line.text}
      </Lettered>
    </g>
  );
}

/** Lines of one look. */
interface Look {
  readonly name: string;
  readonly has: (path: PlacedPath) => boolean;
  readonly color: (theme: Theme) => string;
  readonly dashed: boolean;
}

const LINES: readonly Look[] = [
  { name: 'on', has: ({ kind }) => kind !== 'way', color: ({ muted }) => muted, dashed: false },
  { name: 'back', has: ({ kind, arrow }) => kind === 'way' && arrow, color: ({ caution }) => caution, dashed: true },
  { name: 'out', has: ({ kind, arrow }) => kind === 'way' && !arrow, color: ({ bad }) => bad, dashed: true },
];

function Lines({
  paths,
  color,
  dashed,
  id,
}: {
  readonly paths: readonly PlacedPath[];
  readonly color: string;
  readonly dashed: boolean;
  readonly id: string;
}): VNode | null {
  if (paths.length === 0) return null;
  const heads = paths.flatMap(({ points, arrow }) => {
    const [before, last] = points.slice(-2);
    return arrow && before !== undefined && last !== undefined ? [arrowHead(before, last)] : [];
  });
  return (
    <g>
      <g fill="none" stroke={color} stroke-width={1.5} stroke-dasharray={dashed ? DASHES : undefined}>
        {paths.map(({ from, to, points }, index) => (
          <path key={`${from} ${to}`} id={`${id}-${index}-${from}-${to}`} d={cornered(points)} />
        ))}
      </g>
      {heads.length === 0 ? null : <path d={heads.join('')} fill={color} />}
    </g>
  );
}

export function Label({
  label: { x, y, width, text, kind },
  back,
  theme,
}: {
  readonly label: PlacedLabel;
  readonly back: string;
  readonly theme: Theme;
}): VNode {
  const color = { turn: theme.muted, way: theme.bad, back: theme.caution }[kind];
  return (
    <g>
      <rect x={rounded(x)} y={rounded(y - 8)} width={rounded(width)} height={15} fill={back} />
      <Lettered x={x + 3} y={y} size={CAPTION.size} fill={color}>
        {text}
      </Lettered>
    </g>
  );
}
