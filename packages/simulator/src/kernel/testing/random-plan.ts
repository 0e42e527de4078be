import type { Pick } from './pick.ts';
import type { Surroundings } from './random-bakes.ts';
import { randomStart } from './random-calendar.ts';
import { randomConstraints, randomSurge } from './random-constraints.ts';
import { randomHandlers } from './random-handlers.ts';
import { duration, randomModel } from './random-model.ts';
import { randomScenario } from './random-scenario.ts';
import { randomServices } from './random-services.ts';
import { randomSteps } from './random-steps.ts';
import { randomTopology, type Scope } from './random-topology.ts';

export interface RandomPlan {
  readonly text: string;
  /** Tables that it reads. */
  readonly files: Readonly<Record<string, string>>;
  /** Its other circumstances; null: it runs as it is written. */
  readonly scenario: string | null;
}

/** A random plan on a small fleet. Now and then the checker or the compiler refuses one: whoever asks takes another. */
export function randomPlan(pick: Pick): RandomPlan {
  const topology = randomTopology(pick, (fleet) => (pick.chance(0.3) ? randomConstraints(pick, fleet, 'fleet') : []));
  const services = randomServices(pick, topology);
  const model = randomModel(pick, topology.text.includes('label hw'), topology.racks, services.loaded);
  const around: Surroundings = { model, services };
  const scenario = randomScenario(pick, model, topology);
  const { regions } = topology;
  const everything: Scope = {
    place: 'all',
    clusters: regions.reduce((sum, region) => sum + region.clusters, 0),
    racks: topology.racks,
    domains: regions.every((region) => region.domains),
  };
  const lines: string[] = [];
  let stages = 0;
  const stage = (after: readonly number[] | null, scope: Scope): number => {
    stages++;
    const body = [
      ...(pick.chance(0.4) ? randomConstraints(pick, topology, 'stage') : []),
      ...(pick.chance(0.15) ? [`watch ${pick.of(model.checks)}`] : []),
      ...randomSteps(pick, around, scope, 0),
      ...(pick.chance(0.4) ? randomHandlers(pick, 0.5) : []),
    ];
    if (body.some((line) => line.startsWith('watch'))) pick.says('watch of a stage');
    const names = after === null || after.length === 0 ? '' : ` after ${after.map((index) => `s${index}`).join(', ')}`;
    lines.push(`stage s${stages}${names} {`, ...body.map((line) => `  ${line}`), '}');
    return stages;
  };
  /** A stage that deploys nothing. */
  const bakeStage = (after: readonly number[]): void => {
    stages++;
    const names = after.map((index) => `s${index}`).join(', ');
    lines.push(`stage s${stages} after ${names} {`, `  wait ${duration(pick)}`, `  gate ${pick.of(model.checks)}`, '}');
  };
  const [first, second, third] = regions;
  if (first === undefined || second === undefined || pick.chance(0.35)) {
    stage(null, everything);
  } else {
    switch (pick.int(1, 3)) {
      case 1:
        for (const region of regions) stage(null, region);
        pick.says('stages in a row');
        break;
      case 2: {
        const a = stage(null, first);
        const b = stage([a], second);
        if (third !== undefined) {
          const c = stage([a], third);
          if (pick.chance(0.5)) bakeStage([b, c]);
        }
        pick.says('stages as a graph');
        break;
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
  }
  const body = [
    ...randomStart(pick),
    ...randomConstraints(pick, topology, 'plan'),
    ...(model.rolls ? [randomSurge(pick, topology), `maxDown ${pick.int(1, 2)} servers`] : []),
    ...(pick.chance(0.3) ? ['horizon 10h'] : []),
    ...(pick.chance(0.3) ? [`watch ${pick.of(model.checks)}`] : []),
    ...lines,
    ...randomHandlers(pick, 1),
  ];
  if (body.some((line) => line.startsWith('horizon'))) pick.says('horizon');
  if (body.some((line) => line.startsWith('watch'))) pick.says('watch');
  const text = [
    topology.text,
    services.text,
    model.healths,
    model.text,
    `plan random${services.header} on fleet using numbers {`,
    ...body.map((line) => `  ${line}`),
    '}',
    ...scenario,
  ].join('\n');
  return { text, files: services.files, scenario: scenario.length > 0 ? 'other' : null };
}
