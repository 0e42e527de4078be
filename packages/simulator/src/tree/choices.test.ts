import { describe, expect, it } from 'vitest';
import { beginRun, type Choices, choose, happens, kindOfRun, noChoices, repeats, setNext } from './choices.ts';

interface Run {
  readonly told: string;
  readonly chance: number;
}

/** All runs of something that asks. */
function runsOf(ask: (choices: Choices) => string, choices = noChoices(0)): Run[] {
  const runs: Run[] = [];
  do {
    beginRun(choices);
    const told = ask(choices);
    runs.push({ told, chance: choices.mass });
  } while (setNext(choices));
  return runs;
}

const sum = (runs: readonly Run[]): number => runs.reduce((whole, { chance }) => whole + chance, 0);

describe('choices', () => {
  it('go through every run once, with its chance', () => {
    const runs = runsOf((choices) => {
      const first = choose(choices, [0.2, 0, 0.5, 0.3], 4);
      // What is asked next depends on what was answered.
      return first === 2 ? `${first}${happens(choices, 0.25) ? 'y' : 'n'}` : String(first);
    });
    expect(runs).toEqual([
      { told: '0', chance: 0.2 },
      { told: '2n', chance: 0.375 },
      { told: '2y', chance: 0.125 },
      { told: '3', chance: 0.3 },
    ]);
  });

  it('ask nothing that is certain', () => {
    expect(runsOf((choices) => `${choose(choices, [0, 1], 2)} ${happens(choices, 0)} ${happens(choices, 1)}`)).toEqual([
      { told: '1 false true', chance: 1 },
    ]);
  });

  it('end what could go on for ever: what is too unlikely falls to the rest', () => {
    const choices = noChoices(1e-6);
    const runs = runsOf((own) => {
      own.whole = 1;
      let again = 0;
      while (happens(own, 0.1)) again++;
      return String(again);
    }, choices);
    expect(runs).toHaveLength(7);
    expect(sum(runs)).toBeCloseTo(1, 15);
    // The seventh time would be the first that is less likely than a millionth.
    expect(choices.omitted).toBeCloseTo(1e-7, 15);
  });

  it('end it though going on is the likelier', () => {
    const runs = runsOf((own) => {
      own.whole = 1;
      let again = 0;
      while (happens(own, 0.7)) again++;
      return String(again);
    }, noChoices(1e-6));
    expect(sum(runs)).toBeCloseTo(1, 12);
    expect(runs.length).toBeLessThan(50);
  });

  it('hold what is rare against what it belongs to', () => {
    const rare = 1e-9;
    const runs = runsOf((own) => {
      const there = happens(own, rare);
      own.whole = there ? rare : 1;
      return `${there} ${happens(own, 1e-4)}`;
    }, noChoices(1e-6));
    expect(runs.map(({ told }) => told)).toEqual(['false false', 'false true', 'true false', 'true true']);
    expect(runs[3]?.chance).toBeCloseTo(rare * 1e-4, 20);
  });

  it('answer what may be repeated with yes at most once in a run', () => {
    const choices = noChoices(0);
    const kinds: string[] = [];
    const runs = runsOf((own) => {
      const told = [0.1, 0.2, 0.3].map((chance) => {
        let times = 0;
        while (repeats(own, chance)) times++;
        return times;
      });
      const other = happens(own, 0.5);
      kinds.push(kindOfRun(own));
      return `${told.join('')} ${other}`;
    }, choices);
    expect(runs.map(({ told }) => told)).toEqual([
      ...['000 false', '000 true', '001 false', '001 true', '010 false', '010 true', '100 false', '100 true'],
    ]);
    // Each is as likely as the one of its kind in which nothing is repeated.
    for (const { chance } of runs) expect(chance).toBeCloseTo(0.9 * 0.8 * 0.7 * 0.5, 15);
    expect(new Set(kinds).size).toBe(2);
  });
});
