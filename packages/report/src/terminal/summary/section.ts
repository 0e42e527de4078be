import type { Style } from '../../text/style.ts';
import { pad } from '../../text/table.ts';

/** Width of the headings on the left. */
const HEADING = 14;
/** Under a heading that has a line of its own. */
const INDENT = 2;
/** With fewer columns the text beside headings would have too little room. */
const BESIDE = 60;

/** How the text of a section is to look, in what its heading leaves of the columns. */
export function besideHeading(style: Style): Style {
  return { ...style, columns: style.columns - (style.columns < BESIDE ? INDENT : HEADING) };
}

/** Lines of text beside a heading, or where there is no room for that, below it. */
export function section(heading: string, lines: readonly string[], { colors: { bold }, columns }: Style): string {
  const shown =
    columns < BESIDE
      ? [bold(heading), ...lines.map((line) => `${' '.repeat(INDENT)}${line}`)]
      : lines.map((line, index) => `${pad(index === 0 ? bold(heading) : '', HEADING, 'left')}${line}`);
  return `${shown.map((line) => line.trimEnd()).join('\n')}\n`;
}
