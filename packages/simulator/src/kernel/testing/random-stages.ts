/** The stages of a random plan, and its channels. */
import type { Pick } from './pick.ts';
import type { Surroundings } from './random-bakes.ts';
import { randomConstraints } from './random-constraints.ts';
import { randomHandlers } from './random-handlers.ts';
import { duration } from './random-model.ts';
import { peopleSteps } from './random-pulls.ts';
import type { RandomSchemas } from './random-schemas.ts';
import { randomSteps } from './random-steps.ts';
import type { RandomTopology, Scope } from './random-topology.ts';
import { randomChannel } from './random-trains.ts';

export function randomStages(
  pick: Pick,
  around: Surroundings,
  topology: RandomTopology,
  schemas: RandomSchemas,
): string[] {
  const { model, people } = around;
  const { regions } = topology;
  const lines: string[] = [];
  let stages = 0;
  const open = (kind: string, after: readonly number[] | null, rest: string, body: readonly string[]): number => {
    stages++;
    const names = after === null || after.length === 0 ? '' : ` after ${after.map((index) => `s${index}`).join(', ')}`;
    lines.push(`${kind} s${stages}${names}${rest} {`, ...body.map((line) => `  ${line}`), '}');
    return stages;
  };
  const handlers = (likelihood: number): string[] =>
    randomHandlers(pick, likelihood, { flags: people.flags, train: false, placed: regions.length > 0 });
  const watch = (likelihood = 0.15): string[] => {
    if (!pick.chance(likelihood)) return [];
    pick.says('watch of a stage');
    return [`watch ${pick.of(model.checks)}`];
  };
  const stage = (after: readonly number[] | null, scope: Scope): number =>
    open('stage', after, '', [
      ...(pick.chance(0.4) ? randomConstraints(pick, topology, 'stage') : []),
      ...watch(),
      ...schemas.steps(stages === 0 ? 0.2 : 0.05, 'first'),
      ...randomSteps(pick, around, scope, 0),
      ...(pick.chance(0.2) ? peopleSteps(pick, around) : []),
      ...(pick.chance(0.4) ? handlers(0.5) : []),
    ]);
  /** One that deploys nothing. */
  const bakeStage = (after: readonly number[]): number =>
    open('stage', after, '', [
      `wait ${duration(pick)}`,
      `gate ${pick.of(model.checks)}`,
      ...schemas.steps(0.2, 'last'),
    ]);
  const deploys = (): void => {
    const everything: Scope = {
      place: 'all',
      clusters: regions.reduce((sum, region) => sum + region.clusters, 0),
      racks: topology.racks,
      domains: regions.every((region) => region.domains),
    };
    const [first, second, third] = regions;
    if (first === undefined || second === undefined || pick.chance(0.35)) {
      stage(null, everything);
      return;
    }
    switch (pick.int(1, 3)) {
      case 1:
        for (const region of regions) stage(null, region);
        pick.says('stages in a row');
        return;
      case 2: {
        const a = stage(null, first);
        const b = stage([a], second);
        if (third !== undefined) {
          const c = stage([a], third);
          if (pick.chance(0.5)) bakeStage([b, c]);
        }
        pick.says('stages as a graph');
        return;
      }
      default: {
        const from = lines.length;
        stage(null, first);
        stage(null, second);
        const inner = lines.splice(from);
        lines.push('parallel {', ...inner.map((line) => `  ${line}`), '}');
        if (third !== undefined) stage(null, third);
        pick.says('parallel stages');
      }
    }
  };
  /** One that is about people, or what cannot be taken back. */
  const late = (): void => {
    const train = people.rings.length > 0 && pick.chance(0.5) ? randomChannel(pick, around) : null;
    if (train !== null) {
      open('channel', null, ` ${train.header}`, [...watch(0.4), ...train.body]);
      return;
    }
    const steps = [...peopleSteps(pick, around), ...(pick.chance(0.3) ? peopleSteps(pick, around) : [])];
    const ends = pick.chance(0.1) ? schemas.contract() : [];
    const body = [...schemas.steps(0.15, 'last'), ...steps, ...ends];
    if (body.length === 0) return;
    // What a contract leaves is not taken back.
    const own = body.some((line) => line.startsWith('contract'))
      ? ['on unhealthy stop', 'on blocked continue', `on timeout 3h ${pick.of(['rollback this stage', 'stop'])}`]
      : handlers(0.6);
    open('stage', null, '', [...watch(), ...body, ...own]);
  };
  if (regions.length > 0) deploys();
  const most = regions.length === 0 ? pick.int(1, 3) : people.rings.length > 0 ? pick.int(1, 2) : pick.int(0, 1);
  for (let i = 0; i < most; i++) late();
  if (stages === 0) open('stage', null, '', [`wait ${duration(pick)}`, ...peopleSteps(pick, around)]);
  return lines;
}
