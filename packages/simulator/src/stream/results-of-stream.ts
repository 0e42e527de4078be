/** From the counts of a stream to what is said. */
import { OUTCOMES } from '../record.ts';
import { estimate } from '../results/estimate.ts';
import { hashOfMachine } from '../results/machine-hash.ts';
import { paramsInSeconds } from '../results/params-in-seconds.ts';
import type { Estimate } from '../results/results.ts';
import { VERSION } from '../results/version.ts';
import { wilson } from '../statistics/index.ts';
import { startResults } from '../study/start-results.ts';
import { batchesOf, spansNeeded } from './batches.ts';
import { channelResults } from './channel-results.ts';
import type { Stream } from './stream.ts';
import type { StreamResults } from './stream-results.ts';

const SECOND = 1_000;

/** What the changes run so far say. The stream may go on afterwards. */
export function streamResultsOf(stream: Stream): StreamResults {
  const { machine, changes, perSpan, reach, confidence, ended } = stream;
  const start = startResults(stream);
  if (start === null) throw new Error('a machine with channels has no start');
  const spans = Math.floor(changes / perSpan);
  // Trains of the spans before it had not yet on board all that missed earlier ones; later ones than the last miss what would land.
  const steady = { from: Math.min(reach, spans), to: spans };
  const batches = batchesOf(steady.to - steady.from, reach);
  const perSpanOf = (outcome: (typeof OUTCOMES)[number]): Estimate =>
    estimate(wilson(ended[OUTCOMES.indexOf(outcome)] ?? 0, changes, confidence), perSpan);
  return {
    schemaVersion: 1,
    version: VERSION,
    machineHash: hashOfMachine(machine),
    plan: machine.plan,
    scenario: machine.scenario,
    start,
    params: paramsInSeconds(machine),
    method: 'simulated',
    seed: stream.seed,
    changes,
    complete: changes === perSpan * stream.spans,
    confidence,
    span: { unit: 'seconds', length: machine.landing / SECOND, changes: perSpan },
    spans,
    steady: steady.from === steady.to ? null : { first: steady.from + 1, last: steady.to },
    spansNeeded: spansNeeded(reach),
    fastTrack: machine.numbers.fastTrack,
    channels: stream.trains.map((trains) => channelResults(stream, trains, steady.from, batches)),
    throughput: {
      unit: 'changes per span',
      completed: perSpanOf('completed'),
      rolledBack: perSpanOf('rolled-back'),
      stopped: perSpanOf('stopped'),
    },
  };
}
