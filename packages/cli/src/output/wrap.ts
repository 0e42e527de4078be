import { displayWidth } from './table.ts';

/** A text as lines of at most that width, broken at spaces; a longer word stands alone on a line. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
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
