import type { ExpectationResults, Results } from '@rollout/simulator';
import { effortText, plainText, valueText } from '../../text/figure-text.ts';
import { formatCount } from '../../text/number.ts';
import { sentenceOf } from '../../text/sentence.ts';
import { drawRows } from '../chart/rows/draw-rows.tsx';
import type { Row, Shape } from '../chart/rows/row-chart.ts';
import { bareScale, roundUp } from '../chart/scale.ts';
import type { Picture } from '../picture.ts';
import type { Theme } from '../theme/theme.ts';
import { left, right } from './told.ts';

const MOST = 30;

const SIGNS = {
  met: { text: '✓', color: ({ good }: Theme) => good, said: 'met' },
  'not-met': { text: '✗', color: ({ bad }: Theme) => bad, said: 'not met' },
  undecided: { text: '?', color: ({ caution }: Theme) => caution, said: 'undecided' },
} as const;

/** Each expectation: what it allows, where the bound is, and where the figure lies. */
export function expectationsPicture({ expectations }: Pick<Results, 'expectations'>): Picture {
  // What is not met is shown before what is, where there is no room for all.
  const ordered = expectations.filter(({ status }) => status !== 'met').slice(0, MOST);
  const kept = new Set([...ordered, ...expectations.filter(({ status }) => status === 'met')].slice(0, MOST));
  const shown = expectations.filter((each) => kept.has(each));
  const rest = expectations.length - shown.length;
  return {
    name: 'expectations',
    title: 'What is expected of it',
    description: said(expectations),
    notes: [
      'A line is the bound, shaded is what is allowed, a dot the figure, with the interval that decided. Each row has its own scale.',
      ...(rest > 0 ? [`${rest} more are met, and are in the numbers.`] : []),
    ],
    table: {
      columns: [left('expectation'), left('status'), right('value'), right('bound'), left('how')],
      rows: expectations.map((each) => [
        sentenceOf(each),
        SIGNS[each.status].said,
        valueText(each),
        boundText(each),
        effortOf(each),
      ]),
    },
    draw: (frame) =>
      drawRows(frame, {
        legend: [],
        sections: [
          {
            title: null,
            scale: null,
            columns: [''],
            rows: shown.map((each) => ({
              ...rowOf(each, frame.theme),
              part: { kind: 'expectation', index: expectations.indexOf(each) },
            })),
          },
        ],
      }),
  };
}

function rowOf(each: ExpectationResults, theme: Theme): Row {
  const { text, color, said } = SIGNS[each.status];
  const { shapes, to } = shapesOf(each, color(theme));
  const how = effortOf(each);
  return {
    label: sentenceOf(each),
    sign: { text, color: color(theme) },
    scale: bareScale(0, to),
    shapes,
    values: [{ text: valueText(each) }],
    told: [
      sentenceOf(each),
      `${said}: ${valueText(each)}${how === '' ? '' : `, ${how}`}`,
      ...(each.explanation === null ? [] : [each.explanation]),
    ].join('\n'),
  };
}

/** None of what speaks of no figure. */
function shapesOf(
  { value, unit, relation, bound }: ExpectationResults,
  color: string,
): { shapes: Shape[]; to: number } {
  if (value === null || value.value === null || bound === null || relation === null) return { shapes: [], to: 1 };
  const figure = value.value;
  const most = Math.max(figure, value.high ?? 0, bound);
  const to = unit === 'share' ? Math.min(1, roundUp(most * HEADROOM)) : most * HEADROOM;
  const isUpper = relation === '<' || relation === '<=';
  const allowed: Shape = isUpper ? { kind: 'back', from: 0, to: bound } : { kind: 'back', from: bound, to };
  const { low, high } = value;
  const interval: Shape[] = low === null || high === null || low === high ? [] : [{ kind: 'interval', low, high }];
  return {
    shapes: [
      allowed,
      { kind: 'rail', from: 0, to },
      ...interval,
      { kind: 'limit', at: bound },
      { kind: 'dot', at: figure, color },
    ],
    to,
  };
}

/** Beyond the furthest of what is drawn. */
const HEADROOM = 1.2;

const boundText = ({ bound, unit }: ExpectationResults): string =>
  bound === null || unit === null ? '' : plainText(bound, unit);

const effortOf = (each: ExpectationResults): string => effortText(each, (trials) => `${formatCount(trials)} runs`);

function said(all: readonly ExpectationResults[]): string {
  const missed = all.filter(({ status }) => status === 'not-met');
  const open = all.filter(({ status }) => status === 'undecided');
  const [first] = missed;
  const met = `${all.length - missed.length - open.length} of ${all.length} are met`;
  const undecided = open.length === 0 ? '' : `; ${open.length} undecided`;
  if (first === undefined)
    return missed.length + open.length === 0 ? `All ${all.length} are met.` : `${met}${undecided}.`;
  return `${met}${undecided}. Not met: ${sentenceOf(first)}: ${valueText(first)}.`;
}
