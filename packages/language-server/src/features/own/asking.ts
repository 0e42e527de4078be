/** Questions about plans, on their way to the worker and back. */
import { ErrorCodes, ResponseError, type WorkDoneProgressReporter } from 'vscode-languageserver';
import { type Meaning, MeaningLost } from '../../meaning/ask.ts';
import type { AskedPlan, Progress, Refusal as WorkersRefusal } from '../../meaning/protocol.ts';
import type { Depth, Effort, PlanQuery, Refusal } from '../../protocol.ts';
import type { Request } from '../../request.ts';

/** Which plan is meant, as the worker wants to be told. */
export async function askedPlanOf({ world }: Request, query: PlanQuery): Promise<AskedPlan> {
  const { uri, plan, scenario, params, start } = query;
  return {
    path: await world.locate(uri),
    ...(plan === undefined ? {} : { plan }),
    ...(scenario === undefined ? {} : { scenario }),
    ...(params === undefined ? {} : { set: params }),
    ...(start === undefined ? {} : { start }),
  };
}

/** How long it is to be and what else it is to tell, where that has been said. */
export function effortOf({ trials, seed, sensitivity, uncertain, precision }: Effort & Depth): Effort & Depth {
  return {
    ...(trials === undefined ? {} : { trials }),
    ...(seed === undefined ? {} : { seed }),
    ...(sensitivity === undefined ? {} : { sensitivity }),
    ...(uncertain === undefined ? {} : { uncertain }),
    ...(precision === undefined ? {} : { precision }),
  };
}

/** Asks the worker, telling how far it is. A refusal of the worker's becomes one of ours; a worker that is lost, or none, is one too. */
export async function asking<A extends { readonly kind: string }>(
  { session, workDone, token }: Request,
  title: string,
  ask: (meaning: Meaning, told: (progress: Progress) => void, token: Request['token']) => Promise<A | WorkersRefusal>,
): Promise<A | Refusal> {
  const meaning = session.meaning();
  if (meaning === null) return { kind: 'refused', message: 'What plans mean cannot be worked out here.' };
  workDone.begin(title, 0, undefined, true);
  try {
    const answer = await ask(meaning, (progress) => tellHowFar(workDone, progress), token);
    return isRefusal(answer) ? refusalOf(answer) : answer;
  } catch (error) {
    if (!(error instanceof MeaningLost)) throw error;
    return { kind: 'refused', message: `It could not be worked out: ${error.message}.`, hint: 'Ask again.' };
  } finally {
    workDone.done();
  }
}

/** As people read it. */
export function tellHowFar(workDone: WorkDoneProgressReporter, { done, all, what }: Progress): void {
  const count = done.toLocaleString('en-US');
  if (all === null) workDone.report(`${count} ${what}`);
  else
    workDone.report(Math.round((100 * done) / Math.max(1, all)), `${count} of ${all.toLocaleString('en-US')} ${what}`);
}

function isRefusal<A extends { readonly kind: string }>(answer: A | WorkersRefusal): answer is WorkersRefusal {
  return answer.kind === 'refused' || answer.kind === 'findings';
}

function refusalOf(refusal: WorkersRefusal): Refusal {
  if (refusal.kind === 'findings') {
    return { kind: 'refused', message: `The plan has errors: ${refusal.message}`, hint: 'Put them right first.' };
  }
  const { message, help } = refusal;
  return { kind: 'refused', message: sentence(message), ...(help === null ? {} : { hint: help }) };
}

/** The command line writes no full stop behind what it has to say. */
function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** Throws where what came is no question: our own client has the types, others may not. */
export function needsUri(params: unknown): void {
  if (typeof params === 'object' && params !== null && 'uri' in params && typeof params.uri === 'string') return;
  throw new ResponseError(ErrorCodes.InvalidParams, 'a `uri` is needed');
}
