/**
 * What Rollout draws and writes beyond ASCII, for terminals that cannot show it: each character becomes one that is as wide and looks
 * alike, and that no other of the same picture becomes. All that is drawn goes through this one place; letters of names stay as they are.
 */
const IMAGES: Readonly<Record<string, string>> = {
  // Bars of eighths, by how dark they are.
  '▁': '_',
  '▂': ':',
  '▃': ';',
  '▄': '+',
  '▅': '*',
  '▆': '%',
  '▇': '&',
  '█': '#',
  // What fills a span of time.
  '─': '-',
  '┄': ',',
  '·': '.',
  '»': '>',
  '›': ')',
  '±': '~',
  '≡': 'E',
  '‖': '"',
  '▒': '<',
  '░': '/',
  // What stands at a moment.
  '✓': 'v',
  '✗': 'x',
  '◆': '$',
  '►': '}',
  '◄': '{',
  '▲': '^',
  '○': 'o',
  '●': '@',
  // Lines and axes.
  '│': '|',
  '┤': '|',
  '┬': '+',
  '└': '+',
  '━': '=',
  // Signs in what is written.
  '…': '~',
  '–': '-',
  '—': '-',
  '−': '-',
  '×': 'x',
  '→': '>',
  '←': '<',
  '≤': '<',
  '≥': '>',
  '’': "'",
  '“': '"',
  '”': '"',
  '²': '2',
  Π: 'P',
};

/** Where there is room for it, what says more than one character would. */
const ROOMIER: readonly (readonly [RegExp, string])[] = [
  [/→ /g, '->'],
  [/± (?=\d)/g, '+-'],
  [/ ±(?=\d)/g, '+-'],
  [/ … /g, '...'],
];

const DRAWN = new RegExp(`[${Object.keys(IMAGES).join('')}]`, 'gu');

/** A text with the same width, line by line, in which nothing but names is beyond ASCII. */
export function asciiText(text: string): string {
  const roomier = ROOMIER.reduce((each, [pattern, image]) => each.replaceAll(pattern, image), text);
  return roomier.replaceAll(DRAWN, (character) => IMAGES[character] ?? character);
}
