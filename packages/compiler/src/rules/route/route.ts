/**
 * The way of a change to everybody, as far as it is the same in every run: what each sentence reaches, in order, and where somebody looks.
 * Rules ask it instead of walking a plan each by itself. Its cost is that of the machine's steps and the cells they are about.
 */
import type { Layout } from '../../machine/layout/index.ts';
import type { Machine } from '../../machine/machine.ts';
import type { StepIndex } from '../../machine/steps.ts';
import { type Advance, advancing } from './advance.ts';
import { type Beat, beatsOf } from './beats.ts';

export interface Route {
  readonly moves: readonly Move[];
  /** The same, cut after each look. */
  readonly stretches: readonly Stretch[];
}

/** A beat, with what it does. */
export interface Move extends Beat {
  /** null: nobody more is reached by it. */
  readonly advance: Advance | null;
  /** The change goes further by it, to servers or people, or to what versions share: a lever is pulled, or a schema is changed. */
  readonly acts: boolean;
  /** Somebody looks: a gate, an approval, or a wait while a watch is on. */
  readonly looks: boolean;
  /** Time is given to see something in. */
  readonly waits: boolean;
}

/** From one look to the next. */
export interface Stretch {
  readonly moves: readonly Move[];
  /** Its last move; null: the plan ends, and nobody has looked since. */
  readonly look: Move | null;
}

export function routeOf(machine: Machine, layout: Layout): Route {
  const advanceOf = advancing(machine, layout);
  const watched = new Set(machine.watches.map(({ stage }) => stage));
  const moves = beatsOf(machine, layout).map((beat): Move => {
    const { steps, kind, stage, source } = beat;
    const waits = kind === 'wait' || kind === 'clock' || kind === 'confidence';
    const looks = kind === 'gate' || kind === 'approval' || (waits && (watched.has(null) || watched.has(stage)));
    const acts = kind === 'deploy' || kind === 'pull' || kind === 'schema';
    return { steps, kind, stage, source, advance: advanceOf(beat), acts, looks, waits };
  });
  return { moves, stretches: stretchesOf(moves) };
}

function stretchesOf(moves: readonly Move[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let from = 0;
  moves.forEach((move, index) => {
    if (!move.looks && index < moves.length - 1) return;
    stretches.push({ moves: moves.slice(from, index + 1), look: move.looks ? move : null });
    from = index + 1;
  });
  return stretches;
}

/** The first step that a move stands for: where a finding about it points. */
export function stepOf({ steps }: Beat): StepIndex {
  return steps[0] ?? -1;
}
