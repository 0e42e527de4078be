/** `deploy`: what it selects, and whether its units can go in the way that it says. */
import type { Level, Step } from '@rollout/language';
import { compilerDiagnostics } from '../diagnostics/index.ts';
import { spend } from '../fleet/budget.ts';
import { chunksOf, heldBy, nodesIn } from '../fleet/chunks.ts';
import { addressOf, leafClassOf } from '../fleet/class-table.ts';
import { partsByDomains, sizeOf } from '../fleet/domains.ts';
import { resolveSelector } from '../fleet/select.ts';
import type { ServerSet } from '../fleet/server-set.ts';
import type { ServerRange } from '../machine/fleet.ts';
import { type Build, reportSelection, roomForPieces, viewOf } from './build.ts';
import { greenAlso } from './greens.ts';
import { neededFirst, type Part } from './needed-first.ts';
import { append, type Block, type Common, contextOf, deployedTo } from './open-block.ts';

/** Servers of a unit that may go one by one. */
const ROLLING_LIMIT = 100_000;

type Deploy = Extract<Step, { kind: 'deploy' }>;

export function addDeploy(block: Block, step: Deploy, common: Common): void {
  const { build } = block;
  const selection = resolveSelector(viewOf(build, step.service), step.selector, contextOf(block, step.by));
  if (!roomForPieces(build, step.location)) return;
  reportSelection(build, selection.problems);
  if (selection.ranges.length === 0) return;
  const { by, parallel, batch, green } = step;
  if (batch.kind === 'upgradeDomain') requireDomains(build, step, selection.ranges);
  const parts = neededFirst(build, selection);
  if (batch.kind === 'rolling') checkRolling(build, step, parts);
  for (const { suffix, ranges, servers } of parts) {
    spend(build.fleet.budget, unitCount(build, servers, by));
    if (!roomForPieces(build, step.location)) return;
    const name = `${common.name}${suffix}`;
    const index = append(block, { ...common, name, kind: 'deploy', select: ranges, by, parallel, batch, green }, step);
    deployedTo(block, servers);
    if (green && index !== null) block.greens = greenAlso(block.greens, index);
  }
}

/** How many units a deploying step has. */
export function unitCount(build: Build, servers: ServerSet, by: Level): number {
  const { table, budget } = build.fleet;
  return chunksOf(table, servers, by, 'above', budget).reduce((sum, chunk) => sum + nodesIn(chunk), 0);
}

function checkRolling(build: Build, step: Deploy, parts: readonly Part[]): void {
  const { table, budget } = build.fleet;
  const { per } = build.numbers.deploy;
  if (per !== 'server') {
    build.diagnostics.push(compilerDiagnostics.create('rolling-needs-servers', { per }, step.location));
    return;
  }
  const units = parts.flatMap(({ servers }) => chunksOf(table, servers, step.by, 'above', budget));
  const most = units.reduce((most, unit) => Math.max(most, sizeOf(table, heldBy(unit)) / nodesIn(unit)), 0);
  if (most <= ROLLING_LIMIT) return;
  const finding = { servers: most, limit: ROLLING_LIMIT, by: step.by };
  build.diagnostics.push(compilerDiagnostics.create('rolling-too-large', finding, step.location));
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

export function reportOutsideDomains(build: Build, step: Step, server: number): void {
  const { table } = build.fleet;
  const leaf = leafClassOf(table, server);
  const holding = leaf.node.level === 'server' && leaf.parent !== null ? leaf.parent : leaf;
  const where = `\`${addressOf(table, { class: holding, first: server })}\``;
  build.diagnostics.push(compilerDiagnostics.create('outside-upgrade-domains', { where }, step.location));
}
