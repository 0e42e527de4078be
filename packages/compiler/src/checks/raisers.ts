/** What can raise a trigger, where, and what is done about it then. */
import type { Action, Handler, Location, Trigger } from '@rollout/language';
import { relationOf } from '../control/control-graph.ts';
import type { StepIndex } from '../machine/steps.ts';
import { bugsSeenBy, bugsWatchedBy } from './bugs-seen.ts';
import { isLever } from './levers.ts';
import { locationOf, type PlanUnderCheck } from './plan-under-check.ts';
import { leastBetween } from './times/least-between.ts';

export interface Raiser {
  readonly stage: number;
  /** It can be raised only once the step has begun; else before that as well. */
  readonly sure: boolean;
  readonly action: Action;
  /** What raises it is that nothing can go on. */
  readonly blocked: boolean;
  /** `on unhealthy`: what meets it, or would if it were written. */
  readonly on: string;
  /** What raises it, in words. */
  readonly what: string;
  readonly location: Location;
  /** The step that raises it; null: none does. */
  readonly at: StepIndex | null;
  /** What it may find. */
  readonly bugs: readonly number[];
  /** The handler in its stage, and that in the plan if there is none; both null: what the language does unless told. */
  readonly own: Handler | null;
  readonly ofPlan: Handler | null;
}

type Kind = Trigger['kind'];

/** All that can be raised once a step has begun, by itself, what comes after it, its stage, the stages after that, or the plan's time: the sure first. */
export function raisersAfter(plan: PlanUnderCheck, step: StepIndex): readonly Raiser[] {
  const { graph, machine } = plan;
  const stage = machine.steps[step]?.stage ?? -1;
  const later = machine.steps.flatMap((_, index) => (relationOf(graph, step, index) === 'before' ? [index] : []));
  const raisers = [step, ...later].flatMap((index) => raisedBy(plan, index));
  const inStage = machine.stages.map((): StepIndex[] => []);
  machine.steps.forEach((own, index) => {
    inStage[own.stage]?.push(index);
  });
  raisers.push(...raisedMeanwhile(plan, step));
  machine.stages.forEach((_, other) => {
    if (graph.stages.isBefore(stage, other)) raisers.push(...raisedIn(plan, other));
    if (other === stage || graph.stages.isBefore(stage, other))
      raisers.push(...raisedAtEnd(plan, other, inStage[other] ?? []));
  });
  raisers.push(...raisedByPlansTime(plan, step));
  return [...raisers.filter(({ sure }) => sure), ...raisers.filter(({ sure }) => !sure)];
}

/** All that can be raised in a stage by what stands in it, or while it runs. `steps`: its own. */
export function raisersIn(plan: PlanUnderCheck, stage: number, steps: readonly StepIndex[]): readonly Raiser[] {
  const sources = new Set<string>();
  const each = steps.flatMap((index) => {
    const source = plan.machine.steps[index]?.source ?? '';
    if (sources.has(source)) return [];
    sources.add(source);
    return raisedBy(plan, index);
  });
  return [...each, ...raisedIn(plan, stage), ...raisedAtEnd(plan, stage, steps)];
}

/** While the stage of a step runs, and not before it at the latest. */
function raisedMeanwhile(plan: PlanUnderCheck, step: StepIndex): readonly Raiser[] {
  const { machine } = plan;
  const stage = machine.steps[step]?.stage ?? -1;
  const own = machine.stages[stage];
  if (own === undefined) return [];
  const timeout = own.handlers.timeout?.after ?? Number.POSITIVE_INFINITY;
  const isOver = own.entry !== step && timeout <= leastBetween(plan, own.entry, step);
  const sure = beginsWith(plan, own.entry, step);
  return raisedIn(plan, stage).flatMap((raiser) =>
    raiser.on === handlerText('timeout') && isOver ? [] : [{ ...raiser, sure }],
  );
}

/** Whether a block begins with a step, so that no time passes in it before. What the calendar may hold begins when that lets it. */
function beginsWith({ machine }: PlanUnderCheck, entry: StepIndex, step: StepIndex): boolean {
  const { windows, freezes } = machine.constraints;
  if (windows.length > 0 || freezes.length > 0) return false;
  let first = entry;
  while (first !== step && machine.steps[first]?.kind === 'retire') first = machine.steps[first]?.next ?? step;
  return first === step;
}

/** By the plan, in the first stage that may be running by then and has no timeout of its own. */
function raisedByPlansTime(plan: PlanUnderCheck, step: StepIndex): readonly Raiser[] {
  const { machine, written, graph } = plan;
  const { timeout } = machine;
  const handler = written.handlers.find(({ trigger }) => trigger.kind === 'timeout');
  if (timeout === null || handler === undefined) return [];
  const own = machine.steps[step]?.stage ?? -1;
  const stage = machine.stages.findIndex(
    ({ handlers }, other) => handlers.timeout === null && (other === own || graph.stages.isBefore(own, other)),
  );
  // The plan begins with every stage that comes after none.
  const begins = machine.stages.map(({ entry, after }, other) =>
    after.length > 0 || entry === step || (other !== own && !graph.stages.isBefore(other, own))
      ? 0
      : leastBetween(plan, entry, step),
  );
  if (stage < 0 || Math.max(0, ...begins) >= timeout.after) return [];
  const { action } = timeout;
  const { location } = handler;
  const what = 'a plan that takes too long';
  const on = handlerText('timeout');
  const raised = { stage, sure: false, action, blocked: false, on, what, location };
  return [{ ...raised, at: null, bugs: [], own: null, ofPlan: handler }];
}

/** By one step: all that its own course can come to. */
function raisedBy(plan: PlanUnderCheck, index: StepIndex): readonly Raiser[] {
  const { machine } = plan;
  const step = machine.steps[index];
  const place = locationOf(plan, index);
  const of = (kind: Kind, bugs: readonly number[] = []) =>
    raiser(plan, kind, step?.stage ?? -1, `\`${step?.text}\``, place, bugs).map((one) => ({ ...one, at: index }));
  switch (step?.kind) {
    case 'gate': {
      const check = machine.numbers.checks[step.check];
      const bugs = bugsSeenBy(machine.numbers, step.check);
      const judged = check?.health?.metrics.some(({ reads }) => reads !== null) === true;
      return [
        ...(bugs.length > 0 ? of('unhealthy', bugs) : []),
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
    const bugs = bugsWatchedBy(numbers, check);
    return [
      ...(bugs.length > 0 ? raiser(plan, 'unhealthy', stage, what, place, bugs) : []),
      ...(alarms ? raiser(plan, 'false-alarm', stage, what, place) : []),
    ];
  });
  return [...watches, ...raiser(plan, 'timeout', stage, 'a stage that takes too long', location)];
}

/** Bugs that are found at the latest when the stage in which they show ends, unless a gate has found them before. */
function raisedAtEnd(plan: PlanUnderCheck, stage: number, steps: readonly StepIndex[]): readonly Raiser[] {
  const { machine, graph, sources } = plan;
  const bugs = machine.numbers.bugs.flatMap(({ present, shows }, bug) =>
    present !== 0 && shows.some(({ found }) => found) ? [bug] : [],
  );
  if (bugs.length === 0) return [];
  const gate = steps.findLast((index) => machine.steps[index]?.kind === 'gate');
  const isUnseen = (index: StepIndex) =>
    isLever(machine.steps[index]) && (gate === undefined || relationOf(graph, index, gate) !== 'before');
  if (!steps.some(isUnseen)) return [];
  return raiser(plan, 'unhealthy', stage, 'a bug that is found', sources.stages[stage] ?? sources.plan, bugs);
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
function raiser(
  plan: PlanUnderCheck,
  kind: Kind,
  stage: number,
  what: string,
  location: Location,
  bugs: readonly number[] = [],
): readonly Raiser[] {
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
    const on = handlerText(met);
    const blocked = met === 'blocked';
    return [{ stage, sure: true, action, blocked, on, what, location, at: null, bugs, own, ofPlan }];
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
