import { type Lettering, textWidth } from './text-width.ts';

/** The text, or as much of its beginning as fits, with an ellipsis. */
export function fitText(text: string, width: number, lettering: Lettering): string {
  if (textWidth(text, lettering) <= width) return text;
  const room = width - textWidth('…', lettering);
  let kept = '';
  let used = 0;
  for (const character of text) {
    used += textWidth(character, lettering);
    if (used > room) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** The same of its end: of an address that says most. */
export function fitTextEnd(text: string, width: number, lettering: Lettering): string {
  if (textWidth(text, lettering) <= width) return text;
  const room = width - textWidth('…', lettering);
  let kept = '';
  let used = 0;
  for (const character of [...text].reverse()) {
    used += textWidth(character, lettering);
    if (used > room) break;
    kept = character + kept;
  }
  return `…${kept.trimStart()}`;
}

/** Lines that fit, broken at spaces; a word that is too long for a line, and what does not fit into so many lines, is cut. */
export function fitLines(text: string, width: number, most: number, lettering: Lettering): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || textWidth(longer, lettering) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  const kept = lines.length <= most ? lines : [...lines.slice(0, most - 1), lines.slice(most - 1).join(' ')];
  return kept.map((each) => fitText(each, width, lettering));
}
