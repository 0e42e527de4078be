/** What is told of a panel's places, and which part of the plan each is about. */
import { type Film, STATES } from '../../fleet/film.ts';
import { type FilmPlan, nodeOf, stageAt, type TileRange } from '../../fleet/film-plan.ts';
import { gaugeText } from '../../fleet/gauge-text.ts';
import { gaugeAt, stateAt } from '../../fleet/state-at.ts';
import { counted } from '../../text/counted.ts';
import { formatDuration } from '../../text/duration.ts';
import type { Mark, Part } from '../picture.ts';
import { countsText } from './counts-text.ts';
import type { Panel, PanelSizes } from './film-panel.tsx';
import type { MapLayout } from './map-layout.ts';

/** Rising over places in a map, marks are of these; more are one a map. */
const MOST_MARKS = 240;

/** One for each of the fleet's own nodes, if that is not too many; else one for all. */
export function panelMarks(
  film: Film,
  plan: FilmPlan | null,
  { shown, x, y }: Panel,
  layout: MapLayout | null,
  panels: number,
  { wide, head, mapHeight }: PanelSizes,
): Mark[] {
  const state = stateAt(film, shown.at);
  const when = `${shown.at === 0 ? 'At the start' : `After ${formatDuration(shown.at)}`}: ${shown.text}`;
  const gauges = film.gauges.map((gauge) => `${gauge.label} ${gaugeText(gauge, gaugeAt(gauge, shown.at))}`);
  const whole: Mark = {
    x,
    y,
    width: wide,
    height: head - 2,
    text: [when, countsText(state.counts), ...gauges].filter((text) => text !== '').join('\n'),
    ...partOf(plan === null ? null : lastStage(plan, shown.at)),
  };
  const { places } = film.fleet;
  if (layout === null || places.length * panels > MOST_MARKS) return [{ ...whole, height: head + mapHeight }];
  const parts = places.map(({ label, servers, from, to }): Mark => {
    const boxes = layout.tiles.slice(from, to);
    const left = Math.min(...boxes.map((box) => box.x));
    const above = Math.min(...boxes.map((box) => box.y));
    const right = Math.max(...boxes.map((box) => box.x + box.width));
    const below = Math.max(...boxes.map((box) => box.y + box.height));
    const counts = STATES.map((_, index) =>
      state.tiles.slice(from, to).reduce((sum, own) => sum + (own[index] ?? 0), 0),
    );
    const text = `${label}, ${counted(servers, 'server')}\n${countsText(counts)}`;
    const part = plan === null ? null : partAt(plan, [from, to], shown.at);
    return { x: x + left, y: y + head + above, width: right - left, height: below - above, text, ...partOf(part) };
  });
  return [whole, ...parts];
}

const partOf = (part: Part | null): Pick<Mark, 'part'> => (part === null ? {} : { part });

/** The last stage to begin by then. */
function lastStage({ stages }: FilmPlan, at: number): Part | null {
  const [last] = stages
    .flatMap(({ name, from }) => (from === null || from > at ? [] : [{ name, from }]))
    .sort((a, b) => b.from - a.from);
  return last === undefined ? null : { kind: 'stage', name: last.name };
}

/** The stage whose work is seen there then, else the place itself. */
function partAt(plan: FilmPlan, tiles: TileRange, at: number): Part | null {
  const stage = plan.stages[stageAt(plan, tiles, at) ?? -1];
  if (stage !== undefined) return { kind: 'stage', name: stage.name };
  const node = plan.nodes[nodeOf(plan, tiles) ?? -1];
  return node === undefined ? null : { kind: 'node', path: node.path };
}
