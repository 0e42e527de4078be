/** One run, as `rollout trace` tells it. */
import { PLAIN, timeline } from '@rollout/report';
import { DEFAULT_SEED, traceTrial } from '@rollout/simulator';
import type { TraceAnswer, TraceParams } from '../protocol.ts';
import type { MeaningContext } from '../work/context.ts';
import { endingInTime, openPlan } from './open-plan.ts';

export async function trace(context: MeaningContext, params: TraceParams): Promise<TraceAnswer> {
  const opened = await openPlan(context, params);
  if (opened.kind !== 'plan') return opened;
  const { machine, document } = opened;
  const { seed = DEFAULT_SEED, trial = 1 } = params;
  return endingInTime(async (): Promise<TraceAnswer> => {
    const told = traceTrial(machine, { seed, trial, servers: false });
    if (told.kind === 'too-many-servers') throw new Error('single servers were not asked about');
    return { kind: 'trace', text: timeline(told, machine, PLAIN), versions: document.versions };
  });
}
