import type { Machine } from '@rollout/compiler';
import type { Results, StepResults } from '@rollout/simulator';
import { isForAll } from './channel-head.ts';

export interface NamedStep extends StepResults {
  /** Its stage and its sentence. */
  readonly what: string;
  /** ` (2nd)` of the sentences that read the same; nothing, where there is one alone. */
  readonly which: string;
}

/** Those that do something themselves: an `each` is as busy as what is in it; a ramp is as busy as its own deploying. */
export function namedSteps({ steps, stages }: Results, audience: Machine['audience']): NamedStep[] {
  const leaves = steps
    .filter(({ text }) => !text.startsWith('each '))
    .map((step) => ({ ...step, what: `${step.stage}: ${what(step, stages, audience)}` }));
  return leaves.map((leaf, index) => ({ ...leaf, which: which(leaves, index) }));
}

function which(leaves: readonly { readonly what: string }[], index: number): string {
  const alike = (leaf: { readonly what: string }): boolean => leaf.what === leaves[index]?.what;
  return leaves.filter(alike).length === 1 ? '' : ` (${ordinal(leaves.slice(0, index + 1).filter(alike).length)})`;
}

/** `1st`, `2nd`, `13th`. */
function ordinal(count: number): string {
  const teen = count % 100 > 10 && count % 100 < 14;
  return `${count}${(teen ? undefined : ['th', 'st', 'nd', 'rd'][count % 10]) ?? 'th'}`;
}

/** Of a channel, whose one sentence makes two steps, which of them it is. */
function what(
  { source, stage, text }: Pick<StepResults, 'source' | 'stage' | 'text'>,
  stages: Results['stages'],
  audience: Machine['audience'],
): string {
  const channel = stages.find(({ name }) => name === stage)?.channel ?? null;
  if (channel === null) return text;
  if (source === `${stage}/departs`) return `wait for its train`;
  return source === `${stage}/release`
    ? `release to ${isForAll(channel.ring, audience) ? 'all users' : channel.ring}`
    : text;
}
