/** Entries that are being read, one inside the other. */
import type { State } from './network.ts';

/** An entry that is being read. Two ways into the same entry from the same place are one frame. */
export interface Frame {
  readonly id: number;
  readonly parent: Frame | undefined;
  /** How many frames are around it. */
  readonly depth: number;
  /** The entry's. */
  readonly entry: string;
  /** The part that it is of the entry around it. */
  readonly part: string | undefined;
  /** The index of its first token. */
  readonly start: number;
  /** Where the entry around it goes on. */
  readonly after: State | undefined;
}

export interface Frames {
  /** Around everything that is read. */
  root(block: string): Frame;
  /** An entry inside another, as this part of it, that begins with the token of that index; behind it the other goes on at `after`. */
  inside(parent: Frame, entry: string, part: string | undefined, after: State, start: number): Frame;
}

export function createFrames(): Frames {
  let count = 0;
  /** Of the token that was asked for last, by the frame around them. */
  let children = new Map<Frame, Frame[]>();
  let childrenOf = -1;
  return {
    root: (entry) => ({
      id: count++,
      parent: undefined,
      depth: 0,
      entry,
      part: undefined,
      start: 0,
      after: undefined,
    }),
    inside: (parent, entry, part, after, start) => {
      if (childrenOf !== start) {
        children = new Map();
        childrenOf = start;
      }
      const siblings = children.get(parent);
      const known = siblings?.find((frame) => frame.after === after && frame.entry === entry);
      if (known !== undefined) return known;
      const frame: Frame = { id: count++, parent, depth: parent.depth + 1, entry, part, start, after };
      if (siblings === undefined) children.set(parent, [frame]);
      else siblings.push(frame);
      return frame;
    },
  };
}
