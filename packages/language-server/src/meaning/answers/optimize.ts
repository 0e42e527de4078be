/** What `rollout optimize` finds. */
import { parseStart } from '@rollout/compiler';
import { optimumText, PLAIN, reportOf } from '@rollout/report';
import { DEFAULT_CONFIDENCE, DEFAULT_SEED } from '@rollout/simulator';
import { editsOfPoint, looksBetterBySooner, optimise, prepareSearch } from '@rollout/workspace';
import { VERSION } from '../../version.ts';
import type { OptimizeAnswer, OptimizeParams } from '../protocol.ts';
import { type MeaningContext, sendProgress } from '../work/context.ts';
import type { Turn } from '../work/turns.ts';
import { doingIn } from './doing-in.ts';
import { answering, endingInTime, openPlan } from './open-plan.ts';

/** As the command's. */
const TRIALS = 100_000;

export async function optimize(context: MeaningContext, params: OptimizeParams, turn: Turn): Promise<OptimizeAnswer> {
  const opened = await openPlan(context, params);
  if (opened.kind !== 'plan') return opened;
  const { document, machine } = opened;
  const { trials = TRIALS, seed = DEFAULT_SEED, confidence = DEFAULT_CONFIDENCE } = params;
  const { objective = [], subjectTo = [], grid = [], vary = [], steps, scenario, start: typed } = params;
  const start = typed === undefined ? undefined : parseStart(typed);
  const options = {
    trials,
    seed,
    confidence,
    objective,
    subjectTo,
    grid,
    vary,
    set: new Map(Object.entries(params.set ?? {})),
  };
  const doing = doingIn(turn, (progress) => sendProgress(context, params, progress));
  return answering(() =>
    endingInTime(async (): Promise<OptimizeAnswer> => {
      const search = prepareSearch(document, machine, {
        ...options,
        ...(steps === undefined ? {} : { steps }),
        ...(scenario === undefined ? {} : { scenario }),
        ...(start?.kind === 'start' ? { start: start.start } : {}),
      });
      if (search.kind === 'wrong') {
        const [first] = search.diagnostics;
        return { kind: 'findings', message: first?.message ?? '', diagnostics: search.diagnostics };
      }
      const found = await optimise(search, doing.work);
      const report = reportOf(found, machine, { version: VERSION, seed, confidence });
      const { axes, plan } = report;
      return {
        kind: 'optimum',
        report,
        text: optimumText(report, PLAIN),
        edits: report.front.map(({ values }) => editsOfPoint(document, plan, axes, search.varied.lists, values)),
        looksBetterBySooner: looksBetterBySooner(search),
        versions: document.versions,
      };
    }),
  );
}
