/** The face of this room: one layout for every file. */
export type { LayoutEdit } from './edits.ts';
export { type FormatOptions, type Formatted, format, LINE_WIDTH } from './format.ts';
