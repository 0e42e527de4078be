import type { VNode } from 'preact';
import { STACKING } from '../../fleet/film.ts';
import type { FilmState } from '../../fleet/state-at.ts';
import { rounded } from '../rounded.ts';
import type { Theme } from '../theme/theme.ts';
import { LABEL_SIZE, type MapLayout } from './map-layout.ts';
import { fillOf } from './state-fills.tsx';
import { statePaths } from './state-paths.ts';

/** The map at one time: one path a state for all tiles, and the names of places. */
export function FleetMap(props: {
  readonly layout: MapLayout;
  readonly state: FilmState;
  readonly x: number;
  readonly y: number;
  readonly theme: Theme;
  /** Of the fills' definitions. */
  readonly id: string;
}): VNode {
  const { layout, state, x, y, theme, id } = props;
  const paths = statePaths(layout.tiles, state.tiles);
  return (
    <g transform={`translate(${x} ${y})`}>
      {STACKING.map((each) => {
        const path = paths.get(each);
        return path === undefined ? null : <path d={path} fill={fillOf(each, id, theme)} />;
      })}
      <MapLabels layout={layout} theme={theme} />
    </g>
  );
}

export function MapLabels({ layout, theme }: { readonly layout: MapLayout; readonly theme: Theme }): VNode {
  return (
    <>
      {layout.places.map(({ label, box, depth }) =>
        label === '' ? null : (
          <text
            x={rounded(box.x)}
            y={rounded(box.y + LABEL_SIZE)}
            font-size={LABEL_SIZE}
            fill={depth === 1 ? theme.text : theme.muted}
          >
            {label}
          </text>
        ),
      )}
    </>
  );
}
