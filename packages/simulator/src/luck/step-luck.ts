/** How long steps run that something else does not decide, and what comes of them. */
import type { Law } from '../distributions/index.ts';
import { nextUniform, openSubstreamAt } from '../random/draw.ts';
import { certainTime, type DrawGround, drawn, ofSteps, timeAt } from './draw-ground.ts';
import { lawIn } from './laws.ts';
import type { Luck } from './luck.ts';
import { stepTimes } from './step-times.ts';
import { highAt, lowAt, type StreamTable } from './streams.ts';
import { noteChance, PLAIN } from './tape.ts';

export interface StepLuck extends Pick<Luck, 'approval' | 'act'> {
  /** Of one running of any step. */
  readonly takes: (step: number, running: number) => number;
}

/** Per step the law of its time, and whence it is drawn. */
interface StepTimes {
  readonly laws: readonly (Law | null)[];
  readonly streams: StreamTable;
}

export function stepLuck(ground: DrawGround): StepLuck {
  const laws = stepTimes(ground.machine).map((takes) => (takes === null ? null : lawIn(ground.laws, takes)));
  const times: StepTimes = { laws, streams: ofSteps(ground, 'takes') };
  const takes = stepTime(ground, times);
  return { takes, approval: approval(ground, takes), act: act(ground, times) };
}

function stepTime(ground: DrawGround, { laws, streams }: StepTimes): StepLuck['takes'] {
  const certainTimes = Float64Array.from(laws, (law) => (law === null ? -1 : certainTime(law)));
  return (step, running) => {
    // A draw whose outcome is certain is not made.
    const certain = certainTimes[step] as number; // in range: an entry a step
    return certain >= 0 ? certain : timeAt(lawAt(laws, step), drawn(ground, streams, step, running));
  };
}

function approval(ground: DrawGround, takes: StepLuck['takes']): Luck['approval'] {
  const { machine, outcome, tape } = ground;
  const refusals = ofSteps(ground, 'refuses');
  return (step, running) => {
    const own = machine.steps[step];
    if (own?.kind !== 'approval') throw new Error(`step ${step} is no approval`);
    outcome.refused = own.refuses > 0 && drawn(ground, refusals, step, running) < own.refuses;
    noteChance(tape, highAt(refusals, step), lowAt(refusals, step), running, PLAIN, outcome.refused, own.refuses);
    return takes(step, running);
  };
}

function act(ground: DrawGround, { laws, streams }: StepTimes): Luck['act'] {
  const { machine, source, outcome, tape } = ground;
  // Whether an attempt fails has a stream of its own, so that a longer time changes nobody's luck.
  const failures = ofSteps(ground, 'fails');
  return (step, running) => {
    const own = machine.steps[step];
    if (own?.kind !== 'act' && own?.kind !== 'schema') throw new Error(`step ${step} is not tried again`);
    const high = highAt(failures, step);
    const low = lowAt(failures, step);
    let failed = 0;
    openSubstreamAt(source, high, low, ground.trial, running);
    while (failed <= own.retries && own.fails > 0 && nextUniform(source) < own.fails) failed += 1;
    outcome.actFailed = failed > own.retries;
    const tried = outcome.actFailed ? failed : failed + 1;
    for (let i = 0; i < tried; i++) noteChance(tape, high, low, running, i, i < failed, own.fails);
    const law = lawAt(laws, step);
    openSubstreamAt(source, highAt(streams, step), lowAt(streams, step), ground.trial, running);
    let time = 0;
    for (let i = 0; i < tried; i++) time += law.sample(nextUniform(source));
    return Math.ceil(time);
  };
}

function lawAt(laws: readonly (Law | null)[], step: number): Law {
  const law = laws[step];
  if (law === null || law === undefined) throw new Error(`step ${step} takes no time of its own`);
  return law;
}
