/** Thrown by a scripted luck that is asked what has no few answers; whoever walks the tree of runs says why it has none. */
export class Unknowable extends Error {
  /** `why` completes "it cannot be worked out run by run: …". */
  constructor(readonly why: string) {
    super(why);
  }
}
