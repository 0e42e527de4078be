/** A film in a page. Without its script it shows the end of the run; with it, every moment. */
import type { VNode } from 'preact';
import { type Film, STATE_NAMES, STATES } from '../../fleet/film.ts';
import type { FleetState } from '../../fleet/fleet-state.ts';
import { gaugeText } from '../../fleet/gauge-text.ts';
import { gaugeAt, momentAt, stateAt, statesIn, TONES } from '../../fleet/state-at.ts';
import { clock } from '../../text/clock.ts';
import { formatCount } from '../../text/number.ts';
import { FONT } from '../lettering/text-width.ts';
import { rounded } from '../rounded.ts';
import { PAGE_THEME } from '../theme/themes.ts';
import { MapLabels } from './fleet-map.tsx';
import { type Box, layoutMap } from './map-layout.ts';
import { fillOf, stateDefs } from './state-fills.tsx';
import { statePaths } from './state-paths.ts';

/** In how many pixels the map is drawn; the style sheet shows the widest that fits. */
const WIDTHS = [320, 560, 900] as const;
/** Of that: what is below the map is to be seen with it. */
const HEIGHTS = [0.95, 0.52, 0.4] as const;
/** Of bars, in their own units. */
const BAR = 100;
const SPEEDS: readonly (readonly [speed: string, text: string])[] = [
  ['0.5', '½×'],
  ['1', '1×'],
  ['2', '2×'],
  ['4', '4×'],
];
const TICKS = 1000;

export interface FleetPlayerProps {
  readonly film: Film;
  /** Unlike that of anything else in the page. */
  readonly id: string;
}

/** What the page is to hold as data for the player of that id. */
export function playerData({ film, id }: FleetPlayerProps): { readonly id: string; readonly value: unknown } {
  return { id: `${id}-film`, value: film };
}

/** The player; `playerData` has to stand in the page as well, and its script to run `startPlayers`. */
export function FleetPlayer({ film, id }: FleetPlayerProps): VNode {
  const moment = momentAt(film, film.duration);
  return (
    <section class="player" id={id} data-film={`${id}-film`} aria-label="The fleet over time">
      {film.tiles.length === 0 ? null : <Maps film={film} id={id} />}
      <p class="player-now">
        <strong data-part="time">{clock(film.duration)}</strong> <span data-part="moment">{moment?.text ?? ''}</span>
      </p>
      <Controls film={film} />
      <dl class="player-counts">
        {(film.tiles.length === 0 ? [] : statesIn(film)).map((state) => (
          <Count film={film} state={state} id={id} />
        ))}
        {film.gauges.map((gauge, index) => {
          const value = gaugeAt(gauge, film.duration);
          const filled = gauge.most === 0 ? 0 : value / gauge.most;
          return (
            <div class="player-gauge">
              <dt>{gauge.label}</dt>
              <dd data-gauge={String(index)}>{gaugeText(gauge, value)}</dd>
              <Bar
                name={`gauge-${index}`}
                filled={filled}
                color={gauge.kind === 'exposure' ? PAGE_THEME.bad : PAGE_THEME.series[0]}
              />
            </div>
          );
        })}
      </dl>
      <p class="unseen" role="status" data-part="told" />
    </section>
  );
}

function Maps({ film, id }: FleetPlayerProps): VNode {
  const state = stateAt(film, film.duration);
  const states = statesIn(film);
  return (
    <>
      {WIDTHS.map((width, index) => {
        const height = Math.round(width * (HEIGHTS[index] ?? 1));
        const layout = layoutMap(film.fleet, width, height);
        const paths = statePaths(layout.tiles, state.tiles);
        const own = `${id}-${width}`;
        return (
          <div class={`player-map m${width}`}>
            <svg
              width={width}
              height={height}
              viewBox={`0 0 ${width} ${height}`}
              role="img"
              aria-label="Map of the fleet"
              font-family={FONT}
              data-boxes={layout.tiles.map(boxText).join(' ')}
            >
              {stateDefs(states, own, PAGE_THEME)}
              {states.map((each) => (
                <path data-state={each} d={paths.get(each) ?? ''} fill={fillOf(each, own, PAGE_THEME)} />
              ))}
              <MapLabels layout={layout} theme={PAGE_THEME} />
            </svg>
          </div>
        );
      })}
    </>
  );
}

const boxText = ({ x, y, width, height }: Box): string => [x, y, width, height].map(rounded).join(',');

function Count({ film, state, id }: { readonly film: Film; readonly state: FleetState; readonly id: string }): VNode {
  const count = stateAt(film, film.duration).counts[STATES.indexOf(state)] ?? 0;
  const own = `${id}-key-${state}`;
  return (
    <div>
      <dt>
        <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
          {stateDefs([state], own, PAGE_THEME)}
          <rect width="14" height="14" fill={fillOf(state, own, PAGE_THEME)} />
        </svg>{' '}
        {STATE_NAMES[state]}
      </dt>
      <dd data-count={state}>{formatCount(count)}</dd>
      <Bar name={state} filled={film.servers === 0 ? 0 : count / film.servers} color={PAGE_THEME.state[state]} />
    </div>
  );
}

function Bar({
  name,
  filled,
  color,
}: {
  readonly name: string;
  readonly filled: number;
  readonly color: string;
}): VNode {
  return (
    <dd class="player-bar" aria-hidden="true">
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the number stands beside it */}
      <svg viewBox={`0 0 ${BAR} 1`} preserveAspectRatio="none">
        <rect width={BAR} height="1" fill={PAGE_THEME.raised} />
        <rect data-bar={name} width={rounded(filled * BAR)} height="1" fill={color} />
      </svg>
    </dd>
  );
}

/** The script shows them: without it nothing would happen. */
function Controls({ film }: { readonly film: Film }): VNode {
  return (
    <div class="player-controls" hidden>
      {film.tiles.length === 0 ? null : (
        <p class="player-place" data-part="place">
          Point at a tile, or tap it, for its numbers.
        </p>
      )}
      <div class="player-track">
        <Ticks film={film} />
        <input
          type="range"
          min="0"
          max={String(film.duration)}
          step="any"
          value={String(film.duration)}
          aria-label="Time"
          data-part="scrubber"
        />
      </div>
      <div class="player-buttons">
        <button type="button" data-do="previous" aria-label="To the event before">
          <Icon path="M3 3h2.5v10H3zM13.5 3v10L6 8z" />
        </button>
        <button type="button" data-do="play" aria-label="Play" class="player-play">
          <Icon path="M4 2.5v11L13.5 8z" part="play-icon" />
          <span data-part="play-text">Play</span>
        </button>
        <button type="button" data-do="next" aria-label="To the next event">
          <Icon path="M10.5 3H13v10h-2.5zM2.5 3v10L10 8z" />
        </button>
        <label>
          <span>Speed</span>{' '}
          <select data-part="speed">
            {SPEEDS.map(([speed, text]) => (
              <option value={speed} {...(speed === '1' ? { selected: true } : {})}>
                {text}
              </option>
            ))}
          </select>
        </label>
      </div>
    </div>
  );
}

function Icon({ path, part }: { readonly path: string; readonly part?: string }): VNode {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <path d={path} fill="currentColor" {...(part === undefined ? {} : { 'data-part': part })} />
    </svg>
  );
}

/** Where something happens on the way: the higher, the more it matters. */
function Ticks({ film }: { readonly film: Film }): VNode {
  const theme = PAGE_THEME;
  const looks = {
    mark: [theme.muted, 4],
    good: [theme.good, 6],
    caution: [theme.caution, 9],
    back: [theme.state.returning, 9],
    bad: [theme.bad, 12],
    end: [theme.text, 4],
  } as const;
  return (
    <svg class="player-ticks" viewBox={`0 0 ${TICKS} 12`} preserveAspectRatio="none" aria-hidden="true">
      {TONES.map((tone) => {
        const [color, high] = looks[tone];
        const ats = new Set(
          film.moments
            .filter((moment) => moment.tone === tone)
            .map(({ at }) => Math.round(film.duration === 0 ? 0 : (at / film.duration) * TICKS)),
        );
        if (ats.size === 0) return null;
        const path = [...ats].map((x) => `M${x} ${12 - high}v${high}`).join('');
        return <path d={path} stroke={color} stroke-width={2} vector-effect="non-scaling-stroke" />;
      })}
    </svg>
  );
}
