/** How long changes wait for the trains of a channel, and how many they miss. */
import { known } from '../known.ts';
import type { ChannelResults, ChannelTime, Estimate } from '../results/results.ts';
import { MISSED } from './columns.ts';
import type { Sample } from './sample.ts';
import { chanceAmong, chanceOf, meanAmount, quantileIn, type Sums, sorted } from './sums.ts';

const SECOND = 1_000;

/** null: the stage is no channel. */
export function channelResults(sums: Sums, stage: number): ChannelResults | null {
  const { tally } = sums;
  const { train } = known(sums.study.machine.stages[stage]);
  if (train === null) return null;
  const channel = tally.channels.indexOf(stage);
  const departed = tally.events.departed + channel;
  const missed = (trains: number): Estimate =>
    chanceAmong(sums, tally.events.missed + MISSED * channel + trains, departed);
  const time = (amount: number, sample: Sample | undefined): ChannelTime => {
    const inOrder = sorted(sums, known(sample));
    return {
      unit: 'seconds',
      mean: meanAmount(sums, amount + channel, SECOND),
      p50: quantileIn(inOrder, 0.5, SECOND),
      p95: quantileIn(inOrder, 0.95, SECOND),
    };
  };
  return {
    ring: train.ring,
    every: { unit: 'seconds', period: periodOf(sums, train.departure) / SECOND },
    departed: chanceOf(sums, departed),
    wait: time(tally.amounts.wait, tally.waits[channel]),
    missed: {
      mean: meanAmount(sums, tally.amounts.missed + channel),
      none: missed(0),
      one: missed(1),
      two: missed(2),
      more: missed(3),
    },
    lead: time(tally.amounts.lead, tally.leads[channel]),
  };
}

/** In milliseconds. */
function periodOf({ study }: Sums, step: number): number {
  const own = known(study.machine.steps[step]);
  if (own.kind !== 'clock' || own.until.kind !== 'train') throw new Error(`step ${step} waits for no train`);
  return own.until.every;
}
