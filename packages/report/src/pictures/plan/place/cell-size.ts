/** How large boxes are that hold their sentences, and where lines meet their borders. */
import { fitLines, fitText } from '../../lettering/fit-text.ts';
import { type Lettering, textWidth } from '../../lettering/text-width.ts';
import type { Cell } from '../view/view.ts';
import type { Area, PlacedBox } from './placed.ts';

export const TEXT: Lettering = { size: 12 };
export const CAPTION: Lettering = { size: 11 };
export const NAME: Lettering = { size: 13, bold: true };
export const LINE_HEIGHT = 15;
export const CAPTION_HEIGHT = 14;

const WIDEST_TEXT = 158;
const MOST_LINES = 3;
const PADDING = 10;
/** What shapes need beside their text. */
const SLANT = 9;
const LID = 9;
const LEAST_WIDTH = 56;

export type SizedBox = Pick<PlacedBox, 'width' | 'height' | 'lines' | 'caption'>;

/** No wider than `most`. */
export function sizeOfBox(cell: Extract<Cell, { kind: 'box' }>, most: number): SizedBox {
  const { shape } = cell;
  // That it runs several times has room beside a short sentence.
  const [text, caption] = cell.caption.startsWith('×')
    ? [`${cell.text} ${cell.caption.replace(' ', '\u00a0')}`, '']
    : [cell.text, cell.caption];
  if (shape === 'gate') return sizeOfGate(text, caption, most);
  const beside = shape === 'pull' || shape === 'train' ? 2 * SLANT : 0;
  const room = Math.min(WIDEST_TEXT, most - 2 * PADDING - beside);
  const lines = balanced(text, room, MOST_LINES);
  const below = caption === '' ? '' : fitText(caption, room, CAPTION);
  const wide = Math.max(...lines.map((line) => textWidth(line, TEXT)), textWidth(below, CAPTION));
  return {
    width: Math.ceil(Math.max(LEAST_WIDTH, wide + 2 * PADDING + beside)),
    height: heightOf(lines, below) + 14 + (shape === 'schema' ? LID : 0),
    lines,
    caption: below,
  };
}

/** A diamond w wide and h high holds a text a wide and b high if a/w + b/h ≤ 1. */
function sizeOfGate(text: string, caption: string, most: number): SizedBox {
  const room = Math.min(128, (most - 22) / 1.45);
  const lines = balanced(text, room, MOST_LINES);
  const below = caption === '' ? '' : fitText(caption, room, CAPTION);
  const wide = Math.max(...lines.map((line) => textWidth(line, TEXT)), textWidth(below, CAPTION));
  const high = heightOf(lines, below);
  const width = Math.ceil(wide * 1.45 + 22);
  return { width, height: Math.ceil(high / (1 - wide / width)) + 6, lines, caption: below };
}

/** As few lines as there must be, about as long as each other. */
export function balanced(text: string, room: number, most: number): string[] {
  const full = fitLines(text, room, most, TEXT);
  if (full.length < 2) return full;
  let [low, high] = [40, room];
  while (high - low > 2) {
    const middle = (low + high) / 2;
    const lines = fitLines(text, middle, most, TEXT);
    if (lines.length === full.length && lines.join('') === full.join('')) high = middle;
    else low = middle;
  }
  return fitLines(text, high, most, TEXT);
}

export function heightOf(lines: readonly string[], caption: string): number {
  return lines.length * LINE_HEIGHT + (caption === '' ? 0 : CAPTION_HEIGHT);
}

/** Where a vertical line at a share of a cell's width meets its lower border. */
export function belowAt(
  { x, y, width, height }: Area,
  shape: PlacedBox['shape'] | 'frame',
  share: number,
): readonly [number, number] {
  const slope = shape === 'gate' ? Math.abs(share - 0.5) * height : 0;
  return [x + width * share, y + height - slope];
}
