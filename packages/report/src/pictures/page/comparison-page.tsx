import type { ComparedFigureResults, CompareResults, DifferenceVerdict } from '@rollout/simulator';
import type { VNode } from 'preact';
import { capitalised } from '../../text/capitalised.ts';
import { certainty, type Sides } from '../../text/compare/sides.ts';
import { amount, changeText, differenceText, direction, figureName, VERDICTS } from '../../text/compare/words.ts';
import { counted } from '../../text/counted.ts';
import { formatCount, formatPercent } from '../../text/number.ts';
import { printable, printableText } from '../../text/printable.ts';
import { comparisonPictures } from '../comparison/comparison-pictures.ts';
import { pageOf, type WhileDrawing } from './page.tsx';
import type { ComparisonPageInput } from './page-input.ts';
import { ChangedTexts } from './sections/changed-texts.tsx';
import { EachByItself } from './sections/each-by-itself.tsx';
import { ComparedAssumptions } from './sections/numbers/compared-assumptions.tsx';
import { ComparedNumbers } from './sections/numbers/compared-numbers.tsx';
import { SimpleTable } from './sections/simple-table.tsx';
import { SourceFiles } from './sections/source.tsx';
import { tell } from './sections/story.tsx';

/** Two plans side by side, in a page of its own. */
export async function comparisonPage(input: ComparisonPageInput, whileDrawing?: WhileDrawing): Promise<string> {
  const { compared, machines, sources, sourcesOf, commandLine } = input;
  const { results, sides } = printable({ results: compared.results, sides: compared.sides });
  const each = printable({ a: compared.a, b: compared.b });
  const starts = { a: each.a.start, b: each.b.start };
  const { version, seed, trials, confidence, a, b } = results;
  // What was typed says more only where both are the same plan.
  const names = a.plan === b.plan ? sides : { a: a.plan, b: b.plan };
  return pageOf(
    {
      title: `${names.a} and ${names.b} compared`,
      kind: 'Comparison of two rollouts',
      heading: `${names.a} → ${names.b}`,
      lead: <LeadOfComparison results={results} sides={sides} />,
      sections: tell(
        [
          { id: 'differences', title: 'Differences', pictures: ['sides'] },
          { id: 'time', title: 'Time', pictures: ['durations', 'progresses', 'people'] },
          { id: 'more', title: 'More', pictures: [] },
          {
            id: 'figures',
            title: 'Figures',
            pictures: [],
            before: <Figures results={results} />,
            after: <EachByItself a={each.a} b={each.b} />,
          },
          { id: 'changes', title: 'What was changed', pictures: [], before: <Changes results={results} /> },
          ...(sources.length === 0
            ? []
            : [
                {
                  id: 'plan-text',
                  title: 'The plans’ text',
                  pictures: [],
                  before: (
                    <>
                      <ChangedTexts sourcesOf={sourcesOf} />
                      <SourceFiles sources={sources} />
                    </>
                  ),
                },
              ]),
          {
            id: 'numbers',
            title: 'Numbers of the models',
            pictures: [],
            before: <ComparedNumbers machines={machines} />,
          },
          {
            id: 'assumptions',
            title: 'Assumptions',
            pictures: [],
            before: <ComparedAssumptions machines={machines} sourcesOf={sourcesOf} starts={starts} />,
          },
        ],
        comparisonPictures(compared),
        { rest: 'more' },
      ),
      made: [
        ['Rollout', version],
        ['Machine of A', a.machineHash],
        ['Machine of B', b.machineHash],
        ...(trials === 0
          ? [['Method', 'exact'] as const]
          : [
              ['Seed', seed] as const,
              ['Trials of each', formatCount(trials)] as const,
              ['All intervals together at', formatPercent(confidence)] as const,
            ]),
      ],
      commandLine: printableText(commandLine),
      data: [],
    },
    whileDrawing,
  );
}

function LeadOfComparison({ results, sides }: { readonly results: CompareResults; readonly sides: Sides }): VNode {
  const count = (...verdicts: DifferenceVerdict[]): number =>
    results.figures.filter(({ verdict }) => verdicts.includes(verdict)).length;
  const parts = [
    [count('better'), 'better'],
    [count('worse'), 'worse'],
    [count('more', 'less'), 'neither better nor worse, but different'],
    [count('no-difference'), 'no different'],
    [count('cannot-tell'), 'not to be told apart yet'],
  ] as const;
  const told = parts.flatMap(([figures, what]) =>
    figures === 0 ? [] : [`${formatCount(figures)} ${figures === 1 ? 'is' : 'are'} ${what}`],
  );
  return (
    <>
      <p class="about">
        A: {sides.a} · B: {sides.b}
      </p>
      <p class="verdict">
        {results.alike
          ? 'Nothing that runs differs between them.'
          : `Of ${counted(results.figures.length, 'figure')} of the second plan ${told.join(', ')}.`}
      </p>
      {certainty(results).length > 0 && <p class="about">{capitalised(certainty(results).join('; '))}.</p>}
    </>
  );
}

const LOOKS: Readonly<Record<DifferenceVerdict, string>> = {
  better: 'good',
  worse: 'bad',
  more: '',
  less: '',
  'no-difference': 'muted',
  'cannot-tell': 'caution',
};

function Figures({ results }: { readonly results: CompareResults }): VNode {
  const value = (figure: ComparedFigureResults, side: 'a' | 'b'): string => {
    const known = figure[side];
    return known === null ? 'unknown' : amount(known, figure);
  };
  return (
    <SimpleTable
      label="Figures of both plans"
      columns={[
        { title: 'figure' },
        { title: 'A', align: 'right' },
        { title: 'B', align: 'right' },
        { title: 'difference' },
        { title: 'is' },
      ]}
      rows={results.figures.map((figure) => [
        figureName(figure),
        value(figure, 'a'),
        value(figure, 'b'),
        differenceText(figure),
        <span class={LOOKS[figure.verdict]}>
          {[direction(figure), VERDICTS[figure.verdict]]
            .filter((part, index, all) => part !== '' && all.indexOf(part) === index)
            .join(', ')}
        </span>,
      ])}
    />
  );
}

function Changes({ results: { changes } }: { readonly results: CompareResults }): VNode {
  if (changes.length === 0) return <p class="intro">Nothing that runs.</p>;
  return (
    <ul class="assumed">
      {changes.map((change) => (
        <li>{changeText(change)}</li>
      ))}
    </ul>
  );
}
