/** A half-open range of a text in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place in a source file. `path` is the file's name as the workspace knows it. */
export interface Location {
  readonly path: string;
  readonly span: Span;
}

/** Something that stands in a source file. */
export interface Located {
  readonly location: Location;
}
