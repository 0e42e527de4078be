import { serialiseMachine } from '@rollout/compiler';
import { describe, expect, it } from 'vitest';
import { drawKey, streamOf } from '../random/key.ts';
import { machineOf } from '../testing/machine-of.ts';
import { hashingOf, hashOfMachine } from './machine-hash.ts';

const LONG = machineOf(`topology fleet { region r { cluster c { server[10] } } }
model m { deploy takes 5m per server  gate health { detects 50% } }
plan p on fleet using m { stage one { deploy all ${'wait 5m gate health '.repeat(800)} } }`).machine;

describe('a machine’s hash', () => {
  it('is of its canonical text', () => {
    const text = serialiseMachine(LONG);
    const words = ['1', '2'].flatMap((part) => {
      const { high, low } = streamOf(drawKey('machine'), text, part);
      return [high, low];
    });
    expect(hashOfMachine(LONG)).toBe(words.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join(''));
  });

  it('is the same part by part, and known from then on', () => {
    const copy = { ...LONG };
    const hashing = hashingOf(copy);
    const told: number[] = [];
    while (hashing.advance(1)) told.push(hashing.done());
    expect(told.length).toBeGreaterThan(4);
    expect(told).toEqual([...told].sort((one, other) => one - other));
    expect(hashing.hash()).toBe(hashOfMachine(LONG));
    expect(hashingOf(copy).advance(1)).toBe(false);
  });
});
