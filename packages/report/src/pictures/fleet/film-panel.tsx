/** The fleet at one moment: when it is, what happens, the map, and the gauges. */
import type { VNode } from 'preact';
import type { Film } from '../../fleet/film.ts';
import { stateAt } from '../../fleet/state-at.ts';
import { formatDuration } from '../../text/duration.ts';
import { fitLines } from '../lettering/fit-text.ts';
import type { Theme } from '../theme/theme.ts';
import { FleetMap } from './fleet-map.tsx';
import { GAUGE_HEIGHT, GaugeBars } from './gauge-bars.tsx';
import type { MapLayout } from './map-layout.ts';
import { NUMBER } from './pins.tsx';
import type { Shown } from './shown-moments.ts';

const TITLE = 14;
const TEXT = 12;
const TEXT_LINES = 2;

export interface Panel {
  readonly shown: Shown;
  /** No two have the same. */
  readonly time: string;
  readonly number: number;
  readonly x: number;
  readonly y: number;
}

/** All panels are alike. */
export interface PanelSizes {
  readonly wide: number;
  readonly head: number;
  readonly mapHeight: number;
  readonly height: number;
}

export function panelSizes(shown: readonly Shown[], wide: number, mapHeight: number, gauges: number): PanelSizes {
  const head = TITLE + 6 + linesOf(shown, wide) * (TEXT + 3) + 7;
  return { wide, head, mapHeight, height: head + mapHeight + (gauges > 0 ? 8 + gauges * GAUGE_HEIGHT : 0) };
}

/** As many as the longest of their texts needs. */
function linesOf(shown: readonly Shown[], width: number): number {
  return shown.reduce((most, { text }) => Math.max(most, fitLines(text, width, TEXT_LINES, { size: TEXT }).length), 1);
}

/** Without their places. */
export function panelsOf(shown: readonly Shown[]): Omit<Panel, 'x' | 'y'>[] {
  const times = timesOf(shown);
  return shown.map((each, index) => ({ shown: each, time: times[index] ?? '', number: index + 1 }));
}

/** In as few units as tell each from the others. */
function timesOf(shown: readonly Shown[]): string[] {
  const text = (at: number, units: number): string => (at === 0 ? 'start' : formatDuration(at, units));
  return shown.map(({ at }) => {
    const fewest = [2, 3].find((units) =>
      shown.every((other) => other.at === at || text(other.at, units) !== text(at, units)),
    );
    return text(at, fewest ?? 4);
  });
}

/** `layout`: of the map; null: there is no fleet. */
export function FilmPanel(props: {
  readonly film: Film;
  readonly gauges: Film['gauges'];
  readonly panel: Panel;
  readonly sizes: PanelSizes;
  readonly layout: MapLayout | null;
  readonly theme: Theme;
  readonly id: string;
}): VNode {
  const { film, gauges, panel, sizes, layout, theme, id } = props;
  const { x, y, shown } = panel;
  const { wide, head, mapHeight } = sizes;
  return (
    <g>
      <PanelHead panel={panel} width={wide} theme={theme} />
      {layout === null ? null : (
        <FleetMap layout={layout} state={stateAt(film, shown.at)} x={x} y={y + head} theme={theme} id={id} />
      )}
      <GaugeBars gauges={gauges} at={shown.at} x={x} y={y + head + mapHeight + 8} width={wide} theme={theme} />
    </g>
  );
}

function PanelHead(props: { readonly panel: Panel; readonly width: number; readonly theme: Theme }): VNode {
  const { panel, width, theme } = props;
  const { x, y, number, shown } = panel;
  const radius = NUMBER / 2;
  return (
    <>
      <circle cx={x + radius} cy={y + radius} r={radius} fill={theme.text} />
      <text
        x={x + radius}
        y={y + radius + 4}
        font-size={11}
        font-weight="bold"
        text-anchor="middle"
        fill={theme.surface}
      >
        {number}
      </text>
      <text x={x + NUMBER + 7} y={y + TITLE - 1} font-size={TITLE} font-weight="bold" fill={theme.text}>
        {panel.time}
      </text>
      {fitLines(shown.text, width, TEXT_LINES, { size: TEXT }).map((line, index) => (
        <text x={x} y={y + TITLE + 6 + TEXT + index * (TEXT + 3)} font-size={TEXT} fill={theme.muted}>
          {line}
        </text>
      ))}
    </>
  );
}
