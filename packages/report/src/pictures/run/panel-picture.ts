import type { Trace } from '@rollout/simulator';
import type { Picture, Table } from '../picture.ts';
import { drawPanels } from './draw-panels.tsx';
import { momentsOf } from './moments.ts';
import type { Panel } from './panel.ts';
import { exactly, timeText } from './time-text.ts';

/** More rows tell nobody anything. */
const MOST_ROWS = 400;

/** A picture of panels; null: there is nothing in them. */
export function panelPicture(
  trace: Trace,
  panels: readonly Panel[],
  { notes = [], ...said }: Pick<Picture, 'name' | 'title' | 'description'> & { readonly notes?: readonly string[] },
): Picture | null {
  if (panels.length === 0) return null;
  const { duration } = trace;
  const time = timeText(trace);
  const moments = momentsOf(trace);
  return {
    ...said,
    notes,
    table: tableOf(panels),
    draw: (frame) => drawPanels(frame, { panels, moments, duration, time }),
  };
}

function tableOf(panels: readonly Panel[]): Table {
  const rows = panels.flatMap(({ title, curves, value }) =>
    curves.flatMap(({ name, points }) =>
      points.map(({ at, value: each }) => [
        curves.length > 1 ? `${title}, ${name}` : title,
        exactly(at),
        each === null ? 'beyond all that is up' : value(each),
      ]),
    ),
  );
  const every = Math.ceil(rows.length / MOST_ROWS);
  return {
    columns: [
      { title: 'of', align: 'left' },
      { title: 'from', align: 'right' },
      { title: 'it is', align: 'right' },
    ],
    rows: every <= 1 ? rows : rows.filter((_, index) => index % every === 0),
  };
}
