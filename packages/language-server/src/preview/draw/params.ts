/** The params of a plan, as they may be moved. */
import type { Param, Plan, Tree } from '@rollout/language';
import { textOfValue } from '@rollout/report';
import { axesOf } from '@rollout/simulator';
import { magnitudeOf } from '@rollout/workspace';
import type { PreviewParam } from '../../protocol.ts';

/** More steps than these nobody aims at. */
const MOST_STOPS = 49;

/** `wrong`: what is wrong with values that were asked for, by param. */
export function paramsOf(
  { params }: Plan,
  { items }: Tree.Plan,
  text: string,
  wrong: ReadonlyMap<string, string>,
): readonly PreviewParam[] {
  return params.flatMap((param): PreviewParam[] => {
    const declared = items.find((item) => item.kind === 'param' && item.name.text === param.name);
    if (declared?.kind !== 'param' || declared.value === undefined) return [];
    const { start, end } = declared.value.span;
    const own = magnitudeOf(declared.value) ?? param.value;
    const stops = stopsOf(param, own);
    return [
      {
        name: param.name,
        doc: param.doc,
        kind: param.kind,
        written: text.slice(start, end),
        text: param.value === own ? text.slice(start, end) : textOfValue(param, param.value),
        stops: stops.map((value) => (value === own ? text.slice(start, end) : textOfValue(param, value))),
        at: nearest(stops, param.value),
        writtenAt: nearest(stops, own),
        wrong: wrong.get(param.name) ?? null,
      },
    ];
  });
}

/** Round ones of its range, the one that is written among them, as `optimize` would search them. */
function stopsOf(param: Param, own: number): readonly number[] {
  const { low, high } = param;
  if (low === null || high === null) return [];
  const value = Math.min(Math.max(own, low), high);
  const [axis] = axesOf([{ ...param, value }], { steps: MOST_STOPS, settings: 1, values: new Map() });
  return axis === undefined || axis.values.length < 2 ? [] : axis.values;
}

function nearest(stops: readonly number[], value: number): number {
  let best = 0;
  stops.forEach((stop, index) => {
    if (Math.abs(stop - value) < Math.abs((stops[best] ?? stop) - value)) best = index;
  });
  return best;
}
