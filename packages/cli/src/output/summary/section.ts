import type { Colors } from '../../terminal.ts';
import { pad } from '../table.ts';

/** Width of the headings on the left. */
export const HEADING = 14;

/** Lines of text beside a heading. */
export function section(heading: string, lines: readonly string[], { bold }: Colors): string {
  return lines
    .map((line, index) => `${pad(index === 0 ? bold(heading) : '', HEADING, 'left')}${line}`.trimEnd())
    .join('\n')
    .concat('\n');
}
