/** The worker's answers about pictures: those that `--svg` draws, and what `rollout graph` prints. */
import { type Machine, toDot, toMermaid } from '@rollout/compiler';
import { fleetFilm, printableText } from '@rollout/report';
import type { Picture } from '@rollout/report/pictures';
import { DEFAULT_SEED, traceTrial } from '@rollout/simulator';
import { endingInTime, openPlan, refused } from '../meaning/answers/open-plan.ts';
import type { Refusal } from '../meaning/protocol.ts';
import type { MoreAnswers } from '../meaning/serve.ts';
import { Priority } from '../meaning/work/turns.ts';
import type { Graph, Pictures } from '../protocol-of-data.ts';
import { GraphRequest, type PicturesQuestion, PicturesRequest } from './picture-requests.ts';

/** In pixels, as on the command line where nobody has said. */
const WIDTH = 960;

export const pictureAnswers: MoreAnswers = (_, answer) => {
  answer(PicturesRequest, Priority.asked, async (context, { asked, subject, theme }): Promise<Pictures | Refusal> => {
    const opened = await openPlan(context, asked);
    if (opened.kind !== 'plan') return opened;
    const { pictureSvg } = await import('@rollout/report/pictures');
    const found = await endingInTime(() => picturesOf(subject, opened.machine));
    if ('kind' in found) return found;
    const pictures = found.map((picture) => ({
      name: picture.name,
      title: picture.title,
      svg: pictureSvg(picture, { width: WIDTH, theme }),
    }));
    return { kind: 'answer', pictures };
  });
  answer(GraphRequest, Priority.shown, async (context, { asked, format }): Promise<Graph | Refusal> => {
    const opened = await openPlan(context, asked);
    if (opened.kind !== 'plan') return opened;
    const text = format === 'dot' ? toDot(opened.machine) : toMermaid(opened.machine);
    return { kind: 'answer', text: text.split('\n').map(printableText).join('\n') };
  });
};

async function picturesOf(
  subject: PicturesQuestion['subject'],
  machine: Machine,
): Promise<readonly Picture[] | Refusal> {
  const drawing = await import('@rollout/report/pictures');
  switch (subject.kind) {
    case 'plan':
      return [await drawing.planPicture(machine)];
    case 'study':
      return drawing.studyPictures(subject.results, machine);
    case 'front':
      return drawing.frontPictures(subject.report);
    case 'trace': {
      const trace = traceTrial(machine, { seed: subject.seed ?? DEFAULT_SEED, trial: 1 });
      if (trace.kind !== 'trace') return refused('A run of so many servers cannot be shown');
      return [...drawing.runPictures(trace, machine), drawing.filmPicture(fleetFilm(trace, machine))];
    }
  }
}
