import type { ComparedFigureResults, CompareResults, ConditionDecision, DifferenceVerdict } from '@rollout/simulator';
import { capitalised } from '../../text/capitalised.ts';
import { certainty, type Sides } from '../../text/compare/sides.ts';
import { amount, atMost, differenceText, direction, figureName, VERDICTS } from '../../text/compare/words.ts';
import { formatCount } from '../../text/number.ts';
import { markdownCode, markdownText } from './markdown-text.ts';

/** The answer to `rollout compare` as a comment on a pull request. */
export function compareMarkdown(
  results: CompareResults,
  conditions: readonly ConditionDecision[],
  sides: Sides,
): string {
  const head = `### Rollout: ${markdownCode(sides.a)} → ${markdownCode(sides.b)}`;
  const parts = [
    head,
    results.alike ? 'Nothing that runs differs between the two.' : counts(results),
    conditionList(conditions),
    results.alike ? '' : table(results.figures),
    changeList(results),
    certaintyLine(results),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

const ORDER: readonly DifferenceVerdict[] = ['worse', 'better', 'more', 'less', 'cannot-tell', 'no-difference'];

function counts({ figures }: CompareResults): string {
  const count = (...verdicts: DifferenceVerdict[]) =>
    figures.filter(({ verdict }) => verdicts.includes(verdict)).length;
  const told = [
    [count('worse'), 'worse'],
    [count('better'), 'better'],
    [count('more', 'less'), 'changed'],
    [count('cannot-tell'), "can't be told"],
    [count('no-difference'), 'without a difference'],
  ] as const;
  return `**${told.flatMap(([number, text]) => (number === 0 ? [] : [`${number} ${text}`])).join(', ')}**`;
}

function table(figures: readonly ComparedFigureResults[]): string {
  const sorted = ORDER.flatMap((verdict) => figures.filter((figure) => figure.verdict === verdict));
  return [
    '| figure | A | B | difference | verdict |',
    '| --- | ---: | ---: | --- | --- |',
    ...sorted.map((figure) => `| ${cells(figure).join(' | ')} |`),
  ].join('\n');
}

function cells(figure: ComparedFigureResults): string[] {
  const { a, b, verdict, trialsToTell, same, method } = figure;
  const difference = same ? (method === 'exact' ? 'none' : 'none in any run') : differenceText(figure);
  return [
    markdownText(figureName(figure)),
    a === null ? '–' : amount(a, figure),
    b === null ? '–' : amount(b, figure),
    difference,
    verdictText(figure, verdict, trialsToTell),
  ];
}

function verdictText(figure: ComparedFigureResults, verdict: DifferenceVerdict, trialsToTell: number | null): string {
  switch (verdict) {
    case 'worse':
      return `**worse** (${direction(figure)})`;
    case 'better':
      return `**better** (${direction(figure)})`;
    case 'more':
    case 'less':
      return direction(figure);
    case 'cannot-tell':
      return trialsToTell === null
        ? VERDICTS[verdict]
        : `${VERDICTS[verdict]}; ${formatCount(trialsToTell)} trials would`;
    case 'no-difference':
      return figure.same || atMost(figure) === '' ? VERDICTS[verdict] : `${VERDICTS[verdict]} (${atMost(figure)})`;
  }
}

function conditionList(conditions: readonly ConditionDecision[]): string {
  const said: Readonly<Record<ConditionDecision['status'], string>> = {
    holds: '**fails**: it certainly does',
    'does-not-hold': 'passes: it does not',
    undecided: "**fails**: these trials can't tell",
  };
  return conditions
    .map(({ text, status, trialsToTell }) => {
      const more = trialsToTell === null ? '' : `; ${formatCount(trialsToTell)} would`;
      return `- fail if ${markdownCode(text)}: ${said[status]}${status === 'undecided' ? more : ''}`;
    })
    .join('\n');
}

/** More than this are counted. */
const MOST_CHANGES = 30;

function changeList({ changes }: CompareResults): string {
  if (changes.length === 0) return '';
  const shown = changes.slice(0, MOST_CHANGES).map(({ where, a, b }) => {
    if (a === null) return `- ${markdownText(where)}: ${markdownCode(b ?? '')} is new`;
    if (b === null) return `- ${markdownText(where)}: ${markdownCode(a)} is gone`;
    return a === b
      ? `- ${markdownText(where)} differs`
      : `- ${markdownText(where)}: ${markdownCode(a)} → ${markdownCode(b)}`;
  });
  const more = changes.length > MOST_CHANGES ? [`- and ${changes.length - MOST_CHANGES} more`] : [];
  return ['<details><summary>What differs between them</summary>', '', ...shown, ...more, '', '</details>'].join('\n');
}

function certaintyLine(results: CompareResults): string {
  const facts = certainty(results).map(markdownText);
  if (facts.length === 0) return '';
  const line = facts.join('; ');
  return `<sub>${capitalised(line)}.${results.complete ? '' : ' Incomplete: it was stopped early.'}</sub>`;
}
