/** The one plan that is asked about. */
import { type Machine, parseStart, type Sources } from '@rollout/compiler';
import type { Diagnostic } from '@rollout/language';
import { formatCount, formatDuration } from '@rollout/report';
import { MOST_ROUNDS, RunTooLong } from '@rollout/simulator';
import { AskingError, type Document, Phase, type PlanDocument, scenarioHelp } from '@rollout/workspace';
import type { AskedPlan, Refusal } from '../protocol.ts';
import { type MeaningContext, type OpenedFile, openFile } from '../work/context.ts';

export interface WholePlan {
  readonly plan: PlanDocument;
  readonly machine: Machine;
  readonly sources: Sources;
}

export interface OpenedPlan extends WholePlan {
  readonly kind: 'plan';
  readonly document: OpenedFile;
}

export async function openPlan(context: MeaningContext, asked: AskedPlan): Promise<OpenedPlan | Refusal> {
  const opened = await openPlans(context, asked, false);
  if (opened.kind !== 'plans') return opened;
  const { document, plans } = opened;
  const [plan, ...more] = plans;
  const names = plans.map((each) => each.plan.name);
  if (plan === undefined) return refused('There is no plan in this file', 'A plan is declared as: plan NAME { … }.');
  if (more.length > 0) return refused('There are several plans in this file', `Choose one: ${names.join(', ')}.`);
  return { kind: 'plan', document, ...plan };
}

/** All plans that are asked about: those of the file, where none is named. */
export async function openPlans(
  context: MeaningContext,
  asked: AskedPlan,
  everyScenario: boolean,
): Promise<{ readonly kind: 'plans'; readonly document: OpenedFile; readonly plans: readonly WholePlan[] } | Refusal> {
  const { path, texts, set, plan, scenario, start: typed } = asked;
  const start = typed === undefined ? undefined : parseStart(typed);
  if (start?.kind === 'invalid') return refused(`${typed} is no start: ${start.reason}`);
  const document = await openFile(context, path, {
    upTo: Phase.Compiled,
    texts,
    set,
    plan,
    scenario:
      scenario !== undefined ? { kind: 'named', name: scenario } : everyScenario ? { kind: 'every' } : undefined,
    start: start?.start,
  });
  const errors = document.diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return wrong(errors);
  const missing = missingName(document, plan, scenario);
  if (missing !== null) return missing;
  const plans = document.plans.map((each): WholePlan => {
    const { machine, sources } = each;
    if (machine === null || sources === null) throw new Error('a plan without errors has no machine');
    return { plan: each, machine, sources };
  });
  return { kind: 'plans', document, plans };
}

/** What keeps a file from being asked about. */
export function wrong(errors: readonly Diagnostic[]): Refusal {
  const more = errors.length === 1 ? '' : ` (and ${errors.length - 1} more)`;
  return { kind: 'findings', message: `${errors[0]?.message ?? ''}${more}`, diagnostics: errors };
}

function missingName(
  { plans, program }: Document,
  wanted: string | undefined,
  scenario: string | undefined,
): Refusal | null {
  const names = program?.plans.map(({ name }) => name) ?? [];
  if (wanted !== undefined && !names.includes(wanted)) {
    const help = names.length === 0 ? 'There are no plans.' : `It has ${names.join(', ')}.`;
    return refused(`There is no plan called ${wanted} in this file`, help);
  }
  if (plans.length > 0 || names.length === 0) return null;
  const typed = scenario ?? '';
  return refused(`There is no scenario called ${typed}`, scenarioHelp(program?.scenarios ?? [], wanted, typed));
}

export function refused(message: string, help: string | null = null): Refusal {
  return { kind: 'refused', message, help };
}

/** Of so many days nobody reads the hours. */
const LONG = 100 * 86_400_000;

/** Why a run that does not end cannot be answered. */
export function tooLong({ milliseconds }: RunTooLong): Refusal {
  const after = formatDuration(milliseconds, milliseconds < LONG ? 2 : 1);
  return refused(
    `A run has not ended after ${formatCount(MOST_ROUNDS)} moments at which something happens, ${after} after the plan's start`,
    'It deploys in very many batches, waits for requests that take very long to come, or tries again and again what almost never passes: bound its retries.',
  );
}

/** Does what runs trials; of a run that does not end it is said. */
export async function endingInTime<T>(work: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RunTooLong) return tooLong(error);
    throw error;
  }
}

/** Does what may be asked for in the wrong way; that it was is said. */
export async function answering<T>(work: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AskingError) return refused(error.message, error.help ?? null);
    throw error;
  }
}
