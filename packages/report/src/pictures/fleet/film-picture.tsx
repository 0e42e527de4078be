import type { VNode } from 'preact';
import { type Film, STATE_NAMES, STATES } from '../../fleet/film.ts';
import { type FilmPlan, nodeOf, stageAt, type TileRange } from '../../fleet/film-plan.ts';
import { gaugeText } from '../../fleet/gauge-text.ts';
import { gaugeAt, stateAt, statesIn } from '../../fleet/state-at.ts';
import { counted } from '../../text/counted.ts';
import { formatDuration } from '../../text/duration.ts';
import { formatCount } from '../../text/number.ts';
import { OUTCOMES } from '../../text/words.ts';
import { fitLines } from '../lettering/fit-text.ts';
import type { Drawing, Frame, Mark, Part, Picture } from '../picture.ts';
import { countsText } from './counts-text.ts';
import { FleetMap } from './fleet-map.tsx';
import { GAUGE_HEIGHT, GaugeBars } from './gauge-bars.tsx';
import { Legend, placeLegend } from './legend.tsx';
import { layoutMap, leastServers, type MapLayout } from './map-layout.ts';
import { NUMBER, Pins } from './pins.tsx';
import { RIVER_AXIS, River } from './river.tsx';
import { type Shown, shownMoments } from './shown-moments.ts';
import { stateDefs } from './state-fills.tsx';

const MARGIN = 4;
const GAP = 20;
const TITLE = 14;
const TEXT = 12;
const TEXT_LINES = 2;
const RIVER = 64;
/** Rising over places in a map, marks are of these; more are one a map. */
const MOST_MARKS = 240;
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

interface Panel {
  readonly shown: Shown;
  /** No two have the same. */
  readonly time: string;
  readonly number: number;
  readonly x: number;
  readonly y: number;
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
  const head = TITLE + 6 + linesOf(shown, wide) * (TEXT + 3) + 7;
  const panelHeight = head + mapHeight + (gauges.length > 0 ? 8 + gauges.length * GAUGE_HEIGHT : 0);
  const river = { x: 0, y: legend.height + NUMBER + 6, width, height: hasFleet ? RIVER : 3 };
  const top = river.y + river.height + RIVER_AXIS + GAP;
  const times = timesOf(shown);
  const panels = shown.map((each, index): Panel => {
    const column = index % across;
    const row = Math.floor(index / across);
    return {
      shown: each,
      time: times[index] ?? '',
      number: index + 1,
      x: column * (wide + GAP),
      y: top + row * (panelHeight + GAP),
    };
  });
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
      <g>
        <PanelHead panel={panel} width={wide} frame={{ theme }} />
        {layout === null ? null : (
          <FleetMap
            layout={layout}
            state={stateAt(film, panel.shown.at)}
            x={panel.x}
            y={panel.y + head}
            theme={theme}
            id={id}
          />
        )}
        <GaugeBars
          gauges={gauges}
          at={panel.shown.at}
          x={panel.x}
          y={panel.y + head + mapHeight + 8}
          width={wide}
          theme={theme}
        />
      </g>
    )),
  ];
  const marks = panels.flatMap((panel) => marksOf(film, plan, panel, layout, panels.length, { wide, head, mapHeight }));
  return {
    width: whole,
    height: top + rows * panelHeight + (rows - 1) * GAP + 2 * MARGIN,
    body: [<g transform={`translate(${MARGIN} ${MARGIN})`}>{body}</g>],
    marks: marks.map((mark) => ({ ...mark, x: mark.x + MARGIN, y: mark.y + MARGIN })),
  };
}

function PanelHead(props: {
  readonly panel: Panel;
  readonly width: number;
  readonly frame: Pick<Frame, 'theme'>;
}): VNode {
  const { panel, width, frame } = props;
  const { x, y, number, shown } = panel;
  const { theme } = frame;
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

/** As many as the longest of their texts needs. */
function linesOf(shown: readonly Shown[], width: number): number {
  return shown.reduce((most, { text }) => Math.max(most, fitLines(text, width, TEXT_LINES, { size: TEXT }).length), 1);
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

interface Sizes {
  readonly wide: number;
  readonly head: number;
  readonly mapHeight: number;
}

/** One for each of the fleet's own nodes, if that is not too many; else one for all. */
function marksOf(
  film: Film,
  plan: FilmPlan | null,
  { shown, x, y }: Panel,
  layout: MapLayout | null,
  panels: number,
  { wide, head, mapHeight }: Sizes,
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
