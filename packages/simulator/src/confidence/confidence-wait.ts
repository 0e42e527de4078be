/** When a wait for confidence is over: how sure one would be if the gate after it were passed, and how that grows with exposure. */
import type { ConfidenceQuestion, ConfidenceStep, Machine, Numbers } from '@rollout/compiler';
import { type Law, lawOf } from '../distributions/index.ts';
import { exposureUnit } from '../exposure-unit.ts';
import { known } from '../known.ts';
import { chanceLeft } from './chance-left.ts';
import { type Look, missedFrom } from './missed.ts';
import { chanceOfNoSign, type NoSign, noSignAfter } from './no-sign.ts';

/** What of a machine it looks at. */
export interface Suspected {
  readonly steps: Machine['steps'];
  readonly numbers: Pick<Numbers, 'bugs' | 'atMostOne' | 'checks'>;
}

/** The chance that a gate sees a bug that has shown, if its check is not blind to it. */
export type GateDetects = (gate: number, bug: number) => number;

export interface ConfidenceAnswer {
  /** Milliseconds from the question's `now`. */
  readonly takes: number;
  readonly reached: boolean;
}

export interface ConfidenceWait {
  /** The first millisecond at which the chance that a bug is left is low enough, or the latest. */
  answer(question: ConfidenceQuestion): ConfidenceAnswer;
  /** The chance that a bug would be left if the gate were passed at a time; Infinity: after more exposure than any bug needs. */
  left(question: ConfidenceQuestion, at: number): number;
}

interface Suspect {
  readonly bug: number;
  readonly believed: number;
  readonly law: Law;
  /** Amounts of exposure in one of the law's. */
  readonly unit: number;
}

/** What is known of a suspect when a question is asked. */
interface Clue {
  readonly suspect: Suspect;
  readonly noSign: NoSign;
  readonly exposure: number;
  readonly since: number;
  readonly rate: number;
}

/** A machine's waits for confidence by their steps, each made ready when it is first asked for. */
export function confidenceWaits(machine: Suspected, detects: GateDetects): (step: number) => ConfidenceWait {
  const waits = new Map<number, ConfidenceWait>();
  return (step) => {
    const wait = waits.get(step) ?? confidenceWait(machine, step, detects);
    waits.set(step, wait);
    return wait;
  };
}

/** `step` is a wait for confidence, or it throws. */
export function confidenceWait(machine: Suspected, step: number, detects: GateDetects): ConfidenceWait {
  const own = known(machine.steps[step]);
  if (own.kind !== 'confidence') throw new Error(`step ${step} is no wait for confidence`);
  const groups = suspectGroups(machine, own);
  const cluesOf = (question: ConfidenceQuestion): Clue[][] =>
    groups.map((group) => group.map((place) => clueOf(machine, own, detects, question, place)));
  return {
    left: (question, at) => leftAt(cluesOf(question), at),
    answer(question) {
      const { now, latest } = question;
      const clues = cluesOf(question);
      const most = 1 - own.level;
      if (leftAt(clues, now) <= most) return { takes: 0, reached: true };
      // Exposure only grows, and S only falls with it.
      if (leftAt(clues, latest) > most) return { takes: latest - now, reached: false };
      let before = now;
      let after = latest;
      while (after - before > 1) {
        const middle = before + Math.floor((after - before) / 2);
        if (leftAt(clues, middle) <= most) after = middle;
        else before = middle;
      }
      return { takes: after - now, reached: true };
    },
  };
}

/** The step's bugs by their places in it: those of which a release has at most one together, every other by itself. */
function suspectGroups(
  machine: Suspected,
  { bugs }: ConfidenceStep,
): { readonly place: number; readonly suspect: Suspect }[][] {
  const { atMostOne } = machine.numbers;
  const groups = new Map<string, { readonly place: number; readonly suspect: Suspect }[]>();
  bugs.forEach((bug, place) => {
    const own = known(machine.numbers.bugs[bug]);
    const { believed, surfaces } = own;
    if (surfaces === null) throw new Error(`bug ${bug} does not surface by exposure`);
    const together = atMostOne.findIndex((group) => group.includes(bug));
    const key = together < 0 ? `bug ${bug}` : `group ${together}`;
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    const suspect = {
      bug,
      believed: believed ?? 1,
      law: lawOf(surfaces),
      unit: exposureUnit(own),
    };
    group.push({ place, suspect });
  });
  return [...groups.values()];
}

function clueOf(
  machine: Suspected,
  own: ConfidenceStep,
  detects: GateDetects,
  question: ConfidenceQuestion,
  { place, suspect }: { readonly place: number; readonly suspect: Suspect },
): Clue {
  const gates = [...question.looks.map((look) => look.step), own.gate];
  const missed = missedFrom(gates.map((gate) => lookOf(machine, gate, detects(gate, suspect.bug))));
  const quietAt = question.looks.map(({ exposures }) => quietAfter(suspect, known(exposures[place])));
  return { suspect, noSign: noSignAfter(quietAt, missed), ...known(question.bugs[place]) };
}

function lookOf(machine: Suspected, gate: number, detects: number): Look {
  const step = known(machine.steps[gate]);
  if (step.kind !== 'gate') throw new Error(`step ${gate} is no gate`);
  return { check: step.check, blind: known(machine.numbers.checks[step.check]).blind, detects };
}

function leftAt(groups: readonly (readonly Clue[])[], at: number): number {
  return chanceLeft(
    groups.map((group) =>
      group.map(({ suspect, noSign, exposure, since, rate }) => {
        const then = at === Number.POSITIVE_INFINITY ? at : exposure + rate * (at - since);
        const quiet = quietAfter(suspect, then);
        return { present: suspect.believed, noSign: chanceOfNoSign(noSign, quiet) };
      }),
    ),
  );
}

/** The chance that it has not surfaced: never 0 under a law without a bound, however small a double can be. */
function quietAfter({ law, unit }: Suspect, exposure: number): number {
  const quiet = law.survival(exposure / unit);
  return law.most < Number.POSITIVE_INFINITY ? quiet : Math.max(quiet, ALMOST_NONE);
}

/** A bug that is surely there is left for as long as its chance to have kept quiet is not 0. */
const ALMOST_NONE = 1e-300;
