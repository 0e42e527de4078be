/** What a trial holds for its bugs: which are there, when and where each shows, and who can see it. */
import type { Layout, Machine } from '@rollout/compiler';
import type { Law } from '../distributions/index.ts';
import { exposureUnit } from '../exposure-unit.ts';
import { expm1 } from '../math/exp.ts';
import { log1p } from '../math/log.ts';
import { nextUniform, openSubstream, uniform, uniformSource } from '../random/draw.ts';
import { type DrawKey, type Stream, streamOf } from '../random/key.ts';
import { anyFrom, type BugChances, presenceOfMachine, type Showing } from './bug-groups.ts';
import { type LawBook, lawIn } from './laws.ts';
import type { BugFates } from './luck.ts';
import { isStratified, type Presence, type PresenceGroup, stratumOfTrial } from './presence.ts';
import { bugEntity, groupEntity, watchEntity } from './streams.ts';
import { emptyTape, noteChance, noteDraw, PLAIN, type Tape } from './tape.ts';

/** Opened anew for each draw. */
const source = uniformSource();

interface BugDraws {
  readonly chances: BugChances;
  /** `unit`: amounts of exposure in one of the law's. */
  readonly surfaces: { readonly law: Law; readonly unit: number; readonly stream: Stream } | null;
  readonly shows: Stream;
  /** One a check. */
  readonly blind: readonly { readonly chance: number; readonly stream: Stream }[];
  /** One a watch. */
  readonly watched: readonly {
    readonly check: number;
    readonly detects: number;
    readonly after: Law;
    readonly stream: Stream;
  }[];
}

export interface BugLuckDraws {
  readonly presence: Presence;
  readonly stratified: boolean;
  readonly groups: readonly Stream[];
  readonly bugs: readonly BugDraws[];
  readonly fates: BugFates;
  readonly tape: Tape;
}

export function prepareBugLuck(
  machine: Machine,
  layout: Layout,
  key: DrawKey,
  laws: LawBook,
  stratified: boolean,
  chosen?: Presence,
): BugLuckDraws {
  const { bugs, checks } = machine.numbers;
  const { chances, presence: own } = presenceOfMachine(machine, layout);
  const presence = chosen ?? own;
  const { groups } = presence;
  const names = bugs.map(({ name }) => name);
  const showings = bugs.reduce((sum, bug) => sum + bug.shows.length, 0);
  let from = 0;
  const showingsFrom = [0, ...bugs.map((bug) => (from += bug.shows.length))];
  const isByStratum = stratified && isStratified(presence);
  return {
    presence,
    stratified: isByStratum,
    tape: emptyTape(isByStratum ? presence : null),
    groups: groups.map((group) => streamOf(key, groupEntity(group.bugs.map((bug) => names[bug] ?? '')), 'there')),
    bugs: bugs.map((bug, b) => {
      const entity = bugEntity(bug.name);
      return {
        chances: chances[b] ?? { showings: [], thereIfItShows: false, chance: 0 },
        surfaces:
          bug.surfaces === null
            ? null
            : { law: lawIn(laws, bug.surfaces), unit: exposureUnit(bug), stream: streamOf(key, entity, 'surfaces') },
        shows: streamOf(key, entity, 'shows'),
        blind: checks.map((check) => ({ chance: check.blind, stream: streamOf(key, entity, `blind:${check.name}`) })),
        watched: machine.watches.flatMap(({ check }, watch) => {
          const numbers = checks[check]?.watch;
          const after = numbers?.after[b];
          if (numbers === undefined || after === undefined) return [];
          const stream = streamOf(key, entity, watchEntity(machine, watch));
          return [{ check, detects: numbers.detects[b] ?? 0, after: lawIn(laws, after), stream }];
        }),
      };
    }),
    fates: {
      there: new Uint8Array(bugs.length),
      surfacesAt: new Float64Array(bugs.length),
      showingsFrom: Int32Array.from(showingsFrom),
      showsAt: new Int32Array(showings),
      blind: new Uint8Array(bugs.length * checks.length),
      watched: new Float64Array(bugs.length * machine.watches.length),
    },
  };
}

/** Fills `draws.fates` for a trial. */
export function drawBugLuck(draws: BugLuckDraws, trial: number): void {
  choosePresence(draws, trial);
  const { there } = draws.fates;
  for (let bug = 0; bug < draws.bugs.length; bug++) {
    const own = draws.bugs[bug];
    if (own !== undefined && there[bug] === 1) drawFate(own, bug, draws.fates, draws.tape, trial);
  }
}

function choosePresence(draws: BugLuckDraws, trial: number): void {
  const { presence, fates, tape } = draws;
  const { there } = fates;
  there.fill(0);
  if (presence.bugs === 0) return;
  if (draws.stratified) {
    const stratum = stratumOfTrial(presence, trial);
    if (stratum === 0) return;
    if (stratum <= presence.bugs) {
      there[stratum - 1] = 1;
      return;
    }
  }
  // Group by group; in the stratum of two or more, on condition that there will be so many.
  let held = 0;
  for (let g = 0; g < presence.groups.length; g++) {
    const group = presence.groups[g];
    const stream = draws.groups[g];
    if (group === undefined || stream === undefined) continue;
    const any = group.chances.reduce((sum, chance) => sum + chance, 0);
    let chance = any;
    if (draws.stratified) {
      const now = presence.severalFrom[3 * g + held] ?? 0;
      const then = presence.severalFrom[3 * (g + 1) + Math.min(2, held + 1)] ?? 0;
      chance = now === 0 ? 0 : (any * then) / now;
    }
    const u = uniform(stream, trial, 1);
    if (u >= chance) {
      noteDraw(tape, stream.high, stream.low, 1, PLAIN, 0, chance, 1);
      continue;
    }
    held = Math.min(2, held + 1);
    let place = (u / chance) * any;
    let last = -1;
    let before = 0;
    for (let i = 0; i < group.bugs.length; i++) {
      const own = group.chances[i] ?? 0;
      if (own <= 0) continue;
      last = group.bugs[i] ?? -1;
      if (place < own) break;
      place -= own;
      before += own;
    }
    if (last >= 0) there[last] = 1;
    if (tape.listening) notePresence(tape, group, stream, last, chance / any, before);
  }
}

/** Which bug of its group is there; `scale` times a share of the group's chances is a bound of the draw. */
function notePresence(
  tape: Tape,
  { bugs, chances }: PresenceGroup,
  { high, low }: Stream,
  bug: number,
  scale: number,
  before: number,
): void {
  const place = bugs.indexOf(bug);
  const isLast = chances.every((chance, i) => i <= place || chance <= 0);
  const all = chances.reduce((sum, chance) => sum + chance, 0);
  const upTo = isLast ? all : before + (chances[place] ?? 0);
  noteDraw(tape, high, low, 1, PLAIN, place + 1, scale * before, scale * upTo);
}

function drawFate(own: BugDraws, bug: number, fates: BugFates, tape: Tape, trial: number): void {
  fates.surfacesAt[bug] =
    own.surfaces === null
      ? Number.POSITIVE_INFINITY
      : own.surfaces.law.sample(uniform(own.surfaces.stream, trial, 1)) * own.surfaces.unit;
  drawShowings(own, fates.showingsFrom[bug] ?? 0, fates.showsAt, tape, trial);
  own.blind.forEach(({ chance, stream }, check) => {
    const blind = chance > 0 && uniform(stream, trial, 1) < chance;
    fates.blind[bug * own.blind.length + check] = blind ? 1 : 0;
    noteChance(tape, stream.high, stream.low, 1, PLAIN, blind, chance);
  });
  own.watched.forEach(({ check, detects, after, stream }, watch) => {
    const blind = fates.blind[bug * own.blind.length + check] === 1;
    openSubstream(source, stream, trial, 1);
    const isMet = nextUniform(source) < detects;
    const sees = isMet && !blind;
    if (!blind) noteChance(tape, stream.high, stream.low, 1, 0, isMet, detects);
    fates.watched[bug * own.watched.length + watch] = sees
      ? Math.ceil(after.sample(nextUniform(source)))
      : Number.POSITIVE_INFINITY;
  });
}

/**
 * The node at which each showing comes true. If the bug is there exactly because one does, they are drawn on that condition,
 * one after the other: until one has come true, a showing's chance is its own over the chance that it or a later one does.
 */
function drawShowings(own: BugDraws, from: number, showsAt: Int32Array, tape: Tape, trial: number): void {
  const { showings, thereIfItShows } = own.chances;
  let owed = thereIfItShows;
  for (let i = 0; i < showings.length; i++) {
    const showing = showings[i];
    if (showing === undefined) continue;
    const chance = owed ? Math.min(1, showing.chance / anyFrom(showings, i)) : showing.chance;
    const u = uniform(own.shows, trial, i + 1);
    const comesTrue = showing.chance > 0 && u < chance;
    const first = comesTrue ? firstOf(showing, u / chance) : -1;
    showsAt[from + i] = comesTrue ? showing.from + first : 0;
    if (tape.listening) noteShowing(tape, own.shows, i + 1, showing, chance, first);
    if (comesTrue) owed = false;
  }
}

/** `first`: the node at which it comes true, from 0; −1: it does not. */
function noteShowing(
  tape: Tape,
  { high, low }: Stream,
  ordinal: number,
  showing: Showing,
  chance: number,
  first: number,
): void {
  if (first < 0) {
    noteDraw(tape, high, low, ordinal, PLAIN, 0, chance, 1);
  } else {
    const from = chance * shareBefore(showing, first);
    const to = chance * shareBefore(showing, first + 1);
    noteDraw(tape, high, low, ordinal, PLAIN, first + 1, from, to);
  }
}

/** Of the chance that it comes true at a node, how much falls to the first so many of them. */
function shareBefore({ probability, chance, nodes }: Showing, first: number): number {
  if (first === 0) return 0;
  return first >= nodes ? 1 : -expm1(first * log1p(-probability)) / chance;
}

/** Which of the showing's nodes (from 0) comes first, given that one does: inversion of the geometric law cut off at its end. */
function firstOf(showing: Showing, u: number): number {
  const k = Math.floor(log1p(-u * showing.chance) / log1p(-showing.probability));
  return Math.min(Math.max(0, k), showing.nodes - 1);
}
