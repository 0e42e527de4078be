import { createColors } from 'picocolors';

/** How a text is to look. */
export interface Style {
  readonly colors: Colors;
  /** The width to keep within. */
  readonly columns: number;
  /** What shows it knows no characters beyond ASCII: whoever prints sends all through `asciiText`. */
  readonly ascii?: boolean;
}

export type Colors = ReturnType<typeof createColors>;

/** The width of what is no terminal. */
export const DEFAULT_COLUMNS = 80;

/** For files and tests. */
export const PLAIN: Style = { colors: createColors(false), columns: DEFAULT_COLUMNS };
