/** Whether a machine's times are random; and times for the runs that tell what of it waits for what. */
import type { Machine } from '@rollout/compiler';
import type { Action, Distribution } from '@rollout/language';
import { lawOf } from '../distributions/index.ts';
import { leverTakes, SWITCHED_LEVERS } from '../luck/lever-times.ts';
import { stepTimes } from '../luck/step-times.ts';
import { exp } from '../math/exp.ts';
import { uniform } from '../random/draw.ts';
import { drawKey, type Stream, streamOf } from '../random/key.ts';
import type { Work } from './working-luck.ts';

export function hasRandomTimes(machine: Machine): boolean {
  const { deploy, rollback } = machine.numbers;
  const times: (Distribution | null)[] = [
    deploy.takes,
    rollback.takes,
    ...SWITCHED_LEVERS.map((lever) => leverTakes(machine, lever)),
    ...stepTimes(machine),
    ...machine.stages.flatMap(({ handlers: { unhealthy, falseAlarm, refusal } }) =>
      [unhealthy, falseAlarm, refusal].flatMap(timesOf),
    ),
  ];
  return times.some((time) => time !== null && isRandom(time));
}

function isRandom(time: Distribution): boolean {
  if (time.kind === 'fixed') return false;
  const { least, most } = lawOf(time);
  return least !== most;
}

function timesOf(action: Action | null): Distribution[] {
  switch (action?.kind) {
    case 'retry':
    case 'next-train':
      return timesOf(action.then);
    case 'pause':
      return [action.takes, ...timesOf(action.then)];
    case 'ask':
      return [action.takes, ...timesOf(action.otherwise)];
    case 'rollback-in':
      return [action.takes];
    default:
      return [];
  }
}

/** Whole minutes in milliseconds, so that all sums are exact; from one to a million, so that any order comes about. */
const LEAST = 60_000;
const SPREAD = 20 * Math.LN2;

/** Times by the names of works: the same work takes as long in every run of a number. */
export function chosenTimes(): (run: number) => (work: Work) => number {
  const key = drawKey('chain');
  const streams = new Map<string, Stream>();
  return (run) =>
    ({ key: name }) => {
      const stream = streams.get(name) ?? streamOf(key, name, 'takes');
      streams.set(name, stream);
      return LEAST * Math.floor(exp(SPREAD * uniform(stream, run, 1)));
    };
}
