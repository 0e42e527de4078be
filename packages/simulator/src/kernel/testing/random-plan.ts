import type { Pick } from './pick.ts';
import type { Surroundings } from './random-bakes.ts';
import { randomStart, randomWindows } from './random-calendar.ts';
import { randomConstraints, randomSurge } from './random-constraints.ts';
import { randomHandlers } from './random-handlers.ts';
import { randomModel } from './random-model.ts';
import { NOBODY, type RandomPeople, randomPeople } from './random-people.ts';
import { randomScenario } from './random-scenario.ts';
import { randomSchemas } from './random-schemas.ts';
import { NO_SERVICES, randomServices } from './random-services.ts';
import { randomStages } from './random-stages.ts';
import { NOWHERE, randomTopology } from './random-topology.ts';

export interface RandomPlan {
  readonly text: string;
  /** Tables that it reads. */
  readonly files: Readonly<Record<string, string>>;
  /** Its other circumstances; null: it runs as it is written. */
  readonly scenario: string | null;
}

/** A random plan on a small fleet. Now and then the checker or the compiler refuses one: whoever asks takes another. */
export function randomPlan(pick: Pick): RandomPlan {
  const people = pick.chance(0.55) ? randomPeople(pick) : NOBODY;
  return planOf(pick, people, people === NOBODY || pick.chance(0.8));
}

/** Likewise, without servers: quick to run, and about little else than people and trains. */
export function randomPlanOfPeople(pick: Pick): RandomPlan {
  return planOf(pick, randomPeople(pick), false);
}

function planOf(pick: Pick, people: RandomPeople, placed: boolean): RandomPlan {
  if (!placed) pick.says('a plan without topology');
  const topology = placed
    ? randomTopology(pick, (fleet) => (pick.chance(0.3) ? randomConstraints(pick, fleet, 'fleet') : []))
    : NOWHERE;
  const services = placed ? randomServices(pick, topology) : NO_SERVICES;
  const labelled = topology.text.includes('label hw');
  const model = randomModel(pick, { labelled, racks: topology.racks, loaded: services.loaded, placed, people });
  const around: Surroundings = { model, services, people, placed };
  const scenario = randomScenario(pick, model, topology);
  const schemas = randomSchemas(pick, services.header !== '' || !placed);
  const stages = randomStages(pick, around, topology, schemas);
  const body = [
    ...randomStart(pick),
    ...(placed ? randomConstraints(pick, topology, 'plan') : randomWindows(pick, topology, 1)),
    ...(placed && model.rolls ? [randomSurge(pick, topology), `maxDown ${pick.int(1, 2)} servers`] : []),
    ...(pick.chance(0.3) ? ['horizon 10h'] : []),
    ...(pick.chance(0.3) ? [`watch ${pick.of(model.checks)}`] : []),
    ...stages,
    ...randomHandlers(pick, 1, { flags: people.flags, train: false, placed }),
  ];
  if (body.some((line) => line.startsWith('horizon'))) pick.says('horizon');
  if (body.some((line) => line.startsWith('watch'))) pick.says('watch');
  const text = [
    topology.text,
    people.text,
    services.text,
    ...schemas.declarations(),
    model.healths,
    model.text,
    `plan random${services.header}${placed ? ' on fleet' : ''} using numbers {`,
    ...body.map((line) => `  ${line}`),
    '}',
    ...scenario,
  ].join('\n');
  return { text, files: services.files, scenario: scenario.length > 0 ? 'other' : null };
}
