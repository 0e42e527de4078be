import type { VNode } from 'preact';
import type { Film } from '../../fleet/film.ts';
import { rounded } from '../rounded.ts';
import type { Theme } from '../theme/theme.ts';
import { xAt } from './river.tsx';
import type { Shown } from './shown-moments.ts';

/** Of the circle that a moment's number stands in. */
export const NUMBER = 16;

/** Where the moments lie in time, by their numbers; those that are too near to one another share a pin. */
export function Pins(props: {
  readonly film: Film;
  readonly moments: readonly Shown[];
  readonly y: number;
  readonly until: number;
  readonly width: number;
  readonly theme: Theme;
}): VNode {
  const { film, moments, y, until, width, theme } = props;
  const radius = NUMBER / 2;
  const wanted = moments.map(({ at }) => xAt(film, at, width));
  const places = apart(wanted, NUMBER + 2, radius, width - radius);
  return (
    <g font-size={11} font-weight="bold" text-anchor="middle">
      {moments.map((_, index) => {
        const x = Math.round(places[index] ?? 0);
        const own = Math.min(width - 0.5, Math.max(0.5, wanted[index] ?? 0));
        return (
          <>
            <path
              d={`M${x} ${y + NUMBER}L${rounded(own)} ${y + NUMBER + 6}V${until}`}
              stroke={theme.text}
              stroke-width={1}
              fill="none"
            />
            <circle cx={x} cy={y + radius} r={radius} fill={theme.text} />
            <text x={x} y={y + radius + 4} fill={theme.surface}>
              {index + 1}
            </text>
          </>
        );
      })}
    </g>
  );
}

/** Moved as little as need be until no two are nearer than so much, and all lie between the ends. */
function apart(wanted: readonly number[], gap: number, from: number, to: number): number[] {
  const places: number[] = [];
  for (const each of wanted) places.push(Math.max(each, from, (places.at(-1) ?? Number.NEGATIVE_INFINITY) + gap));
  for (let index = places.length - 1, most = to; index >= 0; index--, most -= gap) {
    most = Math.min(most, places[index] ?? 0);
    places[index] = most;
  }
  return places;
}
