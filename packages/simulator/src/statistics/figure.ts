/** An estimate with its interval: the true value lies in `low..high` in a share of all studies, the level asked for. */
export interface Figure {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** A figure that is known: nothing of it is chance. */
export function exactly(value: number): Figure {
  return { value, low: value, high: value };
}
