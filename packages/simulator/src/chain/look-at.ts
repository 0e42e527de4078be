/** A look with what it may raise and how that is met. */
import type { Machine } from '@rollout/compiler';
import { known } from '../known.ts';
import { addNumber } from './arcs.ts';
import type { Look, Response } from './chain.ts';
import type { Place } from './places.ts';
import { type Raised, type ResponseBook, responseTo } from './responses.ts';

/** Where nothing can be raised. */
const GOES_ON: Response = { kind: 'on', arc: null, retries: false };

/** `mayBeSure`: some bug may be there that is seen for sure. */
export function lookAt(
  machine: Machine,
  book: ResponseBook,
  { mark, trouble }: Place,
  look: number,
  mayBeSure: boolean,
): Look {
  const { kind, stage, step } = mark;
  const { handlers } = known(machine.stages[stage]);
  const { bugs, checks } = machine.numbers;
  const who = step === null ? `stage ${stage}` : `step ${step}`;
  const raised = (cause: Raised['cause'], handler: string): Raised => ({
    look,
    stage,
    trouble,
    cause,
    handler: `${who} ${handler}`,
  });
  const unhealthy = () => responseTo(book, raised('bug', 'unhealthy'), handlers.unhealthy);
  const blindAndDeaf = { check: null, blind: null, detects: bugs.map(() => null) };
  const own = step === null ? undefined : machine.steps[step];
  if (own?.kind === 'gate') {
    const check = known(checks[own.check]);
    const { falseAlarm: chance, detects } = check.gate;
    const handler = handlers.falseAlarm === null ? 'unhealthy' : 'false-alarm';
    return {
      kind,
      stage,
      step,
      check: own.check,
      blind: check.blind > 0 ? addNumber(book.arcs, check.blind) : null,
      detects: detects.map((detect) => (detect > 0 ? addNumber(book.arcs, detect) : null)),
      alarm:
        chance > 0
          ? {
              chance: addNumber(book.arcs, chance),
              cause: 'false-alarm',
              counts: true,
              met: responseTo(book, raised('false-alarm', handler), handlers.falseAlarm ?? handlers.unhealthy),
            }
          : null,
      unhealthy: mayBeSure || detects.some((detect) => detect > 0) ? unhealthy() : GOES_ON,
    };
  }
  if (own?.kind === 'approval') {
    return {
      kind,
      stage,
      step,
      ...blindAndDeaf,
      alarm:
        own.refuses > 0
          ? {
              chance: addNumber(book.arcs, own.refuses),
              cause: 'refusal',
              counts: false,
              met: responseTo(book, raised('refusal', 'refusal'), handlers.refusal),
            }
          : null,
      unhealthy: GOES_ON,
    };
  }
  return { kind, stage, step, ...blindAndDeaf, alarm: null, unhealthy: unhealthy() };
}
