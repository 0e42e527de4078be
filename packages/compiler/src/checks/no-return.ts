/** Where a plan cannot go back any more, and what would try to. */
import { type Action, hasErrors } from '@rollout/language';
import { contractsOf } from '../control/no-return.ts';
import { compilerDiagnostics } from '../diagnostics/index.ts';
import type { SchemaStep, StepIndex } from '../machine/steps.ts';
import { type AroundContract, aroundContract } from './around-contract.ts';
import { isSaid, locationOf, type PlanUnderCheck } from './plan-under-check.ts';
import { type Raiser, raisersAfter } from './raisers.ts';

/** What looking at one plan may cost: pairs of a contract and a step. */
const EFFORT = 500_000;

/** So many of one contract are shown; more would say the same again. */
const SHOWN = 20;

export function checkNoReturn(plan: PlanUnderCheck): void {
  const { steps } = plan.machine;
  const most = Math.max(1, Math.floor(EFFORT / Math.max(1, steps.length)));
  const contracts = contractsOf(plan.graph)
    .slice(0, most)
    .map((index) => ({ index, around: aroundContract(plan, index) }));
  for (const { index, around } of contracts) checkWaysBack(plan, index, around);
  // What has to be written anew comes to another point than that of which this would speak.
  if (hasErrors(plan.diagnostics)) return;
  for (const { index, around } of contracts) {
    const step = steps[index];
    const { before: stays, after: goes, beside, looked } = around;
    if (step === undefined || stays === null || isSaid(plan, 'point-of-no-return', step)) continue;
    const finding = { stays, goes, beside, looked };
    plan.diagnostics.push(compilerDiagnostics.create('point-of-no-return', finding, locationOf(plan, index)));
  }
}

function checkWaysBack(plan: PlanUnderCheck, index: StepIndex, around: AroundContract): void {
  const contract = plan.machine.steps[index];
  if (contract?.kind !== 'schema' || around.before === null) return;
  const mostSaid = plan.said.size + SHOWN;
  for (const raiser of raisersAfter(plan, index)) {
    const back = waysBack(raiser).find((action) => goesAcross(plan, action, raiser, index, around));
    if (back !== undefined) report(plan, contract, index, raiser, back, around);
    if (plan.said.size >= mostSaid) return;
  }
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
  { stagesBefore, flagsBefore }: AroundContract,
): boolean {
  switch (action.kind) {
    case 'rollback':
    case 'rollback-in':
      return true;
    case 'rollback-stage':
      return plan.machine.steps[contract]?.stage === stage && stagesBefore.has(stage);
    case 'disable':
      return flagsBefore.has(action.flag);
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
  { before, after, stagesBefore, stagesAfter }: AroundContract,
): void {
  const { stage, on, what, own, ofPlan } = raiser;
  const location = own?.location ?? raiser.location;
  const key = `rollback-past-contract ${location.path} ${location.span.start}`;
  if (plan.said.has(key)) return;
  plan.said.add(key);
  const ofPlansTime = ofPlan?.trigger.kind === 'timeout';
  const isHere = contract.stage === stage;
  const finding = {
    contract: contract.text,
    on,
    what,
    action: actionText(back),
    by: own !== null || ofPlansTime ? 'stage' : ofPlan !== null ? 'plan' : 'default',
    itself: what === `\`${contract.text}\``,
    stays: before ?? '',
    goes: after,
    stage: plan.machine.stages[stage]?.name ?? '',
    apart: isHere && stagesBefore.has(stage),
    first: plan.machine.stages[contract.stage]?.entry === index,
    ofPlansTime,
    ownLevers: !isHere && stagesAfter.has(stage),
  } as const;
  const related = [
    { ...locationOf(plan, index), message: 'From here on nothing goes back that was done before.' },
    ...(own === null && ofPlan !== null && !ofPlansTime
      ? [{ ...ofPlan.location, message: 'This would meet it.' }]
      : []),
  ];
  const code = raiser.sure ? 'rollback-past-contract' : 'rollback-past-contract-possible';
  plan.diagnostics.push(compilerDiagnostics.create(code, finding, { ...location, related }));
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
