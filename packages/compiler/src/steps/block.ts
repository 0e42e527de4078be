/** The steps of a block, in the order in which they are written. */
import { defaultUnit, type Level, type Step } from '@rollout/language';
import { compilerDiagnostics } from '../diagnostics/index.ts';
import { spend } from '../fleet/budget.ts';
import { chunksOf, nodesIn } from '../fleet/chunks.ts';
import { addressOf, leafClassOf } from '../fleet/class-table.ts';
import { type Deployed, deployedAlso, nothingDeployed } from '../fleet/deployed.ts';
import { partsByDomains } from '../fleet/domains.ts';
import { resolveSelector } from '../fleet/select.ts';
import { type ServerSet, uniteAll } from '../fleet/server-set.ts';
import type { ServerRange } from '../machine/fleet.ts';
import type { StepIndex } from '../machine/steps.ts';
import { addStep, type Build, reportSelection, roomForPieces, roomForSteps, type StepDraft } from './build.ts';
import { rampTargets } from './ramp.ts';
import { domainUnitsOf, type Unit, unitsOf } from './units.ts';

/** The way to a block. */
export interface Path {
  readonly stage: number;
  /** Names of steps begin with it: `world`, `world/1[us-east]`. */
  readonly name: string;
  /** The same without the names of units. */
  readonly source: string;
  /** The unit of the enclosing `each`, in walking order. */
  readonly here: readonly ServerRange[] | null;
  readonly deployed: Deployed;
}

/** A block that is being built. */
interface Block {
  readonly build: Build;
  readonly path: Path;
  deployed: Deployed;
  /** What this block alone has deployed. */
  added: Deployed;
  entry: StepIndex | null;
  last: StepDraft | null;
  /** Where `retry` goes back to; null: to the next step that is added. */
  wayBack: StepIndex | null;
}

export interface BuiltBlock {
  /** null: there is nothing to do. */
  readonly entry: StepIndex | null;
  /** Servers that the block deploys to. */
  readonly added: Deployed;
}

export function buildBlock(build: Build, steps: readonly Step[], path: Path): BuiltBlock {
  const block: Block = {
    build,
    path,
    deployed: path.deployed,
    added: nothingDeployed,
    entry: null,
    last: null,
    wayBack: null,
  };
  addSteps(block, steps, path.name, path.source);
  return { entry: block.entry, added: block.added };
}

function addSteps(block: Block, steps: readonly Step[], name: string, source: string): void {
  steps.forEach((step, index) => {
    if (!block.build.halted) addSentence(block, step, `${name}/${index + 1}`, `${source}/${index + 1}`);
  });
}

function addSentence(block: Block, step: Step, name: string, source: string): void {
  const common = { name, source, text: step.text, stage: block.path.stage, next: null };
  switch (step.kind) {
    case 'deploy': {
      const selection = resolveSelector(block.build.fleet, step.selector, contextOf(block, step.by));
      if (!roomForPieces(block.build, step.location)) return;
      reportSelection(block.build, selection.problems);
      if (selection.ranges.length === 0) return;
      if (step.batch.kind === 'upgradeDomain') requireDomains(block.build, step, selection.ranges);
      spend(block.build.fleet.budget, unitCount(block.build, selection.servers, step.by));
      if (!roomForPieces(block.build, step.location)) return;
      const { by, parallel, batch } = step;
      append(block, { ...common, kind: 'deploy', select: selection.ranges, by, parallel, batch }, step);
      deployedTo(block, selection.servers);
      return;
    }
    case 'each':
      addEach(block, step, common);
      return;
    case 'ramp':
    case 'ramp-to':
      addRamp(block, step, common);
      return;
    case 'wait':
      append(block, { ...common, kind: 'wait', takes: step.takes, retryFrom: 0 }, step);
      return;
    case 'gate': {
      // A gate of an unknown check has been reported by the checker of the language.
      const check = block.build.checks.get(step.check);
      if (check === undefined) return;
      append(block, { ...common, kind: 'gate', check, retryFrom: 0 }, step);
      return;
    }
    case 'run': {
      const { label, takes, fails, retries } = step;
      append(block, { ...common, kind: 'act', label, takes, fails, retries }, step);
      return;
    }
  }
}

type Common = Pick<StepDraft, 'name' | 'source' | 'text' | 'stage' | 'next'>;

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
  for (const unit of units) {
    const built = buildBlock(build, step.steps, {
      stage: path.stage,
      name: `${common.name}[${unit.name}]`,
      source: common.source,
      here: unit.select,
      deployed: block.deployed,
    });
    if (build.halted) return;
    if (built.entry !== null) entered.push({ name: unit.name, select: unit.select, entry: built.entry });
    added.push(...built.added);
  }
  draft.units = entered;
  deployedTo(block, uniteAll(added));
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
      const units = unitCount(build, selection.servers, by);
      spend(fleet.budget, units);
      if (!roomForPieces(build, step.location)) return;
      const parallel = [units];
      const batch = { kind: 'unbounded' } as const;
      append(block, { ...common, name, kind: 'deploy', select: selection.ranges, by, parallel, batch }, step);
      deployedTo(block, selection.servers);
    }
    addSteps(block, step.steps, name, common.source);
    if (build.halted) return;
  }
}

/** How many units a deploying step has. */
function unitCount(build: Build, servers: ServerSet, by: Level): number {
  const { table, budget } = build.fleet;
  return chunksOf(table, servers, by, 'above', budget).reduce((sum, chunk) => sum + nodesIn(chunk), 0);
}

/** Adds a step behind the last one of the block. */
function append(block: Block, draft: StepDraft, step: Step): void {
  if (!roomForSteps(block.build, 1, step.location)) return;
  const index = addStep(block.build, draft, step.location);
  if (block.last === null) block.entry = index;
  else block.last.next = index;
  block.last = draft;
  if (draft.kind === 'deploy' || draft.kind === 'each') block.wayBack = null;
  else {
    block.wayBack ??= index;
    if (draft.kind !== 'act') draft.retryFrom = block.wayBack;
  }
}

function deployedTo(block: Block, servers: ServerSet): void {
  block.deployed = deployedAlso(block.deployed, servers);
  block.added = deployedAlso(block.added, servers);
}

function contextOf(block: Block, unit: Level) {
  return { here: block.path.here, within: [], deployed: block.deployed, unit };
}

/** How many steps a list of sentences makes at the least. */
function leastSteps(steps: readonly Step[]): number {
  return steps.reduce((sum, step) => {
    switch (step.kind) {
      case 'ramp':
        return sum + step.counts.length * (1 + leastSteps(step.steps));
      case 'ramp-to':
        return sum + step.shares.length * leastSteps(step.steps);
      case 'each':
        return sum + 1 + leastSteps(step.steps);
      default:
        return sum + 1;
    }
  }, 0);
}

function requireDomains(build: Build, step: Step, ranges: readonly ServerRange[]): void {
  const { table, budget } = build.fleet;
  for (const { from, to } of ranges) {
    const outside = partsByDomains(table, from, to, budget).find((part) => part.of === null);
    if (outside !== undefined) {
      reportOutsideDomains(build, step, outside.from);
      return;
    }
  }
}

function reportOutsideDomains(build: Build, step: Step, server: number): void {
  const { table } = build.fleet;
  const leaf = leafClassOf(table, server);
  const holding = leaf.node.level === 'server' && leaf.parent !== null ? leaf.parent : leaf;
  const where = `\`${addressOf(table, { class: holding, first: server })}\``;
  build.diagnostics.push(compilerDiagnostics.create('outside-upgrade-domains', { where }, step.location));
}
