/** How a handler's action meets what a look raises: measured, path by path, by running it. */
import type { Cause } from '@rollout/compiler';
import type { Action, Distribution } from '@rollout/language';
import { type ArcBook, addArc, addNumber, type Stretch } from './arcs.ts';
import type { ChainEnd, Response } from './chain.ts';
import type { Trouble } from './probe.ts';

/** What comes of an action that is met at a look. */
export type Measured =
  | { readonly kind: 'on'; readonly extra: Stretch | null }
  | { readonly kind: 'back'; readonly to: number; readonly stretch: Stretch }
  | {
      readonly kind: 'end';
      readonly outcome: ChainEnd['outcome'];
      readonly out: readonly boolean[];
      readonly stretch: Stretch;
    };

/** The same thread, raised at the same look. */
export interface Raised {
  readonly look: number;
  readonly stage: number;
  readonly trouble: Trouble;
  readonly cause: Cause;
  /** Handlers that count their retries together have one. */
  readonly handler: string;
}

export interface ResponseBook {
  readonly arcs: ArcBook;
  readonly ends: ChainEnd[];
  readonly counters: Map<string, number>;
  measure(raised: Raised, action: Action): Measured;
}

export function responseTo(book: ResponseBook, raised: Raised, action: Action): Response {
  return respond(book, raised, action, (last) => last, 0);
}

/** `after`: what comes before the action, with the action at its end; `depth`: how many actions that is, or were passed over. */
function respond(
  book: ResponseBook,
  raised: Raised,
  action: Action,
  after: (last: Action) => Action,
  depth: number,
): Response {
  switch (action.kind) {
    case 'retry': {
      const again = leaf(book, raised, after({ ...action, atMost: null }), true);
      if (action.atMost === null) return again;
      const then = respond(book, raised, action.then, after, depth + 1);
      if (action.atMost === 0) return then;
      const key = `${raised.handler} ${depth}`;
      const counter = book.counters.get(key) ?? book.counters.size;
      book.counters.set(key, counter);
      return { kind: 'retry', counter, atMost: action.atMost, again, then };
    }
    case 'pause':
      return respond(book, raised, action.then, (last) => after(paused(action.takes, last)), depth + 1);
    case 'ask': {
      // What is asked holds the stage as a pause does.
      const { takes, continues, otherwise } = action;
      const held = (last: Action): Action => after(paused(takes, last));
      if (continues <= 0) return respond(book, raised, otherwise, held, depth + 1);
      const yes = leaf(book, raised, held({ kind: 'continue' }), false);
      if (continues >= 1) return yes;
      const no = respond(book, raised, otherwise, held, depth + 1);
      return { kind: 'ask', continues: addNumber(book.arcs, continues), yes, no };
    }
    default:
      return leaf(book, raised, after(action), false);
  }
}

function paused(takes: Distribution, last: Action): Action {
  // biome-ignore lint/suspicious/noThenProperty: the name that actions have; nobody awaits one
  return { kind: 'pause', takes, then: last };
}

function leaf(book: ResponseBook, raised: Raised, action: Action, retries: boolean): Response {
  const measured = book.measure(raised, action);
  switch (measured.kind) {
    case 'on':
      return { kind: 'on', arc: measured.extra === null ? null : addArc(book.arcs, measured.extra), retries };
    case 'back':
      return { kind: 'back', to: measured.to, arc: addArc(book.arcs, measured.stretch) };
    case 'end': {
      const { outcome, out, stretch } = measured;
      const { cause, stage, look } = raised;
      book.ends.push({ outcome, cause, stage, look, out });
      return { kind: 'end', end: book.ends.length - 1, arc: addArc(book.arcs, stretch) };
    }
  }
}
