/** What is known of a plan in a line: how long it takes half the time, and what becomes of its bugs. */
import { figureText, formatPercent } from '@rollout/report';
import type { BugResults, Estimate, Results } from '@rollout/simulator';
import { isExact, type Source, sureness } from './figures.ts';

/** As much of results as a line has room for. */
export interface Headlined extends Source {
  readonly duration: Pick<Results['duration'], 'p50'>;
  readonly outcomes: Pick<Results['outcomes'], 'completed'>;
  readonly bugs: Readonly<Record<string, Pick<BugResults, 'escaped'>>>;
}

/**
 * `P50 3d 2h · escape of crash 0.03% · exact`. The escape is that of the bug that escapes most often; of bugs that do so equally often all are named. Where
 * none has escaped in any run it is said that none does, with the least that it can be said to be of each of them: `no bug escaped (≤0.02%)`.
 */
export function headline(results: Headlined): string {
  const { text, estimate } = escapes(results);
  const { p50 } = results.duration;
  return [`P50 ${figureText(p50, 'seconds')}`, text, sureness(results, [p50, estimate])].join(' · ');
}

interface Told {
  readonly text: string;
  readonly estimate: Estimate;
}

function escapes(results: Headlined): Told {
  const { bugs, outcomes } = results;
  const [worst, ...others] = worstEscapes(Object.entries(bugs));
  if (worst === undefined) {
    return { text: `completed ${figureText(outcomes.completed, 'share')}`, estimate: outcomes.completed };
  }
  const [, { escaped: estimate }] = worst;
  if (estimate.value === 0) return { text: noneEscapes(results, estimate), estimate };
  const isOnly = Object.keys(bugs).length === 1;
  const names = [worst, ...others].map(([name]) => name).join(', ');
  return { text: `escape ${isOnly ? '' : `of ${names} `}${figureText(estimate, 'share')}`, estimate };
}

type NamedBug = readonly [name: string, bug: Headlined['bugs'][string]];

/** All that escape as often as any; where none was seen to, those of which least can be said. */
function worstEscapes(bugs: readonly NamedBug[]): readonly NamedBug[] {
  const worse = ([, a]: NamedBug, [, b]: NamedBug): number =>
    shareOf(b.escaped) - shareOf(a.escaped) || mostOf(b.escaped) - mostOf(a.escaped);
  const [worst, ...others] = [...bugs].sort(worse);
  return worst === undefined ? [] : [worst, ...others.filter((each) => worse(worst, each) === 0)];
}

const shareOf = ({ value }: Estimate): number => value ?? 0;
const mostOf = ({ value, high }: Estimate): number => high ?? value ?? 0;

function noneEscapes(results: Source, estimate: Estimate): string {
  if (isExact(results, estimate) || mostOf(estimate) === 0) return 'no bug escapes';
  return `no bug escaped (≤${formatPercent(mostOf(estimate))})`;
}
