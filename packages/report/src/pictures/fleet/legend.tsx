import type { VNode } from 'preact';
import { STATE_NAMES } from '../../fleet/film.ts';
import type { FleetState } from '../../fleet/fleet-state.ts';
import { placeEntries } from '../chart/place-entries.ts';
import { textWidth } from '../lettering/text-width.ts';
import type { Theme } from '../theme/theme.ts';
import { fillOf } from './state-fills.tsx';

const SIZE = 12;
const SWATCH = 14;
const LINE = 20;
const GAP = 18;

interface Entry {
  readonly state: FleetState;
  readonly x: number;
  readonly y: number;
}

/** What the states that occur are drawn as, in as many lines as they need. */
export function placeLegend(
  states: readonly FleetState[],
  width: number,
): { readonly entries: Entry[]; readonly height: number } {
  const { places, height } = placeEntries(
    states.map((state) => SWATCH + 6 + textWidth(STATE_NAMES[state], { size: SIZE })),
    { left: 0, right: width, gap: GAP, line: LINE },
  );
  return { entries: states.map((state, index) => ({ state, ...(places[index] ?? { x: 0, y: 0 }) })), height };
}

export function Legend(props: {
  readonly entries: readonly Entry[];
  readonly x: number;
  readonly y: number;
  readonly id: string;
  readonly theme: Theme;
}): VNode {
  const { entries, x, y, id, theme } = props;
  return (
    <g transform={`translate(${x} ${y})`} font-size={SIZE}>
      {entries.map((entry) => (
        <>
          <rect x={entry.x} y={entry.y + 2} width={SWATCH} height={SWATCH} fill={fillOf(entry.state, id, theme)} />
          <text x={entry.x + SWATCH + 6} y={entry.y + 13} fill={theme.text}>
            {STATE_NAMES[entry.state]}
          </text>
        </>
      ))}
    </g>
  );
}
