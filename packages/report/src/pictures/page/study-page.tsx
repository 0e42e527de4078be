import { printable, printableText } from '../../text/printable.ts';
import { planPicture } from '../plan/plan-picture.ts';
import { studyPictures } from '../study/study-pictures.ts';
import { pageOf, type WhileDrawing } from './page.tsx';
import type { StudyPageInput } from './page-input.ts';
import { aboutPlan } from './sections/about-plan.tsx';
import { Capacity } from './sections/capacity.tsx';
import { Certainty } from './sections/certainty.tsx';
import { Expected } from './sections/expected.tsx';
import { Lead, shortAnswer } from './sections/lead.tsx';
import { madeOf } from './sections/made.ts';
import { runSections, showRun } from './sections/one-run.tsx';
import { type Chapter, tell } from './sections/story.tsx';
import { Words } from './sections/words.tsx';

/** What a study of a plan found: a page of its own, that can be read without Rollout and without a network. */
export async function studyPage(input: StudyPageInput, whileDrawing?: WhileDrawing): Promise<string> {
  const { machine } = input;
  const results = printable(input.results);
  const pictures = [await planPicture(machine), ...studyPictures(input.results, machine)];
  const run = input.trace === null ? null : showRun(input.trace, machine, input.film);
  return pageOf(
    {
      title: `${results.plan}: ${shortAnswer(results)}`,
      kind: 'Study of a rollout',
      heading: results.plan,
      lead: <Lead results={results} machine={machine} />,
      sections: [
        ...tell(chaptersOf(input), pictures, { rest: 'more' }),
        ...(input.trace === null || run === null ? [] : runSections(input.trace, run, results)),
        ...tell(lastChapters(input), [], { rest: '' }),
      ],
      made: madeOf(results),
      commandLine: printableText(input.commandLine),
      data: run === null ? [] : [run.data],
    },
    whileDrawing,
  );
}

const EXPOSURES = ['exposure-server-hours', 'exposure-requests', 'exposure-user-hours'];

function chaptersOf(input: StudyPageInput): Chapter[] {
  const { machine } = input;
  const results = printable(input.results);
  const deploys = machine.steps.some(({ kind }) => kind === 'deploy') && results.trials > 0;
  return [
    { id: 'plan', title: 'Plan', pictures: ['plan'] },
    { id: 'time', title: 'Time', pictures: ['duration', 'endings', 'progress', 'people', 'path', 'time'] },
    { id: 'outcome', title: 'Outcome', pictures: ['outcomes', 'stages'] },
    {
      id: 'expectations',
      title: 'Expectations',
      pictures: ['expectations'],
      ...(results.expectations.length === 0 ? {} : { before: <Expected results={results} /> }),
    },
    { id: 'bugs', title: 'Bugs', pictures: ['bugs', 'reach', 'users', ...EXPOSURES, 'gates'] },
    {
      id: 'capacity',
      title: 'Capacity',
      pictures: ['capacity'],
      ...(deploys ? { before: <Capacity capacity={results.capacity} /> } : {}),
    },
    { id: 'moved', title: 'What moves the answer', pictures: ['sensitivity', 'uncertain'] },
    { id: 'more', title: 'More', pictures: [] },
  ];
}

function lastChapters(input: StudyPageInput): Chapter[] {
  const results = printable(input.results);
  return [
    ...aboutPlan(input.machine, input, results.start),
    { id: 'certainty', title: 'Certainty', pictures: [], after: <Certainty results={results} /> },
    { id: 'words', title: 'Words', pictures: [], after: <Words machine={input.machine} /> },
  ];
}
