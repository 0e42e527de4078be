/** Sentences that pull a lever: one step a turn, and the block after each. */
import { defaultUnit, type Step } from '@rollout/language';
import { resolveSelector } from '../fleet/select.ts';
import type { ServerSet } from '../fleet/server-set.ts';
import type { Pull } from '../machine/steps.ts';
import { type Build, reportSelection, roomForPieces, roomForSteps, type StepDraft } from './build.ts';
import { leastSteps } from './least-steps.ts';
import { append, type Block, type Common, contextOf } from './open-block.ts';

export type Pulling = Extract<Step, { kind: 'shift' | 'enable' | 'disable' | 'release' }>;

/** `blockAfter` adds the block of the sentence behind the turn of that name. */
export function addPulls(block: Block, step: Pulling, common: Common, blockAfter: (name: string) => void): void {
  const { build } = block;
  if (!roomForSteps(build, leastSteps([step]), step.location)) return;
  if (step.kind === 'disable') {
    for (const pull of pullsOf(build, step)) append(block, { ...common, kind: 'pull', pull }, step);
    return;
  }
  const servers = step.kind === 'shift' ? shiftedBy(block, step) : null;
  if (!roomForPieces(build, step.location)) return;
  for (const [turn, pull] of pullsOf(build, step).entries()) {
    const name = `${common.name}[${turn + 1}]`;
    const draft: Extract<StepDraft, { kind: 'pull' }> = { ...common, name, kind: 'pull', pull };
    append(block, draft, step);
    if (servers !== null && pull.lever === 'traffic') {
      const assign = (areas: readonly number[]) => {
        draft.pull = { ...pull, areas };
      };
      build.traffic.push({ servers, among: null, assign });
    }
    blockAfter(name);
    if (build.halted) return;
  }
}

/** What each turn of a sentence does. Areas are cut once all sentences about traffic are known. */
function pullsOf(build: Build, step: Pulling): readonly Pull[] {
  switch (step.kind) {
    case 'shift':
      return step.shares.map((to) => ({ lever: 'traffic', areas: [], to }));
    case 'release':
      return step.to.map(({ users }) => ({ lever: 'release', users }));
    case 'enable': {
      const flag = build.flags.indexOf(step.flag);
      return step.to.map(({ users }) => ({ lever: 'flag', flag, users }));
    }
    case 'disable':
      return [{ lever: 'flag', flag: build.flags.indexOf(step.flag), users: 0 }];
  }
}

/** Without a selector: wherever the plan's services run. */
function shiftedBy(block: Block, step: Extract<Step, { kind: 'shift' }>): ServerSet {
  const { build } = block;
  const { fleet } = build;
  if (step.selector === null) return fleet.servers;
  const context = contextOf(block, defaultUnit(fleet.table.topology));
  const { servers, problems } = resolveSelector(fleet, step.selector, context);
  if (roomForPieces(build, step.location)) reportSelection(build, problems);
  return servers;
}
