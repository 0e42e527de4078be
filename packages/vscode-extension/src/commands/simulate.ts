import type { StudyParams } from '@rollout/language-server';
import { type ChosenPlan, chosenPlan } from '../plans/chosen-plan.ts';
import { asking, telling } from '../results/asking.ts';
import { inform } from '../results/messages.ts';
import { saveReport } from './export-report.ts';
import type { Surroundings } from './surroundings.ts';

/** Simulates a plan, opens the report of it, and says what came out in a line. */
export async function simulate(surroundings: Surroundings, argument: unknown): Promise<void> {
  const chosen = await chosenPlan(surroundings.server, argument);
  if (chosen !== undefined) await showStudy(surroundings, chosen);
}

/** The same of a plan that is asked about in any way. */
export async function showStudy(surroundings: Surroundings, asked: ChosenPlan & StudyParams): Promise<void> {
  const { server, reports } = surroundings;
  const report = await asking(`Simulating ${asked.plan}`, (token, told) =>
    server.ask('rollout/report', { ...asked, of: 'study' }, token, told),
  );
  if (report === undefined) return;
  reports.show(`${asked.plan}: what happens`, report.html);
  // Nobody has to answer.
  void telling(server, () => next(surroundings, asked, report))();
}

/** What a message with the headline offers. */
async function next(
  { server, documents }: Surroundings,
  asked: ChosenPlan & StudyParams,
  report: { readonly headline: string; readonly html: string },
): Promise<void> {
  const then = await inform(`${asked.plan}: ${report.headline}`, 'Show as Text', 'Save Report…');
  if (then === 'Save Report…') await saveReport(asked, report.html);
  if (then !== 'Show as Text') return;
  const study = await asking(`Simulating ${asked.plan}`, (token, told) =>
    server.ask('rollout/study', asked, token, told),
  );
  if (study !== undefined) await documents.show(`${asked.plan}.txt`, study.text);
}
