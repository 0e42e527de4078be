/** A stream of changes, as it is asked for on the command line and in an editor. */
import type { Machine } from '@rollout/compiler';
import { type NoStream, openStream, type Stream, trainsInSpan, whyNoStream } from '@rollout/simulator';
import { AskingError } from '../asking/asking-error.ts';

/** As many changes, or spans, as there are of whichever is more, unless somebody has said. */
const DEFAULT_CHANGES = 10_000;
const DEFAULT_SPANS = 250;

/** The most trains of one channel that are kept. */
const MOST_TRAINS = 10_000_000;

export interface StreamAsked {
  /** How many land in each span. */
  readonly changes: number;
  /** Changes in all; null: nobody has said. */
  readonly trials: number | null;
  readonly seed: string;
  readonly confidence: number;
}

/** The stream, and how many changes it is of. Throws an `AskingError` where the plan has none, or not of so many. */
export function streamAsked(
  machine: Machine,
  { changes, trials, seed, confidence }: StreamAsked,
): { readonly stream: Stream; readonly all: number } {
  const why = whyNoStream(machine);
  if (why !== null) throw noStream(machine.plan, why);
  const spans = spansOf(changes, trials);
  if (spans * trainsInSpan(machine) > MOST_TRAINS) {
    const help = 'Give fewer --trials, or more --changes.';
    throw new AskingError(`these are more than ${counted(MOST_TRAINS)} trains`, 'asked', help);
  }
  return { stream: openStream(machine, { changes, spans, seed, confidence }), all: changes * spans };
}

/** Whole ones. */
function spansOf(changes: number, trials: number | null): number {
  if (trials === null) return Math.max(DEFAULT_SPANS, Math.ceil(DEFAULT_CHANGES / changes));
  if (trials >= changes) return Math.floor(trials / changes);
  const message = `--trials ${trials} is less than the ${counted(changes)} changes of one span`;
  throw new AskingError(message, 'asked', `--trials ${DEFAULT_SPANS * changes} would be ${DEFAULT_SPANS} spans.`);
}

function noStream(plan: string, why: NoStream): AskingError {
  switch (why.kind) {
    case 'no-channel':
      return new AskingError(
        `plan ${plan} has no channel, so that changes take no trains`,
        'asked',
        'A channel is declared as: channel NAME for RING departs every 4w from 2026-01-13 { … }.',
      );
    case 'starts':
      return new AskingError(
        `it is said when plan ${plan} starts, so that every change lands at that moment`,
        'asked',
        '--changes is for changes that land all along: leave out `starts` and --start.',
      );
    case 'no-common-span':
      return new AskingError(
        `there are no whole weeks, 520 at most, after which the trains of ${why.channel} and the other channels leave alike again`,
        'asked',
        'Give the channels periods that have a small common multiple, such as 2w and 4w.',
      );
  }
}

function counted(count: number): string {
  return count.toLocaleString('en-US');
}
