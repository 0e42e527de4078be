/**
 * How far a document has come. Phases run in this order, each on what the one before gave; whoever asks for something
 * names the phase that it needs, and may rely on what that phase says here.
 */
export const Phase = {
  /** The file has been read and has a tree, whatever is wrong with it. */
  Parsed: 1,
  /** Everything that it imports has been read and has a tree too, or a diagnostic says why not. */
  Linked: 2,
  /** There is a Program: names resolved, units converted, defaults filled in; plans with an error are left out of it. */
  Checked: 3,
  /** Each plan of the Program has a machine, unless a diagnostic with an error says why not. */
  Compiled: 4,
  /** For each constraint of a machine it is known by what no start can exceed it. */
  Proven: 5,
  /** Each machine has been run once with nothing going wrong: it ends, and within its deadline. */
  Measured: 6,
  /** Each rule of lint that is in force has looked at what has no error, and no suppression is without use. */
  Linted: 7,
} as const;

export type Phase = (typeof Phase)[keyof typeof Phase];
