import { FILLS, type Fill, POINTS, type Point, type Row, type Work } from '../../rows/row.ts';
import type { Colors } from '../../text/style.ts';
import { cellOf, cellsOf, endOfCell, type Scale } from './scale.ts';

interface Glyph {
  readonly character: string;
  readonly color: keyof Colors & ('cyan' | 'dim' | 'green' | 'red' | 'yellow' | 'magenta' | 'blue');
  readonly meaning: string;
}

const BEGUN: Glyph = { character: '─', color: 'dim', meaning: 'begun, nothing in progress' };
const WAITS: Glyph = { character: '·', color: 'dim', meaning: 'waits' };

const FILL_GLYPHS: Readonly<Record<Fill, Glyph>> = {
  runs: BEGUN,
  held: { character: '┄', color: 'yellow', meaning: 'held by the calendar' },
  waits: WAITS,
  unseen: WAITS,
  gates: WAITS,
  approvals: WAITS,
  acts: { character: '=', color: 'blue', meaning: 'runs something' },
  shifts: { character: '»', color: 'cyan', meaning: 'shifts traffic' },
  releases: { character: '›', color: 'cyan', meaning: 'releases' },
  switches: { character: '±', color: 'cyan', meaning: 'switches a flag' },
  migrates: { character: '≡', color: 'blue', meaning: 'changes a schema' },
  pauses: { character: '‖', color: 'yellow', meaning: 'paused' },
  deploys: { character: '█', color: 'cyan', meaning: 'deploys' },
  reverts: { character: '▒', color: 'yellow', meaning: 'goes back' },
  outage: { character: '░', color: 'magenta', meaning: 'outage' },
};

const POINT_GLYPHS: Readonly<Record<Point, Glyph>> = {
  healthy: { character: '✓', color: 'green', meaning: 'gate passed' },
  'approval-given': { character: '✓', color: 'green', meaning: 'approved' },
  marginal: { character: '?', color: 'yellow', meaning: 'canary marginal' },
  'false-alarm': { character: '!', color: 'yellow', meaning: 'false alarm' },
  unhealthy: { character: '✗', color: 'red', meaning: 'gate failed' },
  'approval-refused': { character: '✗', color: 'red', meaning: 'refused' },
  'run-failed': { character: '✗', color: 'red', meaning: 'failed' },
  'blue-retired': { character: '◆', color: 'blue', meaning: 'blue retired' },
  departed: { character: '►', color: 'green', meaning: 'leaves with a train' },
  recalled: { character: '◄', color: 'yellow', meaning: 'off the train again' },
  'point-of-no-return': { character: '▲', color: 'magenta', meaning: 'point of no return' },
  shown: { character: '○', color: 'yellow', meaning: 'bug shows' },
  found: { character: '●', color: 'red', meaning: 'bug found' },
};

const LEVELS = '▁▂▃▄▅▆▇█';
const LEVELS_MEANING = '▁▄█ share of them that is done';

/** What was used of the legend, always in one order. */
export function legendOrder(used: ReadonlySet<string>): string[] {
  const { deploys, ...fills } = FILL_GLYPHS;
  const all = [deploys, ...Object.values(fills), ...Object.values(POINT_GLYPHS)].map(legendOf);
  // Several fills may look alike.
  return [...new Set([LEVELS_MEANING, ...all])].filter((each) => used.has(each));
}

const legendOf = ({ character, meaning }: Glyph): string => `${character} ${meaning}`;

interface Cell {
  readonly text: string;
  readonly means: string | null;
}

const EMPTY: Cell = { text: ' ', means: null };

/** A row as one character a cell; what its cells say in the end makes `used` longer. */
export function paintRow(row: Row, scale: Scale, colors: Colors, used: Set<string>): string {
  const cells: Cell[] = Array.from({ length: scale.width }, () => EMPTY);
  const put = (cell: number, glyph: Glyph): void => {
    cells[cell] = { text: colors[glyph.color](glyph.character), means: legendOf(glyph) };
  };
  for (const fill of FILLS) {
    for (const each of row.filled) {
      if (each.fill !== fill) continue;
      const { from, to } = cellsOf(scale, each.start, each.end);
      for (let cell = from; cell <= to; cell++) put(cell, FILL_GLYPHS[fill]);
    }
  }
  if (row.folded !== null) paintProgress(row.work, cells, scale, colors);
  for (const point of POINTS) {
    for (const each of row.marked) if (each.point === point) put(cellOf(scale, each.at), POINT_GLYPHS[point]);
  }
  for (const { means } of cells) if (means !== null) used.add(means);
  return cells
    .map(({ text }) => text)
    .join('')
    .trimEnd();
}

/** From the first of the work to its last, and while it goes back: the share that is done at the end of each cell, in eighths. */
function paintProgress(work: readonly Work[], cells: Cell[], scale: Scale, { cyan, yellow }: Colors): void {
  const forward = work.filter(({ servers }) => servers > 0);
  const back = work.filter(({ servers }) => servers < 0);
  const total = forward.reduce((sum, { servers }) => sum + servers, 0);
  for (const [pieces, paint] of [
    [forward, cyan],
    [back, yellow],
  ] as const) {
    if (pieces.length === 0) continue;
    const start = pieces.reduce((least, piece) => Math.min(least, piece.start), Number.POSITIVE_INFINITY);
    const end = pieces.reduce((most, piece) => Math.max(most, piece.end), 0);
    const { from, to } = cellsOf(scale, start, end);
    for (let cell = from; cell <= to; cell++) {
      const until = cell === scale.width - 1 ? Number.POSITIVE_INFINITY : endOfCell(scale, cell);
      const done = work.reduce((sum, piece) => sum + (piece.end <= until ? piece.servers : 0), 0);
      const level = LEVELS[Math.min(7, Math.max(0, Math.ceil((done / total) * 8) - 1))] ?? '█';
      cells[cell] = { text: paint(level), means: LEVELS_MEANING };
    }
  }
}
