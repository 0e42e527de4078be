/** The stages of a plan, and the steps of each. */
import type { Plan, Stage } from '@rollout/language';
import { handlersOf } from '../compile/handlers.ts';
import { compilerDiagnostics } from '../diagnostics/index.ts';
import { type Deployed, deployedAlso, nothingDeployed } from '../fleet/deployed.ts';
import type { MachineStage } from '../machine/steps.ts';
import { buildBlock } from './block.ts';
import type { Build } from './build.ts';
import { type Greens, joinedGreens, noGreens } from './greens.ts';
import { addTrain } from './train.ts';

/** Builds every stage; each sees what the stages that it comes after (and those before them) have deployed. */
export function buildStages(build: Build, plan: Plan): MachineStage[] {
  const number = new Map(plan.stages.map((stage, index) => [stage.name, index]));
  const after: Deployed[] = [];
  const greensAfter: Greens[] = [];
  return plan.stages.map((stage, index) => {
    const before = stage.after.flatMap((name) => number.get(name) ?? []);
    const deployed = deployedBefore(before.map((stage) => after[stage] ?? nothingDeployed));
    const name = stageName(stage.name);
    const greens = joinedGreens(before.map((stage) => greensAfter[stage] ?? noGreens));
    const path = { stage: index, name, source: name, here: null, deployed, greens };
    const { channel } = stage;
    const built = buildBlock(build, stage.steps, path, (block) => {
      if (channel !== null) addTrain(block, channel, stage);
    });
    if (built.entry === null && !build.halted) reportNothing(build, stage);
    greensAfter[index] = built.greens;
    after[index] = built.added.reduce(deployedAlso, deployed);
    const entry = built.entry ?? 0;
    const train = channel === null ? null : { departure: entry, ring: channel.ring.name };
    return { name: stage.name, after: before, entry, handlers: handlersOf(plan, stage), train };
  });
}

function deployedBefore(stages: readonly Deployed[]): Deployed {
  const [first = nothingDeployed, ...others] = stages;
  return others.flat().reduce(deployedAlso, first);
}

/** A stage whose sentences all come to nothing, and that nothing was said about. */
function reportNothing(build: Build, stage: Stage): void {
  if (build.diagnostics.some(({ severity }) => severity === 'error')) return;
  const what = `Every step of \`${stage.name}\``;
  build.diagnostics.push(compilerDiagnostics.create('empty-selection', { what, left: false }, stage.location));
}

/** A stage's name as names of steps begin; in quotes where it could be taken for a longer way. */
function stageName(name: string): string {
  return /[/[\]"]/.test(name) ? JSON.stringify(name) : name;
}
