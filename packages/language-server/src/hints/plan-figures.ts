/** What is known of a plan, as a list in Markdown: as `rollout simulate` sums it up. */
import { figureText } from '@rollout/report';
import type { BugResults, DurationResults, Estimate, Results } from '@rollout/simulator';
import { listed, nameText, type Row, sparkline, sureText, trialsNote } from './figures.ts';
import type { ShownFigures } from './subject.ts';

export function figuresOfPlan({ results }: ShownFigures): string {
  const { duration, deadline, bugs } = results;
  const rows: readonly Row[] = [
    ['Takes', durationText(results, duration)],
    ['Ends', endsText(results)],
    ...(deadline === null ? [] : [['In time', sureText(results, deadline.met, 'share')] as const]),
    ...Object.entries(bugs).map(([name, bug]): Row => [`Bug ${nameText(name)}`, bugText(bug)]),
  ];
  return listed(rows, [results.method === 'exact' ? 'All of it is exact.' : trialsNote(results)]);
}

function durationText(results: Results, { p50, p90, p95, histogram }: DurationResults): string {
  const [half, most, nearlyAll] = [p50, p90, p95].map((each) => figureText(each, 'seconds'));
  if (half === nearlyAll) return sureText(results, p50, 'seconds');
  const spark = sparkline(histogram);
  return `${half} half the time, ${most} in nine of ten, ${nearlyAll} in 95 of 100${spark === '' ? '' : ` \`${spark}\``}`;
}

/** Only what happens. */
function endsText({ outcomes: { completed, rolledBack, stopped } }: Results): string {
  const all: readonly (readonly [string, Estimate])[] = [
    ['completed', completed],
    ['rolled back', rolledBack],
    ['stopped', stopped],
  ];
  return all
    .filter(([, { value }]) => (value ?? 0) > 0)
    .map(([how, chance]) => `${how} ${figureText(chance, 'share')}`)
    .join(', ');
}

function bugText({ present, escaped, found, out }: BugResults): string {
  const [there, seen, away, stays] = [present, found, escaped, out].map((each) => figureText(each, 'share'));
  // That somebody has it in the end is more than that it escapes.
  const outText = stays === away ? '' : `, still out at the end ${stays}`;
  return `there ${there}, found ${seen}, escapes ${away}${outText}`;
}
