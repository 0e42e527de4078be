/** What stands for a state where there may be no colours: from full to nothing, and letters for what is no version. */
import { STATES } from '../../fleet/film.ts';
import type { FleetState } from '../../fleet/fleet-state.ts';
import type { Colors } from '../../text/style.ts';

export type Glyphs = Readonly<Record<FleetState, string>>;

export const GLYPHS: Glyphs = {
  old: '·',
  changing: '░',
  baking: '▒',
  fresh: '█',
  returning: '<',
  failed: 'x',
  lost: '!',
  doubted: '?',
};

/** For terminals that know no more than ASCII. */
export const ASCII_GLYPHS: Glyphs = {
  old: '.',
  changing: '+',
  baking: 'o',
  fresh: '#',
  returning: '<',
  failed: 'x',
  lost: '!',
  doubted: '?',
};

/** Some cells, each a state (its index in `STATES`), as text. */
export function paintCells(cells: readonly number[], glyphs: Glyphs, colors: Colors): string {
  let text = '';
  for (let from = 0; from < cells.length; ) {
    const state = cells[from] ?? 0;
    let to = from + 1;
    while (cells[to] === state) to++;
    text += paintGlyph(STATES[state] ?? 'old', to - from, glyphs, colors);
    from = to;
  }
  return text;
}

export function paintGlyph(state: FleetState, count: number, glyphs: Glyphs, colors: Colors): string {
  return colorOf(state, colors)(glyphs[state].repeat(count));
}

function colorOf(
  state: FleetState,
  { dim, yellow, cyan, blue, magenta, red, inverse }: Colors,
): (text: string) => string {
  switch (state) {
    case 'old':
      return dim;
    case 'changing':
      return yellow;
    case 'baking':
      return cyan;
    case 'fresh':
      return blue;
    case 'returning':
      return magenta;
    case 'failed':
    case 'doubted':
      return red;
    case 'lost':
      return inverse;
  }
}
