/** The worker's answer about pages: those that `--html` writes. What draws is loaded with the first of them. */

import { fleetFilm, formatDuration, tellingRun } from '@rollout/report';
import type { Origin } from '@rollout/report/pictures';
import { DEFAULT_SEED, traceTrial } from '@rollout/simulator';
import { dirname, relative } from 'pathe';
import { headline } from '../hints/index.ts';
import { endingInTime, type OpenedPlan, openPlan, refused } from '../meaning/answers/open-plan.ts';
import type { Refusal } from '../meaning/protocol.ts';
import type { MoreAnswers } from '../meaning/serve.ts';
import { Priority } from '../meaning/work/turns.ts';
import { type PageAnswer, PageRequest, type PageSubject } from './page-request.ts';

export const pageAnswers: MoreAnswers = (_, answer) =>
  answer(PageRequest, Priority.asked, async (context, { asked, subject, commandLine }): Promise<PageAnswer> => {
    const opened = await openPlan(context, asked);
    if (opened.kind !== 'plan') return opened;
    const set = Object.keys(asked.set ?? {});
    const origin = { commandLine, set, sources: sourcesOf(opened) };
    const page = await endingInTime(() => pageOf(subject, opened, origin));
    return page.kind === 'page' ? { ...page, versions: opened.document.versions } : page;
  });

interface Page {
  readonly kind: 'page';
  readonly html: string;
  readonly headline: string;
}

async function pageOf(subject: PageSubject, { machine }: OpenedPlan, origin: Origin): Promise<Page | Refusal> {
  const drawing = await import('@rollout/report/pictures');
  switch (subject.kind) {
    case 'study': {
      const { results } = subject;
      const html = await drawing.studyPage({ ...origin, results, machine, ...tellingRun(machine, results) });
      return { kind: 'page', html, headline: headline(results) };
    }
    case 'front': {
      const { report } = subject;
      const html = await drawing.frontPage({ ...origin, report, machine });
      return { kind: 'page', html, headline: `${report.front.length} best choices` };
    }
    case 'trace': {
      const trace = traceTrial(machine, { seed: subject.seed ?? DEFAULT_SEED, trial: 1 });
      if (trace.kind !== 'trace') return refused('A run of so many servers cannot be shown');
      const html = await drawing.runPage({ ...origin, trace, machine, film: fleetFilm(trace, machine) });
      return { kind: 'page', html, headline: formatDuration(trace.duration) };
    }
  }
}

/** The plan's own file first, then what it imports, by path; named from the plan's folder. */
function sourcesOf({ document }: OpenedPlan): Origin['sources'] {
  const imported = [...document.files.keys()].filter((path) => path !== document.path).sort();
  const folder = dirname(document.path);
  return [document.path, ...imported].map((path) => ({
    path: relative(folder, path),
    text: document.texts.get(path) ?? '',
  }));
}
