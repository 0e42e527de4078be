/** Gates before which nothing reaches anybody: nothing is deployed, released or enabled. */
import type { Plan, Stage, Step } from '../../program/index.ts';
import { planMessages } from '../messages/plans.ts';
import type { Report } from '../report.ts';
import { allSteps } from './all-steps.ts';
import { laterThan } from './stage-order.ts';

export function reportIdleGates(report: Report, { stages, audience }: Plan): void {
  // Of a plan that neither deploys nor releases the code is out: whatever is behind no flag is met from the start.
  if (audience !== null && !stages.some((stage) => brings(stage))) return;
  const reaching = new Set(stages.filter(reaches).map(({ name }) => name));
  const later = laterThan(stages);
  for (const stage of stages) {
    // What only comes later cannot have reached anybody yet; what runs beside this stage may have.
    const earlier = [...reaching].some((name) => name !== stage.name && !later.get(stage.name)?.has(name));
    if (!earlier && stage.channel === null) reportIn(report, stage.steps, false);
  }
}

/** Gives whether anybody is reached by the end of the steps. */
function reportIn(report: Report, steps: readonly Step[], reachedBefore: boolean): boolean {
  let reached = reachedBefore;
  for (const step of steps) {
    switch (step.kind) {
      case 'deploy':
      case 'ramp':
      case 'ramp-to':
      case 'enable':
      case 'release':
        reached = true;
        break;
      case 'each':
      case 'shift':
        // The gate of the second unit judges what the first one deployed.
        if (!reached && !step.steps.some(reachesIn)) reportIn(report, step.steps, false);
        reached = reached || step.steps.some(reachesIn);
        break;
      case 'gate':
      case 'gate-canary':
        if (!reached) report.add(planMessages.create('gate-before-deploy', {}, step.location));
        break;
      case 'wait':
      case 'wait-confidence':
      case 'wait-next':
      case 'wait-every':
      case 'approval':
      case 'retire-blue':
      case 'disable':
      case 'schema':
      case 'run':
        break;
    }
  }
  return reached;
}

function reaches({ channel, steps }: Stage): boolean {
  return channel !== null || steps.some(reachesIn);
}

function reachesIn(step: Step): boolean {
  return allSteps([step]).some(({ kind }) => kind === 'enable' || isBringing(kind));
}

/** Whether it puts the new version somewhere, or gives it to somebody. */
function brings({ channel, steps }: Stage): boolean {
  return channel !== null || allSteps(steps).some(({ kind }) => isBringing(kind));
}

function isBringing(kind: Step['kind']): boolean {
  return kind === 'deploy' || kind === 'ramp' || kind === 'ramp-to' || kind === 'release';
}
