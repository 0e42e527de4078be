/** Where a plan cannot go back any more, and what would try to. */
import type { Action } from '@rollout/language';
import { relationOf } from '../control/control-graph.ts';
import { contractsOf } from '../control/no-return.ts';
import { compilerDiagnostics } from '../diagnostics/index.ts';
import { traitsOf } from '../machine/step-kinds.ts';
import type { MachineStep, SchemaStep, StepIndex } from '../machine/steps.ts';
import { isSaid, locationOf, type PlanUnderCheck } from './plan-under-check.ts';
import { type Raiser, raisersAfter } from './raisers.ts';

/** Contracts that are looked at: each against every step. */
const MOST = 100;

export function checkNoReturn(plan: PlanUnderCheck): void {
  for (const index of contractsOf(plan.graph).slice(0, MOST)) {
    const step = plan.machine.steps[index];
    if (step?.kind === 'schema') checkContract(plan, step, index);
  }
}

/** What pulls levers around a contract. */
interface Around {
  readonly before: readonly StepIndex[];
  readonly after: readonly StepIndex[];
  readonly beside: readonly StepIndex[];
}

function checkContract(plan: PlanUnderCheck, contract: SchemaStep, index: StepIndex): void {
  const around = leversAround(plan, index);
  if (around.before.length === 0) return;
  if (!isSaid(plan, 'point-of-no-return', contract)) {
    const finding = {
      stays: placesOf(plan, contract, around.before, 'before') ?? '',
      goes: placesOf(plan, contract, around.after, 'after'),
      beside: placesOf(plan, contract, around.beside, 'beside'),
    };
    plan.diagnostics.push(compilerDiagnostics.create('point-of-no-return', finding, locationOf(plan, index)));
  }
  for (const raiser of raisersAfter(plan, index)) {
    const back = waysBack(raiser).find((action) => goesAcross(plan, action, raiser, index, around));
    if (back !== undefined) report(plan, contract, index, raiser, back, around);
  }
}

function leversAround({ graph, machine }: PlanUnderCheck, contract: StepIndex): Around {
  const before: StepIndex[] = [];
  const after: StepIndex[] = [];
  const beside: StepIndex[] = [];
  machine.steps.forEach((step, index) => {
    if (!isLever(step)) return;
    const relation = relationOf(graph, index, contract);
    if (relation === 'before') before.push(index);
    else (relation === 'after' ? after : beside).push(index);
  });
  return { before, after, beside };
}

/** What a rollback takes back. The steps of an `each` stand for it; schemas never go back. */
function isLever(step: MachineStep): boolean {
  return step.kind !== 'each' && step.kind !== 'schema' && traitsOf(step).pullsLever;
}

/** The actions with which it may go back in the end. */
function waysBack({ action, blocked }: Raiser): readonly Action[] {
  const follow = (one: Action): readonly Action[] => {
    switch (one.kind) {
      case 'retry':
        // Without a bound it never comes to what follows; what is blocked is looked at once more, and then met by it.
        return one.atMost === null && !blocked ? [] : follow(one.then);
      case 'pause':
      case 'next-train':
        return follow(one.then);
      case 'ask':
        return one.continues === 1 ? [] : follow(one.otherwise);
      case 'rollback':
      case 'rollback-in':
      case 'rollback-stage':
      case 'disable':
        return [one];
      case 'stop':
      case 'continue':
        return [];
    }
  };
  return follow(action);
}

/** Whether it would take back something that was done before the contract. */
function goesAcross(
  plan: PlanUnderCheck,
  action: Action,
  { stage }: Raiser,
  contract: StepIndex,
  { before }: Around,
): boolean {
  const { steps, flags } = plan.machine;
  switch (action.kind) {
    case 'rollback':
    case 'rollback-in':
      return true;
    case 'rollback-stage':
      return steps[contract]?.stage === stage && before.some((index) => steps[index]?.stage === stage);
    case 'disable':
      return before.some((index) => {
        const step = steps[index];
        if (step?.kind !== 'pull' || step.pull.lever !== 'flag' || step.pull.users === 0) return false;
        return flags[step.pull.flag]?.name === action.flag;
      });
    default:
      return false;
  }
}

function report(
  plan: PlanUnderCheck,
  contract: SchemaStep,
  index: StepIndex,
  raiser: Raiser,
  back: Action,
  around: Around,
): void {
  const { stage, on, what, own, ofPlan } = raiser;
  const location = own?.location ?? raiser.location;
  const key = `rollback-past-contract ${location.path} ${location.span.start}`;
  if (plan.said.has(key)) return;
  plan.said.add(key);
  const { steps, stages } = plan.machine;
  const isHere = contract.stage === stage;
  const finding = {
    contract: contract.text,
    on,
    what,
    action: actionText(back),
    by: own !== null ? 'stage' : ofPlan !== null ? 'plan' : 'default',
    itself: what === `\`${contract.text}\``,
    stays: placesOf(plan, contract, around.before, 'before') ?? '',
    goes: placesOf(plan, contract, around.after, 'after'),
    stage: stages[stage]?.name ?? '',
    apart: isHere && around.before.some((step) => steps[step]?.stage === stage),
    ownLevers: !isHere && around.after.some((step) => steps[step]?.stage === stage),
  } as const;
  const related = [
    { ...locationOf(plan, index), message: 'From here on nothing goes back that was done before.' },
    ...(own === null && ofPlan !== null ? [{ ...ofPlan.location, message: 'This would meet it.' }] : []),
  ];
  plan.diagnostics.push(compilerDiagnostics.create('rollback-past-contract', finding, { ...location, related }));
}

function actionText(action: Action): string {
  switch (action.kind) {
    case 'rollback-stage':
      return 'rollback this stage';
    case 'disable':
      return `disable ${action.flag}`;
    default:
      return 'rollback';
  }
}

/** So many stages are named. */
const NAMED = 4;

/** Where some steps stand, in words: by their stages. null: there are none. */
function placesOf(
  { machine }: PlanUnderCheck,
  contract: SchemaStep,
  steps: readonly StepIndex[],
  where: 'before' | 'after' | 'beside',
): string | null {
  const found = [...new Set(steps.map((step) => machine.steps[step]?.stage ?? 0))];
  const names = found.map((stage) => {
    const name = `\`${machine.stages[stage]?.name}\``;
    return stage === contract.stage ? `${where} it in ${name}` : `in ${name}`;
  });
  const shown = names.length > NAMED ? [...names.slice(0, NAMED - 1), `${names.length - NAMED + 1} more`] : names;
  const last = shown.at(-1);
  if (last === undefined) return null;
  return shown.length === 1 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`;
}
