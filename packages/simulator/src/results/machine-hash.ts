import { type Machine, serialiseMachine } from '@rollout/compiler';
import { drawKey, streamOf } from '../random/key.ts';

/** 128 bits as hexadecimal digits, of the machine's canonical bytes. Tells machines apart; it is no protection against forgery. */
export function hashOfMachine(machine: Machine): string {
  const known = hashes.get(machine);
  if (known !== undefined) return known;
  const text = serialiseMachine(machine);
  const key = drawKey('machine');
  const hash = ['1', '2'].map((part) => hex(streamOf(key, text, part))).join('');
  hashes.set(machine, hash);
  return hash;
}

/** Machines never change. */
const hashes = new WeakMap<Machine, string>();

function hex({ high, low }: { readonly high: number; readonly low: number }): string {
  return [high, low].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}
