/** Gates before which nothing is deployed. */
import type { Stage, Step } from '../../program/index.ts';
import { addTo } from '../grouping.ts';
import { planMessages } from '../messages/plans.ts';
import type { Report } from '../report.ts';
import { allSteps } from './all-steps.ts';

export function reportIdleGates(report: Report, stages: readonly Stage[]): void {
  const deploying = new Set(stages.filter(({ steps }) => deploys(steps)).map(({ name }) => name));
  const later = laterThan(stages);
  for (const stage of stages) {
    // What only comes later cannot have deployed anything yet; what runs beside this stage may have.
    const earlier = [...deploying].some((name) => name !== stage.name && !later.get(stage.name)?.has(name));
    if (!earlier) reportIn(report, stage.steps, false);
  }
}

/** Gives whether anything is deployed by the end of the steps. */
function reportIn(report: Report, steps: readonly Step[], deployedBefore: boolean): boolean {
  let deployed = deployedBefore;
  for (const step of steps) {
    switch (step.kind) {
      case 'deploy':
      case 'ramp':
      case 'ramp-to':
        deployed = true;
        break;
      case 'each':
      case 'shift':
        // The gate of the second unit judges what the first one deployed.
        if (!deployed && !deploys(step.steps)) reportIn(report, step.steps, false);
        deployed = deployed || deploys(step.steps);
        break;
      case 'gate':
      case 'gate-canary':
        if (!deployed) report.add(planMessages.create('gate-before-deploy', {}, step.location));
        break;
      case 'wait':
      case 'wait-confidence':
      case 'wait-next':
      case 'wait-every':
      case 'approval':
      case 'retire-blue':
      case 'run':
        break;
    }
  }
  return deployed;
}

function deploys(steps: readonly Step[]): boolean {
  return allSteps(steps).some(({ kind }) => kind === 'deploy' || kind === 'ramp' || kind === 'ramp-to');
}

/** For each stage those that begin only after it has ended. */
function laterThan(stages: readonly Stage[]): ReadonlyMap<string, ReadonlySet<string>> {
  const followers = new Map<string, string[]>();
  for (const { name, after } of stages) {
    for (const earlier of after) addTo(followers, earlier, name);
  }
  return new Map(stages.map(({ name }) => [name, reachedFrom(name, followers)]));
}

function reachedFrom(start: string, followers: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [start];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    for (const next of followers.get(name) ?? []) {
      if (reached.has(next)) continue;
      reached.add(next);
      open.push(next);
    }
  }
  return reached;
}
