import type { VNode } from 'preact';
import { type Film, STATE_NAMES, STATES } from '../../fleet/film.ts';
import type { FilmPlan } from '../../fleet/film-plan.ts';
import { gaugeText } from '../../fleet/gauge-text.ts';
import { gaugeAt, stateAt, statesIn } from '../../fleet/state-at.ts';
import { counted } from '../../text/counted.ts';
import { formatDuration } from '../../text/duration.ts';
import { formatCount } from '../../text/number.ts';
import { OUTCOMES } from '../../text/words.ts';
import type { Drawing, Frame, Picture } from '../picture.ts';
import { countsText } from './counts-text.ts';
import { FilmPanel, type Panel, panelSizes, panelsOf } from './film-panel.tsx';
import { Legend, placeLegend } from './legend.tsx';
import { layoutMap, leastServers } from './map-layout.ts';
import { panelMarks } from './panel-marks.ts';
import { NUMBER, Pins } from './pins.tsx';
import { RIVER_AXIS, River } from './river.tsx';
import { type Shown, shownMoments } from './shown-moments.ts';
import { stateDefs } from './state-fills.tsx';

const MARGIN = 4;
const GAP = 20;
const RIVER = 64;
const MOST_GAUGES = 2;

/** The fleet at the moments that tell a run's story, and how it got from one to the next. `plan`: for those who want to know what of the plan each place is about. */
export function filmPicture(film: Film, plan?: FilmPlan): Picture {
  const shown = shownMoments(film);
  const states = film.tiles.length > 0 ? statesIn(film) : [];
  const named = film.gauges.map((gauge) => `${gauge.label} ${gaugeText(gauge, gaugeAt(gauge, film.duration))}`);
  const end = countsText(stateAt(film, film.duration).counts);
  return {
    name: 'fleet',
    title: film.servers === 0 ? 'Whom it reached, moment by moment' : 'The fleet, moment by moment',
    description: `The run ${OUTCOMES[film.outcome]} after ${formatDuration(film.duration)}. At its end: ${[end, ...named].filter((text) => text !== '').join('; ')}.`,
    notes: [`Trial ${formatCount(film.trial)} of seed ${film.seed}.`, ...film.notes, ...sizeNotes(film)],
    table: {
      columns: [
        { title: 'time', align: 'right' },
        { title: 'what happens', align: 'left' },
        ...states.map((state) => ({ title: STATE_NAMES[state], align: 'right' as const })),
      ],
      rows: shown.map(({ at, text }) => {
        const { counts } = stateAt(film, at);
        return [
          at === 0 ? '0' : formatDuration(at),
          text,
          ...states.map((state) => formatCount(counts[STATES.indexOf(state)] ?? 0)),
        ];
      }),
    },
    draw: (frame) => draw(film, plan ?? null, shown, frame),
  };
}

/** Where area does not tell how many servers a tile has. */
function sizeNotes({ fleet, tiles }: Film): string[] {
  const least = leastServers(fleet);
  const small = tiles.filter(({ servers }) => servers < least).length;
  return small === 0 ? [] : [`${counted(small, 'tile')} of very few servers, drawn larger than that.`];
}

function draw(film: Film, plan: FilmPlan | null, shown: readonly Shown[], { width: whole, theme, id }: Frame): Drawing {
  const width = whole - 2 * MARGIN;
  const hasFleet = film.tiles.length > 0;
  const states = hasFleet ? statesIn(film) : [];
  const gauges = film.gauges.slice(0, MOST_GAUGES);
  const legend = placeLegend(states, width);
  const across = width >= 720 ? 3 : 2;
  const wide = (width - GAP * (across - 1)) / across;
  const mapHeight = hasFleet ? Math.round(wide * (width >= 480 ? 0.62 : 0.9)) : 0;
  const sizes = panelSizes(shown, wide, mapHeight, gauges.length);
  const river = { x: 0, y: legend.height + NUMBER + 6, width, height: hasFleet ? RIVER : 3 };
  const top = river.y + river.height + RIVER_AXIS + GAP;
  const panels = panelsOf(shown).map(
    (panel, index): Panel => ({
      ...panel,
      x: (index % across) * (wide + GAP),
      y: top + Math.floor(index / across) * (sizes.height + GAP),
    }),
  );
  const layout = hasFleet ? layoutMap(film.fleet, wide, mapHeight) : null;
  const rows = Math.ceil(panels.length / across);
  const body: (VNode | null)[] = [
    stateDefs(states, id, theme),
    <Legend entries={legend.entries} x={0} y={0} id={id} theme={theme} />,
    hasFleet ? (
      <River film={film} frame={river} id={id} theme={theme} />
    ) : (
      <path d={`M0 ${river.y}h${width}`} stroke={theme.line} stroke-width={2} />
    ),
    <Pins film={film} moments={shown} y={legend.height} until={river.y + river.height} width={width} theme={theme} />,
    ...panels.map((panel) => (
      <FilmPanel film={film} gauges={gauges} panel={panel} sizes={sizes} layout={layout} theme={theme} id={id} />
    )),
  ];
  const marks = panels.flatMap((panel) => panelMarks(film, plan, panel, layout, panels.length, sizes));
  return {
    width: whole,
    height: top + rows * sizes.height + (rows - 1) * GAP + 2 * MARGIN,
    body: [<g transform={`translate(${MARGIN} ${MARGIN})`}>{body}</g>],
    marks: marks.map((mark) => ({ ...mark, x: mark.x + MARGIN, y: mark.y + MARGIN })),
  };
}
