/** Makes a chain ready to be solved. */
import { known } from '../known.ts';
import type { Chain } from './chain.ts';
import { hypothesesOf } from './hypotheses.ts';
import { knotsOf } from './knots.ts';
import { type Factor, type FactorTable, FOUND, type Hypothesis, type Program, type Terminal } from './program.ts';
import { walkHypothesis } from './walk-hypothesis.ts';

/** Beyond so many states or edges a chain is given up. Of bugs that may be there together each makes six times as many edges, of a kilobyte or two. */
const MOST_STATES = 200_000;
const MOST_EDGES = 200_000;

/** null: its bugs, or its retries, can be combined in too many ways. */
export function compileChain(chain: Chain): Program | null {
  const key = JSON.stringify(chain.shape);
  const before = compiled.get(key);
  const program = before === undefined ? compile(chain) : before && { ...before, chain };
  // Plans that differ in their numbers alone are mostly met one after the other.
  if (compiled.size >= MOST_KEPT) compiled.clear();
  compiled.set(key, program);
  return program;
}

/** By the shape, which is all that it depends on. */
const compiled = new Map<string, Program | null>();
const MOST_KEPT = 4;

function compile(chain: Chain): Program | null {
  const { shape } = chain;
  const carriages = hypothesesOf(shape);
  if (carriages === null) return null;
  const factors: Factor[] = [];
  const factorIndices = new Map<string, number>();
  const indexOf = (factor: Factor): number => {
    const key = JSON.stringify(factor);
    const index = factorIndices.get(key) ?? factors.length;
    if (index === factors.length) {
      factorIndices.set(key, index);
      factors.push(factor);
    }
    return index;
  };
  const hypotheses: Hypothesis[] = [];
  const begins: number[] = [];
  const terminals: Terminal[] = [];
  const hypothesisOf: number[] = [];
  const knots: number[] = [];
  const edgesFrom: number[] = [];
  const edges: {
    readonly to: number;
    readonly terminal: boolean;
    readonly arcs: readonly number[];
    readonly counts: number;
    readonly factors: readonly number[];
  }[] = [];
  const finds: { edge: number; bug: number; stage: number }[] = [];
  for (const [h, carriage] of carriages.entries()) {
    const walked = walkHypothesis(shape, carriage, {
      states: MOST_STATES - hypothesisOf.length,
      edges: MOST_EDGES - edges.length,
    });
    if (walked === null) return null;
    const leads = walked.edges.map((own) => own.flatMap(({ to }) => (to.kind === 'state' ? [to.index] : [])));
    // Within a knot by looks, so that what takes no time leads on to a later state of it.
    const lookOf = (state: number): number => known(walked.looks[state]);
    const ordered = knotsOf(leads).map((knot) => knot.sort((a, b) => lookOf(a) - lookOf(b) || a - b));
    const first = hypothesisOf.length;
    const place = new Int32Array(leads.length);
    ordered.flat().forEach((state, i) => {
      place[state] = first + i;
    });
    const firstTerminal = terminals.length;
    for (const { end, states } of walked.ends) terminals.push({ hypothesis: h, end, states });
    hypotheses.push({
      bugs: carriage.bugs.map(({ bug }) => bug),
      factors: carriage.factors.map(indexOf),
    });
    begins.push(known(place[0]));
    for (const knot of ordered) {
      knots.push(hypothesisOf.length);
      for (const state of knot) {
        hypothesisOf.push(h);
        edgesFrom.push(edges.length);
        for (const edge of known(walked.edges[state])) {
          for (const find of edge.finds) finds.push({ edge: edges.length, ...find });
          const terminal = edge.to.kind === 'end';
          edges.push({
            to: terminal ? firstTerminal + edge.to.index : known(place[edge.to.index]),
            terminal,
            arcs: edge.arcs,
            counts: edge.counts,
            factors: edge.factors.map(indexOf),
          });
        }
      }
    }
  }
  const states = hypothesisOf.length;
  knots.push(states);
  edgesFrom.push(edges.length);
  const starts = (lengths: readonly number[]): Int32Array => {
    let from = 0;
    return Int32Array.from([0, ...lengths.map((length) => (from += length))]);
  };
  const bugsFrom = starts(hypotheses.map(({ bugs }) => bugs.length));
  const to = Int32Array.from(edges, (edge) => (edge.terminal ? states + edge.to : edge.to));
  const numbersOfArc = (arc: number | undefined): number => (arc === undefined ? -1 : known(shape.arcs[arc]).at);
  return {
    chain,
    factors,
    read: tableOf(factors, 'chance'),
    unless: tableOf(factors, 'unless'),
    others: Int32Array.from(factors.flatMap(({ kind }, f) => (kind === 'chance' || kind === 'unless' ? [] : [f]))),
    hypotheses,
    starts: Int32Array.from(begins),
    weightsFrom: starts(hypotheses.map((hypothesis) => hypothesis.factors.length)),
    weightOf: Int32Array.from(hypotheses.flatMap((hypothesis) => hypothesis.factors)),
    bugsFrom,
    bugOf: Int32Array.from(hypotheses.flatMap(({ bugs }) => bugs)),
    states,
    knots: Int32Array.from(knots),
    hypothesisOf: Int32Array.from(hypothesisOf),
    edgesFrom: Int32Array.from(edgesFrom),
    to,
    arc: Int32Array.from(edges, ({ arcs }) => numbersOfArc(arcs[0])),
    otherArc: Int32Array.from(edges, ({ arcs }) => numbersOfArc(arcs[1])),
    counts: Uint8Array.from(edges, ({ counts }) => counts),
    loops: Uint8Array.from(knots.slice(0, -1), (state) =>
      to.subarray(edgesFrom[state], edgesFrom[state + 1]).includes(state) ? 1 : 0,
    ),
    factorsFrom: starts(edges.map((edge) => edge.factors.length)),
    factorOf: Int32Array.from(edges.flatMap((edge) => edge.factors)),
    finds,
    terminals,
    escapes: terminals.flatMap(({ hypothesis, end, states: stands }, terminal) =>
      end === 0
        ? stands.flatMap((stand, b) =>
            stand === FOUND
              ? []
              : [
                  {
                    terminal,
                    exposure: known(bugsFrom[hypothesis]) + b,
                    horizon: known(shape.bugs[known(known(hypotheses[hypothesis]).bugs[b])]).horizon,
                  },
                ],
          )
        : [],
    ),
  };
}

function tableOf(factors: readonly Factor[], kind: 'chance' | 'unless'): FactorTable {
  const own = factors.flatMap((factor, f) => (factor.kind === kind ? [{ f, at: factor.at }] : []));
  return { factor: Int32Array.from(own, ({ f }) => f), at: Int32Array.from(own, ({ at }) => at) };
}
