/** How a fleet's tiles are laid out in lines of characters: the same at every time of a film. */
import type { Film, FilmPlace } from '../../fleet/film.ts';
import { displayWidth } from '../../text/table.ts';

/** A line of the map: what it is about, and its tiles, with a gap between those of different places. */
export interface MapLine {
  readonly label: string;
  readonly blocks: readonly Block[];
}

/** Tiles side by side; with a label of its own where each is one place. */
export interface Block {
  readonly label: string;
  readonly from: number;
  readonly to: number;
}

export interface MapPlan {
  readonly lines: readonly MapLine[];
  /** Characters of a tile. */
  readonly tileWidth: number;
  readonly labelWidth: number;
  /** Of the labels within lines; 0: there are none. */
  readonly blockLabel: number;
}

/** A tile that is wider says no more. */
const WIDEST_TILE = 10;
const NARROWEST_LABEL = 6;
const WIDEST_LABEL = 24;

/** The most that can be told in so many lines, as wide as they may be. */
export function planMap(film: Film, columns: number, rows: number): MapPlan {
  const most = Math.min(WIDEST_TILE, Math.max(...film.tiles.map(({ servers }) => servers), 1));
  const layouts = [labelled, byPlace, byTopPlace, plain];
  for (const layout of layouts) {
    for (let width = most; width >= 1; width--) {
      const plan = layout(film, columns, rows, width);
      if (plan !== null) return plan;
    }
  }
  return cut(film, columns, rows);
}

type LayOut = (film: Film, columns: number, rows: number, tileWidth: number) => MapPlan | null;

/** Tiles that are the fleet's own nodes, each with its name, in columns. */
const labelled: LayOut = ({ fleet }, columns, rows, tileWidth) => {
  if (fleet.places.some(({ places }) => places.length > 0)) return null;
  const across = Math.max(1, Math.ceil(fleet.places.length / rows));
  const room = Math.floor((columns + 2) / across) - tileWidth - 3;
  const wanted = Math.min(WIDEST_LABEL, widestLabel(fleet.places));
  if (room < Math.min(wanted, NARROWEST_LABEL) || (tileWidth > 3 && room < wanted)) return null;
  const down = Math.ceil(fleet.places.length / across);
  const lines = Array.from({ length: down }, (_, row) => ({
    label: '',
    blocks: fleet.places.filter((_, index) => index % down === row).map(blockOf),
  }));
  return { lines, tileWidth, labelWidth: 0, blockLabel: Math.min(room, wanted) };
};

/** A line (or several) for each place that tiles stand in. */
const byPlace: LayOut = (film, columns, rows, tileWidth) =>
  inLines(
    columns,
    rows,
    tileWidth,
    innermost(film.fleet, []).map(({ path, place }) => ({ label: path.join('/'), groups: [place] })),
  );

/** A line (or several) for each of the fleet's own nodes. */
const byTopPlace: LayOut = (film, columns, rows, tileWidth) =>
  inLines(
    columns,
    rows,
    tileWidth,
    film.fleet.places.map((place) => ({
      label: place.label,
      groups: innermost(place, []).map((inner) => inner.place),
    })),
  );

/** Without names. */
const plain: LayOut = (film, columns, rows, tileWidth) =>
  inLines(columns, rows, tileWidth, [{ label: '', groups: [film.fleet] }]);

/** Where nothing fits: its beginning. */
function cut(film: Film, columns: number, rows: number): MapPlan {
  const plan = inLines(columns, Number.POSITIVE_INFINITY, 1, [{ label: '', groups: [film.fleet] }]);
  return { lines: (plan?.lines ?? []).slice(0, rows), tileWidth: 1, labelWidth: 0, blockLabel: 0 };
}

interface Labelled {
  readonly label: string;
  readonly groups: readonly FilmPlace[];
}

function inLines(columns: number, rows: number, tileWidth: number, parts: readonly Labelled[]): MapPlan | null {
  if (parts.length > rows) return null;
  const labelWidth = Math.min(Math.floor(columns / 4), WIDEST_LABEL, widestLabel(parts));
  const room = columns - (labelWidth === 0 ? 0 : labelWidth + 1);
  const inRow = Math.floor(room / tileWidth);
  if (inRow < 1) return null;
  const lines = parts.flatMap(({ label, groups }) =>
    wrapped(groups, room, tileWidth).map((blocks, index) => ({ label: index === 0 ? label : '', blocks })),
  );
  return lines.length > rows ? null : { lines, tileWidth, labelWidth, blockLabel: 0 };
}

/** As many groups to a line as fit, with a gap between two; a group that fits into none is broken. */
function wrapped(groups: readonly FilmPlace[], room: number, tileWidth: number): Block[][] {
  const lines: Block[][] = [];
  let used = Number.POSITIVE_INFINITY;
  const inRow = Math.floor(room / tileWidth);
  for (const { from, to } of groups) {
    for (let start = from; start < to; start += inRow) {
      const end = Math.min(to, start + inRow);
      const width = (end - start) * tileWidth;
      const fits = used + 1 + width <= room && start === from;
      if (fits) lines.at(-1)?.push({ label: '', from: start, to: end });
      else lines.push([{ label: '', from: start, to: end }]);
      used = fits ? used + 1 + width : width;
    }
  }
  return lines;
}

/** The places whose own are tiles (a tile among places counts as one), with the names on the way to them. */
function innermost(
  place: FilmPlace,
  path: readonly string[],
): { readonly path: readonly string[]; readonly place: FilmPlace }[] {
  if (place.places.every(({ places }) => places.length === 0)) return [{ path, place }];
  return place.places.flatMap((inner) => innermost(inner, [...path, inner.label]));
}

const blockOf = ({ label, from, to }: FilmPlace): Block => ({ label, from, to });

function widestLabel(parts: readonly { readonly label: string }[]): number {
  return parts.reduce((most, { label }) => Math.max(most, displayWidth(label)), 0);
}
