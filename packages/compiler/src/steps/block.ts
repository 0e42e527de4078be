/** The steps of a block, in the order in which they are written. */
import { defaultUnit, type Level, type Step } from '@rollout/language';
import { spend } from '../fleet/budget.ts';
import { type Deployed, nothingDeployed } from '../fleet/deployed.ts';
import { resolveSelector } from '../fleet/select.ts';
import { type ServerSet, uniteAll } from '../fleet/server-set.ts';
import type { ServerRange } from '../machine/fleet.ts';
import type { StepIndex } from '../machine/steps.ts';
import { type Build, reportSelection, roomForPieces, roomForSteps, type StepDraft } from './build.ts';
import { addDeploy, reportOutsideDomains, unitCount } from './deploy.ts';
import { type Greens, joinedGreens } from './greens.ts';
import { leastSteps } from './least-steps.ts';
import { neededFirst } from './needed-first.ts';
import { append, type Block, type Common, contextOf, deployedTo, type Path } from './open-block.ts';
import { addPulls } from './pulls.ts';
import { rampTargets } from './ramp.ts';
import { domainUnitsOf, type Unit, unitsOf } from './units.ts';
import { addGate, addWait } from './waits.ts';

export interface BuiltBlock {
  /** null: there is nothing to do. */
  readonly entry: StepIndex | null;
  /** Servers that the block deploys to. */
  readonly added: Deployed;
  readonly greens: Greens;
}

/** `opening` adds what comes before the first sentence. */
export function buildBlock(
  build: Build,
  steps: readonly Step[],
  path: Path,
  opening: (block: Block) => void = () => {},
): BuiltBlock {
  const block: Block = {
    build,
    path,
    deployed: path.deployed,
    added: nothingDeployed,
    greens: path.greens,
    entry: null,
    last: null,
    wayBack: null,
    waiting: [],
  };
  opening(block);
  addSteps(block, steps, path.name, path.source);
  return { entry: block.entry, added: block.added, greens: block.greens };
}

function addSteps(block: Block, steps: readonly Step[], name: string, source: string): void {
  steps.forEach((step, index) => {
    if (!block.build.halted) addSentence(block, step, `${name}/${index + 1}`, `${source}/${index + 1}`);
  });
}

function addSentence(block: Block, step: Step, name: string, source: string): void {
  const common = { name, source, text: step.text, stage: block.path.stage, next: null };
  switch (step.kind) {
    case 'deploy':
      addDeploy(block, step, common);
      return;
    case 'each':
      addEach(block, step, common);
      return;
    case 'ramp':
    case 'ramp-to':
      addRamp(block, step, common);
      return;
    case 'shift':
    case 'enable':
    case 'disable':
    case 'release':
      addPulls(block, step, common, (name) => {
        if ('steps' in step) addSteps(block, step.steps, name, source);
      });
      return;
    case 'gate':
    case 'gate-canary':
      addGate(block, step, common);
      return;
    case 'wait':
    case 'wait-confidence':
    case 'wait-next':
    case 'wait-every':
    case 'approval':
    case 'retire-blue':
    case 'run':
    case 'schema':
      addWait(block, step, common);
      return;
  }
}

function addEach(block: Block, step: Extract<Step, { kind: 'each' }>, common: Common): void {
  const { build, path } = block;
  const level = step.level === 'upgradeDomain' ? defaultUnit(build.fleet.table.topology) : step.level;
  const selection = resolveSelector(build.fleet, step.selector, contextOf(block, level));
  if (!roomForPieces(build, step.location)) return;
  reportSelection(build, selection.problems);
  const least = leastSteps(step.steps);
  // Units are counted before they are made.
  const count = step.level === 'upgradeDomain' ? 1 : unitCount(build, selection.servers, step.level);
  if (!roomForSteps(build, 1 + count * least, step.location)) return;
  const units = unitsOfEach(build, step, selection.ranges);
  if (!roomForPieces(build, step.location)) return;
  if (!roomForSteps(build, 1 + units.length * least, step.location)) return;
  const draft: Extract<StepDraft, { kind: 'each' }> = {
    ...common,
    kind: 'each',
    level: step.level,
    units: [],
    parallel: step.parallel,
  };
  if (units.length > 0 && step.steps.length > 0) append(block, draft, step);
  const entered: (typeof draft.units)[number][] = [];
  const added: ServerSet[] = [];
  const greens: Greens[] = [];
  for (const unit of units) {
    const built = buildBlock(build, step.steps, {
      stage: path.stage,
      name: `${common.name}[${unit.name}]`,
      source: common.source,
      here: unit.select,
      deployed: block.deployed,
      greens: block.greens,
    });
    if (build.halted) return;
    if (built.entry !== null) entered.push({ name: unit.name, select: unit.select, entry: built.entry });
    added.push(...built.added);
    greens.push(built.greens);
  }
  draft.units = entered;
  deployedTo(block, uniteAll(added));
  if (greens.length > 0) block.greens = joinedGreens(greens);
}

function unitsOfEach(
  build: Build,
  step: Extract<Step, { kind: 'each' }>,
  ranges: readonly ServerRange[],
): readonly Unit[] {
  const { table, budget } = build.fleet;
  if (step.level !== 'upgradeDomain') return unitsOf(table, ranges, step.level, budget);
  const { units, outside } = domainUnitsOf(table, ranges, budget);
  if (outside !== null) reportOutsideDomains(build, step, outside);
  return units;
}

function addRamp(block: Block, step: Extract<Step, { kind: 'ramp' | 'ramp-to' }>, common: Common): void {
  const { build } = block;
  const { fleet } = build;
  const targets = step.kind === 'ramp' ? step.counts.length : step.shares.length;
  const least = targets * leastSteps(step.steps) + (step.kind === 'ramp' ? targets : 0);
  if (!roomForSteps(build, least, step.location)) return;
  const by: Level = step.level === 'server' ? defaultUnit(fleet.table.topology) : step.level;
  for (let turn = 0; turn < targets; turn++) {
    const selection = rampTargets(build, step, turn, contextOf(block, by));
    if (!roomForPieces(build, step.location)) return;
    const name = `${common.name}[${turn + 1}]`;
    if (selection !== null && selection.ranges.length > 0) {
      for (const { suffix, ranges, servers } of neededFirst(build, selection)) {
        const units = unitCount(build, servers, by);
        spend(fleet.budget, units);
        if (!roomForPieces(build, step.location)) return;
        const batch = { kind: 'unbounded' } as const;
        const deploy = { select: ranges, by, parallel: [units], batch, green: false };
        append(block, { ...common, name: `${name}${suffix}`, kind: 'deploy', ...deploy }, step);
        deployedTo(block, servers);
      }
    }
    addSteps(block, step.steps, name, common.source);
    if (build.halted) return;
  }
}
