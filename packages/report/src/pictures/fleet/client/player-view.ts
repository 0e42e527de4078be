/** What of a player's page shows a time of its film. */
import { type Film, STACKING, STATES } from '../../../fleet/film.ts';
import type { TileRange } from '../../../fleet/film-plan.ts';
import { gaugeText } from '../../../fleet/gauge-text.ts';
import { spokenAt } from '../../../fleet/spoken.ts';
import { gaugeAt, momentAt, stateAt } from '../../../fleet/state-at.ts';
import { clock } from '../../../text/clock.ts';
import { formatCount } from '../../../text/number.ts';
import { boxAt } from '../box-at.ts';
import { countsText } from '../counts-text.ts';
import type { Box } from '../map-layout.ts';
import { statePaths } from '../state-paths.ts';

/** The width of a full bar, in its own units. */
const BAR = 100;

export interface PlayerView {
  readonly show: (at: number) => void;
  readonly at: () => number;
  /** For those who listen. */
  readonly tell: (text: string) => void;
  readonly playing: (isPlaying: boolean) => void;
  /** Outlines tiles: what is meant elsewhere, and what is around it. */
  readonly light: (tiles: readonly TileRange[], around: readonly TileRange[]) => void;
  readonly tiles: number;
  /** The tile that is pointed at; null: none has been. */
  readonly place: () => number | null;
  /** Gives what is said of it. */
  readonly pointAt: (tile: number) => string;
  /** Called whenever something is said of a tile. */
  readonly onPlace: (told: (tile: number, at: number) => void) => void;
  /** Called when a tile is clicked. */
  readonly onChosen: (chosen: (tile: number) => void) => void;
}

interface MapPart {
  readonly svg: SVGSVGElement;
  readonly boxes: readonly Box[];
  readonly paths: readonly (readonly [state: string, path: Element])[];
  readonly outline: (name: Outline, tiles: readonly TileRange[]) => void;
}

/** Of tiles: what is lit, what is around that, what is pointed at. */
type Outline = 'tiles-around' | 'tiles-lit' | 'tiles-at';

export function openView(player: HTMLElement, film: Film): PlayerView {
  const part = (name: string): Element | null => player.querySelector(`[data-part="${name}"]`);
  const maps = [...player.querySelectorAll<SVGSVGElement>('svg[data-boxes]')].map(mapPart);
  const numbers = numbersOf(player, film);
  const [moment, told, text, icon] = ['moment', 'told', 'play-text', 'play-icon'].map(part);
  const play = player.querySelector('button[data-do="play"]');
  const place = part('place');
  let shownAt = film.duration;
  let pointed: number | null = null;
  let onPlace: (tile: number, at: number) => void = () => {};
  let onChosen: (tile: number) => void = () => {};

  const showPlace = (tiles: ReturnType<typeof stateAt>['tiles']): string => {
    const tile = pointed === null ? undefined : film.tiles[pointed];
    if (tile === undefined || pointed === null) return '';
    const said = `${tile.address}: ${countsText(tiles[pointed] ?? [])}`;
    setText(place, said);
    onPlace(pointed, shownAt);
    return said;
  };
  const pointAt = (tile: number): string => {
    pointed = tile;
    for (const { outline } of maps) outline('tiles-at', [[tile, tile + 1]]);
    return showPlace(stateAt(film, shownAt).tiles);
  };
  for (const { svg, boxes } of maps) {
    const point = ({ clientX, clientY }: MouseEvent): number | null => {
      const { left, top, width } = svg.getBoundingClientRect();
      const scale = svg.viewBox.baseVal.width / width;
      const found = boxAt(boxes, (clientX - left) * scale, (clientY - top) * scale);
      if (found !== null) pointAt(found);
      return found;
    };
    svg.addEventListener('pointermove', point);
    svg.addEventListener('click', (event) => {
      const found = point(event);
      if (found !== null) onChosen(found);
    });
  }
  return {
    show: (at) => {
      const { counts, tiles } = stateAt(film, at);
      shownAt = at;
      showMaps(maps, tiles);
      showPlace(tiles);
      numbers(at, counts);
      setText(moment, momentAt(film, at)?.text ?? '');
    },
    at: () => shownAt,
    tell: (said) => setText(told, said),
    playing: (isPlaying) => {
      setText(text, isPlaying ? 'Pause' : 'Play');
      play?.setAttribute('aria-label', isPlaying ? 'Pause' : 'Play');
      icon?.setAttribute('d', isPlaying ? 'M3.5 2.5H7v11H3.5zM9 2.5h3.5v11H9z' : 'M4 2.5v11L13.5 8z');
    },
    light(tiles, around) {
      for (const { outline } of maps) {
        outline('tiles-around', around);
        outline('tiles-lit', tiles);
      }
    },
    tiles: film.tiles.length,
    place: () => pointed,
    pointAt,
    onPlace: (tells) => {
      onPlace = tells;
    },
    onChosen: (chosen) => {
      onChosen = chosen;
    },
  };
}

function showMaps(maps: readonly MapPart[], tiles: ReturnType<typeof stateAt>['tiles']): void {
  for (const { svg, boxes, paths } of maps) {
    // Those that the style sheet hides are drawn once they are seen.
    if (svg.getClientRects().length === 0) continue;
    const drawn = statePaths(boxes, tiles);
    for (const [state, path] of paths)
      path.setAttribute('d', drawn.get(STACKING.find((each) => each === state) ?? 'old') ?? '');
  }
}

/** What shows the figures of a time: counts, gauges, clock and scrubber. */
function numbersOf(player: HTMLElement, film: Film): (at: number, counts: readonly number[]) => void {
  const time = player.querySelector('[data-part="time"]');
  const scrubber = player.querySelector<HTMLInputElement>('input[data-part="scrubber"]');
  const setBar = (name: string, filled: number): void => {
    player.querySelector(`[data-bar="${name}"]`)?.setAttribute('width', String(Math.round(filled * BAR * 10) / 10));
  };
  return (at, counts) => {
    STATES.forEach((state, index) => {
      const count = counts[index] ?? 0;
      setText(player.querySelector(`[data-count="${state}"]`), formatCount(count));
      setBar(state, film.servers === 0 ? 0 : count / film.servers);
    });
    film.gauges.forEach((gauge, index) => {
      const value = gaugeAt(gauge, at);
      setText(player.querySelector(`[data-gauge="${index}"]`), gaugeText(gauge, value));
      setBar(`gauge-${index}`, gauge.most === 0 ? 0 : Math.min(1, value / gauge.most));
    });
    setText(time, clock(at));
    if (scrubber === null) return;
    scrubber.value = String(at);
    scrubber.setAttribute('aria-valuetext', spokenAt(film, at));
  };
}

function mapPart(svg: SVGSVGElement): MapPart {
  const boxes = (svg.dataset.boxes ?? '').split(' ').map((text): Box => {
    const [x = 0, y = 0, width = 0, height = 0] = text.split(',').map(Number);
    return { x, y, width, height };
  });
  const paths = [...svg.querySelectorAll<SVGPathElement>('path[data-state]')].map(
    (path) => [path.dataset.state ?? '', path] as const,
  );
  const outlines = new Map<Outline, Element>();
  const outline = (name: Outline, tiles: readonly TileRange[]): void => {
    const known = outlines.get(name) ?? svg.appendChild(svg.ownerDocument.createElementNS(svg.namespaceURI, 'path'));
    outlines.set(name, known);
    known.setAttribute('class', name);
    known.setAttribute('fill', 'none');
    known.setAttribute('d', tiles.map(([from, to]) => boxes.slice(from, to).map(boxPath).join('')).join(''));
  };
  return { svg, boxes, paths, outline };
}

const boxPath = ({ x, y, width, height }: Box): string => `M${x} ${y}h${width}v${height}h${-width}z`;

function setText(element: Element | null | undefined, text: string): void {
  if (element != null && element.textContent !== text) element.textContent = text;
}
