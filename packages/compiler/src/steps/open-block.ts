/** A block that is being built, and how it grows. */
import type { Level, Located } from '@rollout/language';
import { type Deployed, deployedAlso } from '../fleet/deployed.ts';
import type { ServerSet } from '../fleet/server-set.ts';
import type { SelectionContext } from '../fleet/view.ts';
import type { ServerRange } from '../machine/fleet.ts';
import { traitsOf } from '../machine/step-kinds.ts';
import type { StepIndex } from '../machine/steps.ts';
import { addStep, type Build, roomForSteps, type StepDraft } from './build.ts';
import { bugsTaughtAbout } from './confidence-bugs.ts';
import type { Greens } from './greens.ts';

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
  readonly greens: Greens;
}

export interface Block {
  readonly build: Build;
  readonly path: Path;
  deployed: Deployed;
  /** What this block alone has deployed. */
  added: Deployed;
  greens: Greens;
  entry: StepIndex | null;
  last: StepDraft | null;
  /** Where `retry` goes back to; null: to the next step that is added. */
  wayBack: StepIndex | null;
  /** Waits for confidence whose gate has not come yet. */
  waiting: Extract<StepDraft, { kind: 'confidence' }>[];
}

/** What every step of a sentence has. */
export type Common = Pick<StepDraft, 'name' | 'source' | 'text' | 'stage' | 'next'>;

/** Adds a step behind the last one of the block; null where there is no room for it. */
export function append(block: Block, draft: StepDraft, { location }: Located): StepIndex | null {
  if (!roomForSteps(block.build, 1, location)) return null;
  const index = addStep(block.build, draft, location);
  if (block.last === null) block.entry = index;
  else block.last.next = index;
  block.last = draft;
  setWayBack(block, draft, index);
  if (draft.kind === 'confidence') block.waiting.push(draft);
  if (draft.kind === 'gate') {
    for (const wait of block.waiting) {
      wait.gate = index;
      wait.bugs = bugsTaughtAbout(block.build, draft.check);
    }
    block.waiting = [];
  }
  return index;
}

/** `retry` never goes back past a step that pulls a lever. */
function setWayBack(block: Block, draft: StepDraft, index: StepIndex): void {
  if (traitsOf(draft).pullsLever) {
    block.wayBack = null;
    return;
  }
  block.wayBack ??= index;
  if ('retryFrom' in draft) draft.retryFrom = block.wayBack;
}

export function deployedTo(block: Block, servers: ServerSet): void {
  block.deployed = deployedAlso(block.deployed, servers);
  block.added = deployedAlso(block.added, servers);
}

export function contextOf(block: Block, unit: Level): SelectionContext {
  return { here: block.path.here, within: [], deployed: block.deployed, unit };
}
