/** Work that is done bit by bit, so that whoever does it may show how far it is, do other things between, and stop it. */
export interface Sliced {
  /** How many there are to do (null: nobody knows), and what they are: `trials`. */
  readonly all: number | null;
  readonly what: string;
  readonly done: () => number;
  /** Does so many more at the most; false: nothing is left to do. */
  readonly advance: (atMost: number) => boolean;
}

/** Does all of it, or as much as was done when nobody wanted it any more. */
export type DoSliced = (work: Sliced) => Promise<'done' | 'stopped'>;
