import type { Layout, Machine } from '@rollout/compiler';
import type { DeployFacts } from './outlook.ts';

/** Sentences that deploy, in the order in which they are written. */
export function deployFacts(machine: Machine, layout: Layout): readonly DeployFacts[] {
  const servers = new Map<string, number>();
  const first = new Map<string, Machine['steps'][number]>();
  machine.steps.forEach((step, index) => {
    const own = layout.steps[index];
    if (step.kind !== 'deploy' || own?.kind !== 'deploy') return;
    if (!first.has(step.source)) first.set(step.source, step);
    servers.set(step.source, (servers.get(step.source) ?? 0) + own.servers);
  });
  let before = 0;
  return [...first].map(([source, { text, stage }]) => {
    const own = servers.get(source) ?? 0;
    before += own;
    return {
      source,
      text,
      stage: machine.stages[stage]?.name ?? '',
      servers: own,
      cumulativeShare: layout.servers === 0 ? 0 : Math.min(1, before / layout.servers),
    };
  });
}
