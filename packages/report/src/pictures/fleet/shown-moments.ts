/** The moments of a film that tell its story. */
import { type Counts, type Film, STATES } from '../../fleet/film.ts';
import { momentAt } from '../../fleet/state-at.ts';
import { type Total, totalsOf } from '../../fleet/totals.ts';
import { counted } from '../../text/counted.ts';
import { formatPercent } from '../../text/number.ts';

export interface Shown {
  readonly at: number;
  readonly text: string;
}

const SHOWN = 6;
const RETURNING = STATES.indexOf('returning');
const NEW = (['baking', 'doubted', 'fresh'] as const).map((state) => STATES.indexOf(state));

/**
 * At most six, in order of time: the beginning and the end, where something is found, where a bug shows, when most was down, when the first stage was
 * done, when most was going back; and, as far as there is room, when so much was on the new version, or, where nothing is deployed, when the widest steps were
 * taken to users or traffic.
 */
export function shownMoments(film: Film): Shown[] {
  const chosen: Shown[] = [];
  for (const candidate of candidates(film)) {
    if (chosen.length === SHOWN) break;
    if (candidate !== null && chosen.every(({ at }) => at !== candidate.at)) chosen.push(candidate);
  }
  return chosen.sort((a, b) => a.at - b.at);
}

function* candidates(film: Film): Generator<Shown | null> {
  const { moments, duration } = film;
  const totals = totalsOf(film);
  const first = (isMeant: (text: string) => boolean): Shown | null => moments.find(({ text }) => isMeant(text)) ?? null;
  yield { at: duration, text: momentAt(film, duration)?.text ?? 'the end' };
  yield { at: 0, text: moments.find(({ at }) => at === 0)?.text ?? 'nothing has begun' };
  const bad = moments.find(({ tone }) => tone === 'bad');
  yield bad === undefined ? null : { at: bad.at, text: told(film, bad.at) };
  yield first((text) => text.startsWith('bug ') && text.includes(' shows'));
  yield mostDown(film);
  yield first((text) => text.startsWith('stage ') && text.endsWith(' is done'));
  yield mostOf(totals, [RETURNING], (count) => `${counted(count, 'server')} going back`);
  yield film.outcome === 'completed'
    ? null
    : mostOf(totals, NEW, (count) => `${counted(count, 'server')} on the new version`);
  for (const share of [0.5, 0.25, 0.75]) yield reached(film, totals, share);
  if (film.tiles.length === 0) yield* steps(film);
  for (const moment of moments) if (film.tiles.length === 0 || moment.tone === 'caution') yield moment;
}

/** When most more, or fewer, had it than before, the greatest step first; as it is told. */
function steps({ gauges, moments }: Film): Shown[] {
  const all = gauges.flatMap(({ kind, most, points }) =>
    kind === 'exposure' || most === 0
      ? []
      : points.map(([at, value], index) => ({ at, step: Math.abs(value - (points[index - 1]?.[1] ?? 0)) / most })),
  );
  return all
    .sort((a, b) => b.step - a.step || a.at - b.at)
    .flatMap(({ at }) => moments.find((moment) => moment.at === at && moment.tone === 'mark') ?? []);
}

/** What was found is told rather than what found it. */
function told({ moments }: Film, at: number): string {
  const now = moments.filter((moment) => moment.at === at && moment.tone === 'bad');
  return (now.find(({ text }) => text.includes(' is found')) ?? now[0])?.text ?? '';
}

function sum(counts: Counts, states: readonly number[]): number {
  return states.reduce((all, state) => all + (counts[state] ?? 0), 0);
}

/** null: nothing ever was down. */
function mostDown({ down }: Film): Shown | null {
  const most = down.reduce((largest, [, count]) => Math.max(largest, count), 0);
  const at = down.find(([, count]) => count === most)?.[0];
  return most === 0 || at === undefined ? null : { at, text: `most are down at once: ${counted(most, 'server')}` };
}

/** When most servers were in some states; null: none ever was. */
function mostOf(totals: readonly Total[], states: readonly number[], text: (count: number) => string): Shown | null {
  let most = 0;
  let found: number | null = null;
  for (const { at, counts } of totals) {
    const count = sum(counts, states);
    if (count <= most) continue;
    most = count;
    found = at;
  }
  return found === null ? null : { at: found, text: text(most) };
}

/** When so much of what ever was on the new version first was. */
function reached({ servers }: Film, totals: readonly Total[], share: number): Shown | null {
  const most = totals.reduce((largest, { counts }) => Math.max(largest, sum(counts, NEW)), 0);
  const total = totals.find(({ counts }) => sum(counts, NEW) >= share * most);
  if (most === 0 || total === undefined) return null;
  return { at: total.at, text: `${formatPercent(sum(total.counts, NEW) / servers)} on the new version` };
}
