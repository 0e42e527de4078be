/** The worker's answers about release logs and samples: what `rollout calibrate` and `rollout judge` say. */
import type { Health } from '@rollout/language';
import { judgement, modelBlock, PLAIN, percentHints } from '@rollout/report';
import { DEFAULT_SEED, judgeSamples } from '@rollout/simulator';
import {
  calibratingFrom,
  comparedMetrics,
  type Document,
  healthCalled,
  Phase,
  samplesFor,
  samplesIn,
} from '@rollout/workspace';
import { answering, wrong } from '../meaning/answers/open-plan.ts';
import type { Refusal } from '../meaning/protocol.ts';
import type { MoreAnswers } from '../meaning/serve.ts';
import { type MeaningContext, openFile } from '../meaning/work/context.ts';
import { Priority, type Turn } from '../meaning/work/turns.ts';
import type {
  CalibratedModel,
  CalibrateParams,
  DataFile,
  HealthListing,
  Healths,
  Judged,
} from '../protocol-of-data.ts';
import { CalibrateRequest, HealthsRequest, type JudgeQuestion, JudgeRequest } from './data-requests.ts';

export const dataAnswers: MoreAnswers = (_, answer) => {
  answer(CalibrateRequest, Priority.asked, (_context, params, turn) => calibrated(params, turn));
  answer(HealthsRequest, Priority.shown, async (context, { path }): Promise<Healths | Refusal> => {
    const opened = await checkedFile(context, path);
    return opened.kind === 'file' ? { kind: 'answer', healths: opened.healths.map(listingOf) } : opened;
  });
  answer(JudgeRequest, Priority.asked, judged);
};

/** What a model is called where nobody has said, as on the command line. */
const MODEL = 'from-log';

function calibrated({ history, name = MODEL, columns = {}, unit, per }: CalibrateParams, turn: Turn) {
  return answering(async (): Promise<CalibratedModel> => {
    const told = { name, seed: DEFAULT_SEED, columns: new Map(Object.entries(columns)), unit, per };
    const steps = calibratingFrom(history.name, history.text, told);
    return { kind: 'answer', text: modelBlock(await inTurns(steps, turn)) };
  });
}

/** What the steps come to, done whenever it is this answer's turn. */
async function inTurns<T>(steps: Generator<void, T>, turn: Turn): Promise<T> {
  let taken = 0;
  let step = steps.next();
  const advance = (atMost: number): boolean => {
    for (let i = 0; i < atMost && step.done !== true; i++, taken++) step = steps.next();
    return step.done !== true;
  };
  while (step.done !== true) await turn.run({ all: null, what: 'steps', done: () => taken, advance });
  return step.value;
}

async function judged(context: MeaningContext, { path, ...asked }: JudgeQuestion): Promise<Judged | Refusal> {
  const opened = await checkedFile(context, path);
  if (opened.kind !== 'file') return opened;
  return answering(async (): Promise<Judged> => {
    const health = healthCalled(opened.healths, 'This file', asked.health);
    const baseline = asked.baseline === null ? null : samplesOf(asked.baseline);
    const samples = samplesFor(health, samplesOf(asked.canary), baseline);
    const declarations = opened.document.files.get(health.location.path)?.tree.declarations ?? [];
    const found = judgeSamples(health, samples);
    const hints = percentHints(health, samples, declarations, PLAIN);
    const text = `${judgement(health, found, samples, PLAIN)}${hints === '' ? '' : `\n${hints}`}`;
    return { kind: 'answer', verdict: found.verdict, score: found.score, text };
  });
}

function samplesOf({ name, text }: DataFile) {
  return samplesIn(name, text);
}

function listingOf(health: Health): HealthListing {
  return {
    name: health.name,
    metrics: health.metrics.map(({ name }) => name),
    compared: comparedMetrics(health),
  };
}

interface CheckedFile {
  readonly kind: 'file';
  readonly document: Document;
  readonly healths: readonly Health[];
}

async function checkedFile(context: MeaningContext, path: string): Promise<CheckedFile | Refusal> {
  const document = await openFile(context, path, { upTo: Phase.Checked });
  const errors = document.diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return wrong(errors);
  return { kind: 'file', document, healths: document.program?.healths ?? [] };
}
