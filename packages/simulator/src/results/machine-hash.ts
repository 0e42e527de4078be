import { type Machine, serialisedPieces } from '@rollout/compiler';
import { known } from '../known.ts';
import { absorbMore, beginStreams, drawKey, type Hashing, streamFor } from '../random/key.ts';
import type { Sliced } from '../sliced.ts';

/** 128 bits as hexadecimal digits, of the machine's canonical bytes. Tells machines apart; it is no protection against forgery. */
export function hashOfMachine(machine: Machine): string {
  const before = hashes.get(machine);
  if (before !== undefined) return before;
  const work = hashingOf(machine);
  work.advance(Number.POSITIVE_INFINITY);
  return work.hash();
}

/** The same bit by bit: the machine of a hundred thousand steps is a text of many million characters. */
export interface HashingOfMachine extends Sliced {
  /** Once nothing is left to do. */
  readonly hash: () => string;
}

/** What counts as one, in characters that are written or read. */
const PART = 65_536;

export function hashingOf(machine: Machine): HashingOfMachine {
  const key = drawKey('machine');
  const pieces = serialisedPieces(machine)[Symbol.iterator]();
  const written: string[] = [];
  let characters = 0;
  let hashing: Hashing | null = null;
  const write = (): void => {
    for (const before = characters; characters - before < PART; ) {
      const { done, value } = pieces.next();
      if (done === true) {
        hashing = beginStreams(key, written.join(''));
        return;
      }
      written.push(value);
      characters += value.length;
    }
  };
  return {
    all: null,
    what: 'parts of a machine',
    done: () => Math.floor((characters + (hashing?.done ?? 0)) / PART),
    advance(atMost) {
      if (hashes.has(machine)) return false;
      for (let part = 0; part < atMost; part++) {
        if (hashing === null) write();
        else absorbMore(hashing, PART);
        if (hashing === null || hashing.done < hashing.text.length) continue;
        const own = hashing;
        hashes.set(machine, ['1', '2'].map((purpose) => hex(streamFor(key, own, purpose))).join(''));
        return false;
      }
      return true;
    },
    hash: () => known(hashes.get(machine)),
  };
}

/** Machines never change. */
const hashes = new WeakMap<Machine, string>();

function hex({ high, low }: { readonly high: number; readonly low: number }): string {
  return [high, low].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}
