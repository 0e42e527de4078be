/** The states of one hypothesis: looks, with what its bugs have come to and how often handlers have tried again. */
import { known } from '../known.ts';
import type { ChainShape, Look, Response } from './chain.ts';
import type { Carriage, Carried } from './hypotheses.ts';
import { COUNTS_FALSE_ALARM, COUNTS_RETRY, type Factor, FOUND, HIDDEN, SHOWN } from './program.ts';

export interface Walked {
  /** Per state its edges; the first state is before the first look. */
  readonly edges: readonly (readonly WalkedEdge[])[];
  /** Per state the look at which it stands; -1: before the first. */
  readonly looks: readonly number[];
  readonly ends: readonly { readonly end: number; readonly states: readonly number[] }[];
}

export interface WalkedEdge {
  readonly to: { readonly kind: 'state' | 'end'; readonly index: number };
  readonly factors: readonly Factor[];
  /** At most two. */
  readonly arcs: readonly number[];
  readonly counts: number;
  readonly finds: readonly { readonly bug: number; readonly stage: number }[];
}

interface State {
  /** -1: before the first. */
  readonly look: number;
  readonly counters: readonly number[];
  /** Per bug of the hypothesis. */
  readonly bugs: readonly number[];
}

/** How large what is walked may become. */
export interface Size {
  readonly states: number;
  readonly edges: number;
}

/** null: it has more states, or more edges, than `most`. */
export function walkHypothesis(shape: ChainShape, { bugs }: Carriage, most: Size): Walked | null {
  const states: State[] = [];
  const indices = new Map<string, number>();
  const ends: { end: number; states: readonly number[] }[] = [];
  const endIndices = new Map<string, number>();
  const edges: WalkedEdge[][] = [];
  const indexOf = (state: State): number => {
    const key = `${state.look} ${state.counters.join()} ${state.bugs.join()}`;
    const index = indices.get(key) ?? states.length;
    if (index === states.length) {
      indices.set(key, index);
      states.push(state);
    }
    return index;
  };
  const endOf = (end: number, own: readonly number[]): number => {
    const key = `${end} ${own.join()}`;
    const index = endIndices.get(key) ?? ends.length;
    if (index === ends.length) {
      endIndices.set(key, index);
      ends.push({ end, states: own });
    }
    return index;
  };

  /** What leads on from a state once a look has been met so. */
  function* follow(
    state: State,
    response: Response,
    retries = false,
  ): Generator<Omit<WalkedEdge, 'counts' | 'finds'> & { retries: boolean }> {
    const { look, counters } = state;
    switch (response.kind) {
      case 'on': {
        const to = look + 1;
        const arcs = [...(response.arc === null ? [] : [response.arc]), known(shape.reach[to])];
        for (const { factors, own } of pass(shape, bugs, state.bugs, arcs, to)) {
          const target =
            to < shape.looks.length
              ? ({ kind: 'state', index: indexOf({ look: to, counters, bugs: own }) } as const)
              : ({ kind: 'end', index: endOf(0, own) } as const);
          yield { to: target, factors, arcs, retries: retries || response.retries };
        }
        return;
      }
      case 'back':
        for (const { factors, own } of pass(shape, bugs, state.bugs, [response.arc], response.to)) {
          const index = indexOf({ look: response.to, counters, bugs: own });
          yield { to: { kind: 'state', index }, factors, arcs: [response.arc], retries: true };
        }
        return;
      case 'end':
        for (const { factors, own } of pass(shape, bugs, state.bugs, [response.arc], look)) {
          yield { to: { kind: 'end', index: endOf(response.end, own) }, factors, arcs: [response.arc], retries };
        }
        return;
      case 'retry': {
        const used = known(counters[response.counter]);
        if (used >= response.atMost) {
          yield* follow(state, response.then, retries);
          return;
        }
        const after = counters.map((count, counter) => (counter === response.counter ? count + 1 : count));
        yield* follow({ ...state, counters: after }, response.again, true);
        return;
      }
      case 'ask':
        for (const edge of follow(state, response.yes, retries)) {
          yield { ...edge, factors: [{ kind: 'chance', at: response.continues }, ...edge.factors] };
        }
        for (const edge of follow(state, response.no, retries)) {
          yield { ...edge, factors: [{ kind: 'unless', at: response.continues }, ...edge.factors] };
        }
    }
  }

  const none = Array.from({ length: shape.counters }, () => 0);
  indexOf({ look: -1, counters: none, bugs: bugs.map(() => HIDDEN) });
  let count = 0;
  for (let s = 0; s < states.length; s++) {
    if (states.length > most.states) return null;
    const state = known(states[s]);
    const look = shape.looks[state.look];
    const own: WalkedEdge[] = [];
    edges.push(own);
    for (const seen of look === undefined ? [PASSES] : sightsOf(look, bugs, state.bugs)) {
      const { factors, found, raises } = seen;
      const after = {
        ...state,
        bugs: state.bugs.map((before, b) => (found.includes(b) ? FOUND : before)),
      };
      const finds = found.flatMap((b) =>
        state.bugs[b] === FOUND || look === undefined ? [] : [{ bug: known(bugs[b]).bug, stage: look.stage }],
      );
      const counts = raises === 'alarm' && look?.alarm?.counts === true ? COUNTS_FALSE_ALARM : 0;
      for (const { retries, ...edge } of follow(after, responseOf(look, raises))) {
        count += 1;
        if (count > most.edges) return null;
        own.push({
          ...edge,
          factors: [...factors, ...edge.factors],
          counts: counts + (retries ? COUNTS_RETRY : 0),
          finds,
        });
      }
    }
  }
  return { edges, looks: states.map(({ look }) => look), ends };
}

interface Sight {
  readonly factors: readonly Factor[];
  /** Bugs of the hypothesis. */
  readonly found: readonly number[];
  readonly raises: 'nothing' | 'unhealthy' | 'alarm';
}

const PASSES: Sight = { factors: [], found: [], raises: 'nothing' };
const ON: Response = { kind: 'on', arc: null, retries: false };

function responseOf(look: Look | undefined, raises: Sight['raises']): Response {
  if (look === undefined || raises === 'nothing') return ON;
  return raises === 'unhealthy' ? look.unhealthy : (look.alarm?.met ?? ON);
}

/** What a look may see, by what the bugs have come to. */
function sightsOf(look: Look, bugs: readonly Carried[], states: readonly number[]): Sight[] {
  if (look.kind === 'stage-end') {
    const found = bugs.flatMap(({ way }, b) => (way.sure && states[b] === SHOWN ? [b] : []));
    return found.length > 0 ? [{ factors: [], found, raises: 'unhealthy' }] : [PASSES];
  }
  let seen: { factors: Factor[]; found: number[] }[] = [{ factors: [], found: [] }];
  let covered = false;
  for (const [b, { bug, way, blind }] of bugs.entries()) {
    if (states[b] === HIDDEN || look.kind === 'approval') continue;
    const detects = known(look.detects[bug] ?? null);
    const isBlind = detects === null || (look.check !== null && blind.includes(look.check));
    if (!way.sure && isBlind) continue;
    covered = true;
    seen = seen.flatMap(({ factors, found }) => {
      if (way.sure || detects === null) return [{ factors, found: [...found, b] }];
      return [
        { factors: [...factors, { kind: 'chance', at: detects } as const], found: [...found, b] },
        { factors: [...factors, { kind: 'unless', at: detects } as const], found },
      ];
    });
  }
  if (covered)
    return seen.map(({ factors, found }) => ({ factors, found, raises: found.length > 0 ? 'unhealthy' : 'nothing' }));
  if (look.alarm === null) return [PASSES];
  const at = look.alarm.chance;
  return [
    { factors: [{ kind: 'chance', at }], found: [], raises: 'alarm' },
    { factors: [{ kind: 'unless', at }], found: [], raises: 'nothing' },
  ];
}

/** What bugs may come to on the way to a look (behind the last: to completion). */
function pass(
  shape: ChainShape,
  bugs: readonly Carried[],
  states: readonly number[],
  arcs: readonly number[],
  to: number,
): { factors: Factor[]; own: number[] }[] {
  let all: { own: number[]; surface: number[]; hide: number[] }[] = [{ own: [], surface: [], hide: [] }];
  for (const [b, { bug, way }] of bugs.entries()) {
    const before = known(states[b]);
    if (before !== HIDDEN || (way.from !== null && way.from <= to)) {
      const now = before === HIDDEN ? SHOWN : before;
      for (const { own } of all) own.push(now);
    } else if (known(shape.bugs[bug]).hazard === null) {
      for (const { own } of all) own.push(HIDDEN);
    } else {
      all = all.flatMap(({ own, surface, hide }) => [
        { own: [...own, SHOWN], surface: [...surface, bug], hide },
        { own: [...own, HIDDEN], surface, hide: [...hide, bug] },
      ]);
    }
  }
  return all.map(({ own, surface, hide }) => ({
    own,
    factors: surface.length + hide.length === 0 ? [] : [{ kind: 'showing', surface, hide, arcs }],
  }));
}
