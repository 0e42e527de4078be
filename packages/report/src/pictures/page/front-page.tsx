import type { VNode } from 'preact';
import { counted } from '../../text/counted.ts';
import { formatCount, formatPercent } from '../../text/number.ts';
import { kneeLines, ownLines, searchedLines } from '../../text/optimum/lines.ts';
import type { OptimumReport } from '../../text/optimum/report.ts';
import { figureText, textOfValue } from '../../text/optimum/units.ts';
import { printable, printableText } from '../../text/printable.ts';
import { frontPictures } from '../front/front-pictures.ts';
import { pageOf, type WhileDrawing } from './page.tsx';
import type { FrontPageInput } from './page-input.ts';
import { aboutPlan } from './sections/about-plan.tsx';
import { SimpleTable } from './sections/simple-table.tsx';
import { tell } from './sections/story.tsx';

/** What a plan could be, in a page of its own: the plans that no other beats, and where it stands itself. */
export async function frontPage(input: FrontPageInput, whileDrawing?: WhileDrawing): Promise<string> {
  const report = printable(input.report);
  const { plan, scenario, version, method, seed, trials, confidence } = report;
  const pictures = frontPictures(input.report);
  return pageOf(
    {
      title: `${plan}: ${counted(report.front.length, 'plan')} that no other beats`,
      kind: 'Search for a better rollout',
      heading: plan,
      lead: <LeadOfFront report={report} />,
      sections: tell(
        [
          { id: 'front', title: 'Front', pictures: pictures.map(({ name }) => name) },
          { id: 'points', title: 'Its points', pictures: [], before: <Points report={report} /> },
          { id: 'searched', title: 'What was searched', pictures: [], before: <Lines lines={searchedLines(report)} /> },
          ...aboutPlan(input.machine, input, null),
        ],
        pictures,
        { rest: 'front' },
      ),
      made: [
        ['Rollout', version],
        ...(scenario === null ? [] : [['Scenario', scenario] as const]),
        ['Method', method],
        ...(method === 'exact'
          ? []
          : [
              ['Seed', seed] as const,
              ['Trials', formatCount(trials ?? 0)] as const,
              ['Intervals at', formatPercent(confidence)] as const,
            ]),
      ],
      commandLine: printableText(input.commandLine),
      data: [],
    },
    whileDrawing,
  );
}

function LeadOfFront({ report }: { readonly report: OptimumReport }): VNode {
  const { objectives, tried, scenario, own } = report;
  const sides = objectives.map(({ name, better }) => `${better === 'lower' ? 'least' : 'most'} ${name}`);
  return (
    <>
      <p class="about">
        {[
          sides.join(' against '),
          `${counted(tried, 'plan')} tried`,
          ...(scenario === null ? [] : [`under ${scenario}`]),
        ].join(' · ')}
      </p>
      {kneeLines(report).map((line, index) => (
        <p class="verdict">{index === 0 ? `The knee: ${line}.` : sentence(line)}</p>
      ))}
      {own !== null &&
        ownLines(report, own).map((line, index) => (
          <p class="verdict">{index === 0 ? `The plan as it is: ${line}.` : sentence(line)}</p>
        ))}
    </>
  );
}

const sentence = (line: string): string => `${line.slice(0, 1).toUpperCase()}${line.slice(1)}.`;

/** Those that stand for the front. */
function Points({ report }: { readonly report: OptimumReport }): VNode {
  const { axes, objectives, front, shown, knee, own } = report;
  const note = (index: number): string =>
    [...(index === knee ? ['knee'] : []), ...(index === own?.at ? ['as it is'] : [])].join(', ');
  return (
    <SimpleTable
      label="Points of the front"
      columns={[
        { title: 'point' },
        ...axes.map(({ name }) => ({ title: name, align: 'right' as const })),
        ...objectives.map(({ name }) => ({ title: name, align: 'right' as const })),
      ]}
      rows={shown.flatMap((index) => {
        const point = front[index];
        if (point === undefined) return [];
        const about = note(index);
        return [
          [
            `#${index + 1}${about === '' ? '' : ` (${about})`}`,
            ...axes.map((axis, at) => textOfValue(axis, point.values[at] ?? 0)),
            ...objectives.map(({ unit }, at) => {
              const figure = point.figures[at];
              return figure === undefined ? '' : figureText(unit, figure);
            }),
          ],
        ];
      })}
    />
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }): VNode {
  return (
    <ul class="assumed">
      {lines.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  );
}
