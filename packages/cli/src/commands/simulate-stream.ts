import { formatCount, type Style, streamSummary } from '@rollout/report';
import { advanceStream, streamResultsOf } from '@rollout/simulator';
import { type StreamAsked, streamAsked } from '@rollout/workspace';
import type { ExitCode } from '../exit-code.ts';
import type { Output } from '../files/write-output.ts';
import { deliver } from '../output/deliver.ts';
import { resultsCsv } from '../output/results-csv.ts';
import { resultsJson } from '../output/results-json.ts';
import type { Terminal } from '../terminal.ts';
import { asking } from './doing.ts';
import { endingInTime } from './ending-in-time.ts';
import { inSlices } from './in-slices.ts';
import type { OpenedPlan } from './open-plan.ts';

export type SimulateFormat = 'pretty' | 'json' | 'csv';

export interface StreamOptions extends StreamAsked {
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
  const { stream, all } = await asking(() => streamAsked(machine, { changes, trials, seed, confidence }));
  const exitCode = await endingInTime(() =>
    inSlices(terminal, {
      all,
      what: 'changes',
      done: () => stream.changes,
      advance: (atMost) => advanceStream(stream, atMost),
    }),
  );
  const results = streamResultsOf(stream);
  if (!results.complete) {
    terminal.err(`Stopped after ${formatCount(results.changes)} of ${formatCount(all)} changes.\n`);
  }
  const render = {
    json: () => resultsJson(results, commandLine),
    csv: () => resultsCsv(results),
    pretty: (style: Style) => streamSummary(results, machine, style),
  };
  await deliver(terminal, { format, outputs, read: document.texts.keys() }, (each, style) => render[each](style));
  return exitCode;
}
