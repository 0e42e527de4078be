/** Random stages: what deploys, and what lies between. */
import type { Action, Batch, Level } from '@rollout/language';
import fc from 'fast-check';
import {
  act,
  approval,
  ask,
  canary,
  departing,
  deploy,
  each,
  fixed,
  gate,
  goOn,
  nextTrain,
  pause,
  retire,
  retry,
  rollback,
  rolling,
  type StagePlan,
  type StepPlan,
  shift,
  stop,
  wait,
  waitFor,
} from './build.ts';
import { FLAGS, pullsFor, schemas } from './random-people.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export interface ClusterAt {
  readonly from: number;
  readonly to: number;
}

export const minutes = fc.integer({ min: 0, max: 4 }).map((count) => count * MINUTE);

/** Of stages whose triggers some more actions may meet. */
const actionsWith = (...more: readonly fc.Arbitrary<Action>[]): fc.Arbitrary<Action> =>
  fc.letrec<{ action: Action }>((tie) => ({
    action: fc.oneof(
      { maxDepth: 2 },
      fc.constant(goOn),
      ...more,
      fc.constantFrom<Action>(rollback, { kind: 'rollback-stage' }, { kind: 'rollback-in', takes: fixed(MINUTE) }),
      fc.constant(stop),
      fc.tuple(minutes, tie('action')).map(([time, then]) => pause(time, then)),
      fc.tuple(minutes, tie('action')).map(([time, otherwise]) => ask(time, otherwise)),
      fc.tuple(fc.integer({ min: 1, max: 2 }), tie('action')).map(([count, then]) => retry(count, then)),
    ),
  })).action;

const actions = actionsWith();
const ofPeople = actionsWith(fc.constantFrom(...FLAGS).map((flag): Action => ({ kind: 'disable', flag })));
const trainAfter = fc.integer({ min: 1, max: 3 }).map((atMost) => nextTrain(atMost, rollback));
const ofChannels = actionsWith(trainAfter);

const batchKinds: fc.Arbitrary<Batch> = fc.oneof(
  fc.constant<Batch>({ kind: 'unbounded' }),
  fc.integer({ min: 1, max: 4 }).map((servers): Batch => ({ kind: 'count', servers })),
  fc.integer({ min: 1, max: 99 }).map((digits): Batch => ({ kind: 'share', share: { digits, scale: 2 } })),
  fc.constant<Batch>({ kind: 'upgradeDomain' }),
  { weight: 2, arbitrary: fc.option(fc.integer({ min: 1, max: 4 })).map(rolling) },
);

const parallel = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 });
const by = fc.constantFrom<Level>('region', 'cluster', 'rack', 'server');

const untilNext = (minute: number): StepPlan => ({
  kind: 'clock',
  until: { kind: 'next', day: 0, minute, zone: 'Europe/London' },
});
const untilEvery = (every: number): StepPlan => ({
  kind: 'clock',
  until: { kind: 'every', every, from: '2026-01-05', zone: 'Asia/Kolkata' },
});

/** What a plan has besides its servers. */
export interface RandomGround {
  readonly areas: number;
  /** How many are in its audience; null: it has none. */
  readonly users: number | null;
}

/** What a plan does between deploying; which deploying steps blue is retired for is said later. */
function idleFor({ areas, users }: RandomGround): fc.Arbitrary<StepPlan[]> {
  const some = fc.subarray(
    Array.from({ length: areas }, (_, area) => area),
    { minLength: Math.min(1, areas) },
  );
  const percent = fc.integer({ min: 0, max: 10 }).map((tenth) => tenth * 10);
  // Most within the hour: a run of weeks has many rounds.
  const clock = fc.oneof(
    { weight: 1, arbitrary: fc.nat(60).map((minute) => untilNext(minute)) },
    { weight: 4, arbitrary: fc.constantFrom(HOUR / 2, 24 * HOUR).map(untilEvery) },
  );
  const confidence = minutes.map((atMost): StepPlan[] => [
    { kind: 'confidence', level: 0.9, atMost, gate: 1, bugs: [0] },
    gate(),
  ]);
  const one = fc.oneof(
    minutes.map(wait),
    fc.constant(gate()),
    minutes.map(act),
    minutes.map(approval),
    minutes.map((time) => canary(time, null)),
    fc.tuple(minutes, fc.integer({ min: 1, max: 2000 }), fc.option(minutes)).map((args) => waitFor(...args)),
    { weight: 1, arbitrary: clock },
    minutes.map((after) => retire([], after)),
    { weight: 2, arbitrary: schemas(minutes) },
  );
  const traffic = fc.oneof(
    fc.tuple(percent, some).map((args) => shift(...args)),
    fc.tuple(minutes, percent, some).map((args) => canary(...args)),
  );
  const steps = fc.oneof(
    { weight: 9, arbitrary: one },
    { weight: areas > 0 ? 9 : 0, arbitrary: traffic },
    { weight: users === null ? 0 : 9, arbitrary: pullsFor(users ?? 1) },
  );
  return fc.oneof({ weight: 9, arbitrary: steps.map((step) => [step]) }, { weight: 1, arbitrary: confidence });
}

/** Steps that deploy to these clusters, one way or another, with something to do in between. */
function stepsFor(clusters: readonly ClusterAt[], ground: RandomGround): fc.Arbitrary<StepPlan[]> {
  const idle = idleFor(ground);
  const ranges = clusters.map(({ from, to }) => [from, to] as const);
  const green = fc.boolean().map((beside) => beside && ground.areas > 0);
  const deployed = fc.record({ by, parallel, batch: batchKinds, green });
  const whole = deployed.map((more) =>
    deploy(0, 0, { ...more, select: clusters.map(({ from, to }) => ({ from, to })) }),
  );
  const blocks = fc
    .tuple(deployed, fc.array(idle, { maxLength: 2 }), parallel)
    .map(([more, rest, side]) => each('cluster', ranges, (from, to) => [deploy(from, to, more), ...rest.flat()], side));
  return fc
    .tuple(fc.array(idle, { maxLength: 2 }), fc.oneof(whole, blocks), fc.array(idle, { maxLength: 2 }))
    .map(([before, main, after]) => [...before.flat(), main, ...after.flat()]);
}

/** Stages that deploy, and channels after or beside them. */
export function stagesFor(clusters: readonly ClusterAt[], ground: RandomGround): fc.Arbitrary<StagePlan[]> {
  const channels = fc.nat(ground.users === null ? 0 : 2);
  return fc.tuple(deployingStages(clusters, ground), channels).chain(([stages, count]) => {
    const more = Array.from({ length: count }, (_, index) => channelFor(stages.length + index, ground));
    return fc.tuple(...more).map((own) => [...stages, ...own]);
  });
}

/** Its trains leave every half hour or hour. */
function channelFor(index: number, ground: RandomGround): fc.Arbitrary<StagePlan> {
  return fc
    .record({
      every: fc.constantFrom(HOUR / 2, HOUR),
      users: fc.integer({ min: 1, max: ground.users ?? 1 }),
      steps: fc.array(idleFor(ground), { minLength: 1, maxLength: 3 }),
      more: stageWith(index, ofChannels),
      unhealthy: fc.oneof({ weight: 3, arbitrary: trainAfter }, { weight: 1, arbitrary: ofChannels }),
    })
    .map(({ every, users, steps, more, unhealthy }) => ({
      ...more,
      handlers: { ...more.handlers, unhealthy, falseAlarm: null },
      isChannel: true,
      steps: [...departing(every, users), ...steps.flat(), gate()],
    }));
}

function deployingStages(clusters: readonly ClusterAt[], ground: RandomGround): fc.Arbitrary<StagePlan[]> {
  return fc
    .array(fc.integer({ min: 0, max: 2 }), { minLength: clusters.length, maxLength: clusters.length })
    .chain((stageOf) => {
      const groups = [0, 1, 2]
        .map((stage) => clusters.filter((_, index) => stageOf[index] === stage))
        .filter((group) => group.length > 0);
      return fc.tuple(...groups.map((group, index) => stageFor(group, index, ground)));
    });
}

function stageFor(clusters: readonly ClusterAt[], index: number, ground: RandomGround): fc.Arbitrary<StagePlan> {
  const own = stageWith(index, ground.users === null ? actions : ofPeople);
  return fc.tuple(stepsFor(clusters, ground), own).map(([steps, more]) => ({ ...more, steps }));
}

/** When a stage begins, and what meets its triggers. */
function stageWith(index: number, met: fc.Arbitrary<Action>): fc.Arbitrary<Omit<StagePlan, 'steps'>> {
  const optional = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { freq: 2, nil: null });
  return fc.record({
    after: index === 0 ? fc.constant([]) : fc.subarray(Array.from({ length: index }, (_, before) => before)),
    handlers: fc.record({
      unhealthy: met,
      falseAlarm: optional(met),
      blocked: met,
      refusal: met,
      marginal: optional(met),
      timeout: optional(
        fc.record({ after: fc.integer({ min: 0, max: 20 }).map((count) => count * MINUTE), action: met }),
      ),
      failures: optional(
        fc.record({
          over: fc.constantFrom(0, 0.2, 0.5),
          atLeast: optional(fc.integer({ min: 1, max: 6 })),
          of: fc.constantFrom('stage' as const, 'plan' as const),
          action: met,
        }),
      ),
    }),
  });
}
