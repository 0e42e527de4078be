/** What can raise a trigger, where, and what is done about it then. */
import type { Action, Handler, Location, Trigger } from '@rollout/language';
import { relationOf } from '../control/control-graph.ts';
import type { StepIndex } from '../machine/steps.ts';
import { bugsSeenBy, bugsWatchedBy } from './bugs-seen.ts';
import { isLever } from './levers.ts';
import { locationOf, type PlanUnderCheck } from './plan-under-check.ts';

export interface Raiser {
  readonly stage: number;
  readonly action: Action;
  /** What raises it is that nothing can go on. */
  readonly blocked: boolean;
  /** `on unhealthy`: what meets it, or would if it were written. */
  readonly on: string;
  /** What raises it, in words. */
  readonly what: string;
  readonly location: Location;
  /** The handler in its stage, and that in the plan if there is none; both null: what the language does unless told. */
  readonly own: Handler | null;
  readonly ofPlan: Handler | null;
}

type Kind = Trigger['kind'];

/** All that can only be raised once a step has begun: it itself, what comes after it, and the stages after its own. */
export function raisersAfter(plan: PlanUnderCheck, step: StepIndex): readonly Raiser[] {
  const { graph, machine } = plan;
  const stage = machine.steps[step]?.stage ?? -1;
  const later = machine.steps.flatMap((_, index) => (relationOf(graph, step, index) === 'before' ? [index] : []));
  const raisers = [step, ...later].flatMap((index) => raisedBy(plan, index));
  const inStage = machine.stages.map((): StepIndex[] => []);
  machine.steps.forEach((own, index) => {
    inStage[own.stage]?.push(index);
  });
  machine.stages.forEach((_, other) => {
    if (graph.stages.isBefore(stage, other)) raisers.push(...raisedIn(plan, other));
    if (other === stage || graph.stages.isBefore(stage, other))
      raisers.push(...raisedAtEnd(plan, other, inStage[other] ?? []));
  });
  return raisers;
}

/** By one step: all that its own course can come to. */
function raisedBy(plan: PlanUnderCheck, index: StepIndex): readonly Raiser[] {
  const { machine } = plan;
  const step = machine.steps[index];
  const of = (kind: Kind) => raiser(plan, kind, step?.stage ?? -1, `\`${step?.text}\``, locationOf(plan, index));
  switch (step?.kind) {
    case 'gate': {
      const check = machine.numbers.checks[step.check];
      const judged = check?.health?.metrics.some(({ reads }) => reads !== null) === true;
      return [
        ...(bugsSeenBy(machine.numbers, step.check).length > 0 ? of('unhealthy') : []),
        ...(judged || (check?.gate.falseAlarm ?? 0) > 0 ? of('false-alarm') : []),
        ...(judged ? of('marginal') : []),
      ];
    }
    case 'approval':
      return step.refuses > 0 ? of('refusal') : [];
    case 'act':
    case 'schema':
      return step.fails > 0 ? of('unhealthy') : [];
    case 'deploy':
      return [...(mayFail(plan) ? of('failures') : []), ...of('blocked')];
    case 'each':
    case 'pull':
    case 'retire':
    case 'wait':
    case 'clock':
    case 'confidence':
    case undefined:
      return [];
  }
}

function mayFail({ fleet, machine }: PlanUnderCheck): boolean {
  const { numbers } = machine;
  return (
    numbers.deploy.fails.some(({ probability }) => probability > 0) ||
    fleet.table.classes.some(({ node }) => node.fails !== null && node.fails > 0) ||
    numbers.outages.length > 0 ||
    numbers.incidents.length > 0
  );
}

/** While a stage runs. */
function raisedIn(plan: PlanUnderCheck, stage: number): readonly Raiser[] {
  const { machine, written, sources } = plan;
  const { numbers } = machine;
  const location = sources.stages[stage] ?? sources.plan;
  const watching = machine.watches.flatMap((watch, index) =>
    watch.stage === null || watch.stage === stage ? [{ ...watch, index }] : [],
  );
  const watches = watching.flatMap(({ check, stage: own }) => {
    const name = numbers.checks[check]?.name ?? '';
    const of = (own === null ? written.watches : written.stages[stage]?.watches) ?? [];
    const place = of.find((watch) => watch.check === name)?.location ?? location;
    const alarms = (numbers.checks[check]?.watch.falseAlarm.probability ?? 0) > 0;
    const what = `\`watch ${name}\``;
    return [
      ...(bugsWatchedBy(numbers, check).length > 0 ? raiser(plan, 'unhealthy', stage, what, place) : []),
      ...(alarms ? raiser(plan, 'false-alarm', stage, what, place) : []),
    ];
  });
  return [...watches, ...raiser(plan, 'timeout', stage, 'a stage that takes too long', location)];
}

/** Bugs that are found at the latest when the stage in which they show ends, unless a gate has found them before. */
function raisedAtEnd(plan: PlanUnderCheck, stage: number, steps: readonly StepIndex[]): readonly Raiser[] {
  const { machine, graph, sources } = plan;
  const shows = machine.numbers.bugs.some(({ present, shows }) => present !== 0 && shows.some(({ found }) => found));
  if (!shows) return [];
  const gate = steps.findLast((index) => machine.steps[index]?.kind === 'gate');
  const isUnseen = (index: StepIndex) =>
    isLever(machine.steps[index]) && (gate === undefined || relationOf(graph, index, gate) !== 'before');
  if (!steps.some(isUnseen)) return [];
  return raiser(plan, 'unhealthy', stage, 'a bug that is found', sources.stages[stage] ?? sources.plan);
}

/** How a handler begins. */
function handlerText(kind: Kind): string {
  switch (kind) {
    case 'timeout':
      return 'on timeout …';
    case 'failures':
      return 'on failures over …';
    default:
      return `on ${kind.replace('-', ' ')}`;
  }
}

/** One, or none where nothing meets it. */
function raiser(plan: PlanUnderCheck, kind: Kind, stage: number, what: string, location: Location): readonly Raiser[] {
  const handlers = plan.machine.stages[stage]?.handlers;
  if (handlers === undefined) return [];
  const { unhealthy, falseAlarm, failures, blocked, refusal, marginal, timeout } = handlers;
  const of = (met: Kind, action: Action | undefined): readonly Raiser[] => {
    if (action === undefined) return [];
    const find = (among: readonly Handler[] | undefined) => among?.find(({ trigger }) => trigger.kind === met) ?? null;
    const own = find(plan.written.stages[stage]?.handlers);
    const plans = own === null && met !== 'timeout' ? find(plan.written.handlers) : null;
    // What nobody has written stands where the plan does.
    const ofPlan = plans !== null && plans.location.span.start !== plan.written.location.span.start ? plans : null;
    return [{ stage, action, blocked: met === 'blocked', on: handlerText(met), what, location, own, ofPlan }];
  };
  switch (kind) {
    case 'unhealthy':
      return of('unhealthy', unhealthy);
    case 'false-alarm':
      return falseAlarm === null ? of('unhealthy', unhealthy) : of('false-alarm', falseAlarm);
    case 'marginal':
      return marginal === null ? of('unhealthy', unhealthy) : of('marginal', marginal);
    case 'failures':
      return of('failures', failures?.action);
    case 'blocked':
      return of('blocked', blocked);
    case 'refusal':
      return of('refusal', refusal);
    case 'timeout':
      return of('timeout', timeout?.action);
  }
}
