import type { CauseResults, Estimate, Results } from '@rollout/simulator';
import { percentWithInterval } from '../../text/estimate.ts';
import { formatPercent } from '../../text/number.ts';
import { CAUSES } from '../../text/words.ts';
import { drawRows } from '../chart/rows/draw-rows.tsx';
import type { Row, Section } from '../chart/rows/row-chart.ts';
import { shareScale } from '../chart/scale.ts';
import type { Picture } from '../picture.ts';
import type { Theme } from '../theme/theme.ts';
import { mostOf } from './most-of.ts';
import { amountOf, chanceValue, fromRuns, left, right, summedUp, whisker } from './told.ts';

const MOST_CAUSES = 14;

interface Outcome {
  readonly name: string;
  /** Above its causes. */
  readonly why: string;
  readonly estimate: Estimate;
  readonly causes: readonly CauseResults[];
  readonly color: (theme: Theme) => string;
}

/** How the plan ends, and why: what turned it, and in which stage. */
export function outcomesPicture(results: Results): Picture {
  const outcomes = outcomesOf(results).filter(({ estimate }) => amountOf(estimate) > 0);
  const all = outcomes.flatMap(({ causes }) => causes);
  const { shown, others } = mostOf(all, MOST_CAUSES, ({ probability }) => amountOf(probability));
  const said = outcomes.map(
    ({ name, estimate }, index) => `${percentWithInterval(estimate)}${index === 0 ? ' of runs are' : ''} ${name}`,
  );
  const [first] = all;
  const why =
    first === undefined
      ? ''
      : ` The most frequent cause: ${causeText(first)}, ${percentWithInterval(first.probability)}.`;
  return {
    name: 'outcomes',
    title: 'How it ends, and why',
    description: `${said.join(', ')}.${why}`,
    notes: [fromRuns(results), ...summedUp(others.length, 'cause')],
    table: {
      columns: [left('outcome'), left('cause'), left('stage'), right('chance')],
      rows: outcomes.flatMap(({ name, estimate, causes }) => [
        [name, '', '', percentWithInterval(estimate)],
        ...causes.map(({ cause, stage, probability }) => [
          name,
          CAUSES[cause],
          stage ?? '',
          percentWithInterval(probability),
        ]),
      ]),
    },
    draw: (frame) => {
      const { theme } = frame;
      const kept = new Set(shown);
      const how = outcomes.map((outcome) => outcomeRow(outcome, theme));
      const most = Math.max(0, ...all.map(({ probability }) => probability.high ?? amountOf(probability)));
      const why = outcomes.map(
        (outcome): Section => ({
          title: outcome.why,
          scale: shareScale(most),
          columns: [''],
          rows: causeRows(outcome, kept, theme),
        }),
      );
      const sections: Section[] = [{ title: null, scale: shareScale(1), columns: [''], rows: how }, ...why];
      return drawRows(frame, { legend: [], sections: sections.filter(({ rows }) => rows.length > 0) });
    },
  };
}

function outcomesOf({ outcomes: { completed, rolledBack, stopped }, causes }: Results): Outcome[] {
  const why = (outcome: CauseResults['outcome']): CauseResults[] =>
    causes
      .filter((cause) => cause.outcome === outcome)
      .sort((a, b) => amountOf(b.probability) - amountOf(a.probability));
  return [
    { name: 'completed', why: '', estimate: completed, causes: [], color: ({ good }) => good },
    {
      name: 'rolled back',
      why: 'Why it is rolled back',
      estimate: rolledBack,
      causes: why('rolled-back'),
      color: ({ caution }) => caution,
    },
    { name: 'stopped', why: 'Why it stops', estimate: stopped, causes: why('stopped'), color: ({ bad }) => bad },
  ];
}

function outcomeRow({ name, estimate, color }: Outcome, theme: Theme): Row {
  return {
    label: name,
    shapes: [{ kind: 'bar', from: 0, to: amountOf(estimate), color: color(theme) }, ...whisker(estimate)],
    values: [chanceValue(estimate)],
    told: `${name}: ${percentWithInterval(estimate)} of runs`,
  };
}

function causeRows({ name, causes, color }: Outcome, kept: ReadonlySet<CauseResults>, theme: Theme): Row[] {
  const rest = causes.filter((cause) => !kept.has(cause));
  const rows = causes
    .filter((cause) => kept.has(cause))
    .map((cause): Row => {
      const { probability } = cause;
      return {
        label: causeText(cause),
        shapes: [{ kind: 'bar', from: 0, to: amountOf(probability), color: color(theme) }, ...whisker(probability)],
        values: [chanceValue(probability)],
        told: `${name}: ${causeText(cause)}\n${percentWithInterval(probability)} of runs`,
      };
    });
  if (rest.length === 0) return rows;
  const sum = rest.reduce((all, { probability }) => all + amountOf(probability), 0);
  const others: Row = {
    label: `and ${rest.length} more`,
    shapes: [],
    values: [{ text: formatPercent(sum) }],
    told: `${name}: ${rest.length} more causes, ${formatPercent(sum)} of runs together`,
  };
  return [...rows, others];
}

function causeText({ cause, stage }: CauseResults): string {
  return stage === null ? CAUSES[cause] : `${CAUSES[cause]}, in ${stage}`;
}
