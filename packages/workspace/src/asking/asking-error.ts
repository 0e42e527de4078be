/** Ends work with a message for whoever has asked for it. Not a bug: what was asked for cannot be done as asked. */
export class AskingError extends Error {
  constructor(
    /** Without a full stop at its end. */
    message: string,
    /**
     * `asked`: it was asked for in the wrong way. `plan`: the plan does not allow it. `data`: a file of samples or of releases does not say what it has to.
     * `stopped`: nobody wanted it any more, and half of it says nothing.
     */
    readonly reason: 'asked' | 'plan' | 'data' | 'stopped',
    /** What to do instead, in terms of the command line. */
    readonly help?: string,
  ) {
    super(message);
  }
}
