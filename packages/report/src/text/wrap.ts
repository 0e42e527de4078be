import { displayWidth } from './table.ts';

/** A text as lines of at most that width, broken at spaces, and where a word alone is longer, within it. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((each) => pieces(each, width))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && displayWidth(longer) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}

const ESCAPE = '\u001b';
/** A colour is set or reset by one of these, which take no room. */
const COLOR = new RegExp(`(${ESCAPE}\\[[0-9;]*m)`);

/** A word as pieces of at most that width; a character that is wider still stands alone. */
function pieces(word: string, width: number): string[] {
  if (displayWidth(word) <= width) return [word];
  const all: string[] = [];
  let piece = '';
  for (const part of word.split(COLOR)) {
    for (const character of COLOR.test(part) ? [part] : part) {
      if (displayWidth(piece) > 0 && displayWidth(piece + character) > width) {
        all.push(piece);
        piece = '';
      }
      piece += character;
    }
  }
  return [...all, piece];
}

/** A text cut to a width, with … where something is missing. */
export function shorten(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = '';
  for (const character of text) {
    if (displayWidth(kept + character) > width - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

/** The same, but what is missing is at the beginning: of an address the end says most. */
export function shortenStart(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = '';
  for (const character of [...text].reverse()) {
    if (displayWidth(character + kept) > width - 1) break;
    kept = character + kept;
  }
  return `…${kept}`;
}
