/** Sentences of one step each: waits, gates, approvals, runs, changes of a schema, and retiring what stands beside. */
import type { Step } from '@rollout/language';
import { setOf } from '../fleet/server-set.ts';
import type { StepIndex } from '../machine/steps.ts';
import type { Build, StepDraft } from './build.ts';
import { allRetired, standing } from './greens.ts';
import { append, type Block, type Common } from './open-block.ts';

/** Filled in where the step is appended. */
const unknown: StepIndex = 0;

type Waiting = Extract<
  Step,
  { kind: 'wait' | 'wait-confidence' | 'wait-next' | 'wait-every' | 'approval' | 'retire-blue' | 'run' | 'schema' }
>;

export function addWait(block: Block, step: Waiting, common: Common): void {
  const zoneOf = (own: string | null) => own ?? block.build.zone;
  switch (step.kind) {
    case 'wait':
      append(block, { ...common, kind: 'wait', takes: step.takes, evidence: step.evidence, retryFrom: unknown }, step);
      return;
    case 'wait-confidence': {
      const { level, atMost } = step;
      // Its gate is the next one of the block; until that is met, it has none but itself.
      const gate = block.build.steps.length;
      append(block, { ...common, kind: 'confidence', level, atMost, gate, bugs: [], retryFrom: unknown }, step);
      return;
    }
    case 'wait-next': {
      const { day, minute, zone } = step;
      const until = { kind: 'next', day, minute, zone: zoneOf(zone) } as const;
      append(block, { ...common, kind: 'clock', until, retryFrom: unknown }, step);
      return;
    }
    case 'wait-every': {
      const { every, from, zone } = step;
      const until = { kind: 'every', every, from, zone: zoneOf(zone) } as const;
      append(block, { ...common, kind: 'clock', until, retryFrom: unknown }, step);
      return;
    }
    case 'approval': {
      const { who, takes, refuses } = step;
      append(block, { ...common, kind: 'approval', who, takes, refuses, retryFrom: unknown }, step);
      return;
    }
    case 'retire-blue': {
      const deploys = standing(block.greens);
      append(block, { ...common, kind: 'retire', deploys, after: step.after }, step);
      block.greens = allRetired(block.greens);
      return;
    }
    case 'run': {
      const { label, takes, fails, retries } = step;
      append(block, { ...common, kind: 'act', label, takes, fails, retries }, step);
      return;
    }
    case 'schema': {
      const { phase, service, takes, fails, retries } = step;
      append(block, { ...common, kind: 'schema', phase, service, takes, fails, retries }, step);
      return;
    }
  }
}

export function addGate(block: Block, step: Extract<Step, { kind: 'gate' | 'gate-canary' }>, common: Common): void {
  const { build } = block;
  // A gate of an unknown check has been reported by the checker of the language.
  const check = build.checks.get(step.check);
  if (check === undefined) return;
  const draft: Extract<StepDraft, { kind: 'gate' }> = {
    ...common,
    kind: 'gate',
    check,
    canary: null,
    retryFrom: unknown,
  };
  append(block, draft, step);
  if (step.kind === 'gate') return;
  const { lasts, traffic: share } = step;
  draft.canary = { lasts, traffic: null };
  if (share === null) return;
  const beside = standing(block.greens).flatMap((deploy) => selectedBy(build, deploy));
  build.traffic.push({
    servers: build.fleet.servers,
    among: { deployed: block.deployed, beside: setOf(beside) },
    assign: (areas) => {
      draft.canary = { lasts, traffic: { areas, share } };
    },
  });
}

function selectedBy({ steps }: Build, index: StepIndex) {
  const step = steps[index];
  return step?.kind === 'deploy' ? step.select : [];
}
