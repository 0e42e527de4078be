import {
  advanceStream,
  type NoStream,
  openStream,
  streamResultsOf,
  trainsInSpan,
  whyNoStream,
} from '@rollout/simulator';
import { CommandError, ExitCode } from '../exit-code.ts';
import type { Output } from '../files/write-output.ts';
import { deliver } from '../output/deliver.ts';
import { formatCount } from '../output/number.ts';
import { resultsCsv } from '../output/results-csv.ts';
import { resultsJson } from '../output/results-json.ts';
import { streamSummary } from '../output/stream/stream-summary.ts';
import type { Style, Terminal } from '../terminal.ts';
import { endingInTime } from './ending-in-time.ts';
import { inSlices } from './in-slices.ts';
import type { OpenedPlan } from './open-plan.ts';

/** As many changes, or spans, as there are of whichever is more, unless somebody has said. */
const DEFAULT_CHANGES = 10_000;
const DEFAULT_SPANS = 250;

/** The most trains of one channel that are kept. */
const MOST_TRAINS = 10_000_000;

export type SimulateFormat = 'pretty' | 'json' | 'csv';

export interface StreamOptions {
  /** How many land in each span. */
  readonly changes: number;
  /** Changes in all; null: nobody has said. */
  readonly trials: number | null;
  readonly seed: string;
  readonly confidence: number;
  readonly format: SimulateFormat;
  readonly outputs: readonly Output<SimulateFormat>[];
}

/** `rollout simulate FILE --changes N`: so many changes land in each span of the plan's trains, one span after another. */
export async function simulateStream(
  terminal: Terminal,
  { machine, document }: Extract<OpenedPlan, { kind: 'plan' }>,
  { changes, trials, seed, confidence, format, outputs }: StreamOptions,
  commandLine: string,
): Promise<ExitCode> {
  const why = whyNoStream(machine);
  if (why !== null) throw noStream(machine.plan, why);
  const spans = spansOf(changes, trials);
  if (spans * trainsInSpan(machine) > MOST_TRAINS) {
    const help = 'Give fewer --trials, or more --changes.';
    throw new CommandError(`these are more than ${formatCount(MOST_TRAINS)} trains`, ExitCode.usage, help);
  }
  const stream = openStream(machine, { changes, spans, seed, confidence });
  const exitCode = await endingInTime(() =>
    inSlices(terminal, {
      all: changes * spans,
      what: 'changes',
      done: () => stream.changes,
      advance: (atMost) => advanceStream(stream, atMost),
    }),
  );
  const results = streamResultsOf(stream);
  if (!results.complete) {
    terminal.err(`Stopped after ${formatCount(results.changes)} of ${formatCount(changes * spans)} changes.\n`);
  }
  const render = {
    json: () => resultsJson(results, commandLine),
    csv: () => resultsCsv(results),
    pretty: (style: Style) => streamSummary(results, machine, style),
  };
  await deliver(terminal, { format, outputs, read: document.texts.keys() }, (each, style) => render[each](style));
  return exitCode;
}

/** Whole ones. */
function spansOf(changes: number, trials: number | null): number {
  if (trials === null) return Math.max(DEFAULT_SPANS, Math.ceil(DEFAULT_CHANGES / changes));
  if (trials >= changes) return Math.floor(trials / changes);
  const message = `--trials ${trials} is less than the ${formatCount(changes)} changes of one span`;
  throw new CommandError(
    message,
    ExitCode.usage,
    `--trials ${DEFAULT_SPANS * changes} would be ${DEFAULT_SPANS} spans.`,
  );
}

function noStream(plan: string, why: NoStream): CommandError {
  switch (why.kind) {
    case 'no-channel':
      return new CommandError(
        `plan ${plan} has no channel, so that changes take no trains`,
        ExitCode.usage,
        'A channel is declared as: channel NAME for RING departs every 4w from 2026-01-13 { … }.',
      );
    case 'starts':
      return new CommandError(
        `it is said when plan ${plan} starts, so that every change lands at that moment`,
        ExitCode.usage,
        '--changes is for changes that land all along: leave out `starts` and --start.',
      );
    case 'no-common-span':
      return new CommandError(
        `there are no whole weeks, 520 at most, after which the trains of ${why.channel} and the other channels leave alike again`,
        ExitCode.usage,
        'Give the channels periods that have a small common multiple, such as 2w and 4w.',
      );
  }
}
