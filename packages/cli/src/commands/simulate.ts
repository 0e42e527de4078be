import type { Machine } from '@rollout/compiler';
import { formatCount, type Style, summary } from '@rollout/report';
import { answerWithMore, type Results } from '@rollout/simulator';
import { Phase } from '@rollout/workspace';
import { CommandError, ExitCode } from '../exit-code.ts';
import { parseOutputs } from '../files/write-output.ts';
import { deliver } from '../output/deliver.ts';
import { resultsCsv } from '../output/results-csv.ts';
import { resultsJson } from '../output/results-json.ts';
import { originOf } from '../pictures/origin.ts';
import { pictureFiles } from '../pictures/picture-files.ts';
import { STUDY_PICTURES } from '../pictures/picture-names.ts';
import { studySubject } from '../pictures/subjects.ts';
import { type PictureOptions, wantedPictures } from '../pictures/wanted-pictures.ts';
import type { Terminal } from '../terminal.ts';
import { doingHere } from './doing.ts';
import { endingInTime } from './ending-in-time.ts';
import { openPlan, type SourceOptions } from './open-plan.ts';
import { type SimulateFormat, simulateStream } from './simulate-stream.ts';
import { refuseWithoutEvidence } from './without-evidence.ts';

const FORMATS = ['pretty', 'json', 'csv'] as const satisfies readonly SimulateFormat[];

export interface SimulateOptions extends SourceOptions, PictureOptions {
  /** null: nobody has said. */
  readonly trials: number | null;
  /** Not given: as many as pay. */
  readonly threads?: number;
  /** So many land in each span, and take its trains. */
  readonly changes?: number;
  readonly seed: string;
  readonly confidence: number;
  /** Half an interval over its value, at the most, of the figures that are shown first. */
  readonly precision?: number;
  /** Not given: exact where that is possible. */
  readonly method?: 'exact' | 'simulated';
  /** Tell which numbers of the model move the answer most. */
  readonly sensitivity?: boolean;
  /** Carry what the model's evidence leaves open into the answer. */
  readonly uncertain?: boolean;
  /** Tell how far runs are over time, how far bugs get and what the time goes to; pictures want it, too. */
  readonly curves?: boolean;
  readonly format: SimulateFormat;
  readonly output: readonly string[];
}

/** `rollout simulate FILE`: many runs of a plan. `commandLine` is what was typed. */
export async function simulateCommand(
  terminal: Terminal,
  file: string,
  options: SimulateOptions,
  commandLine: string,
): Promise<ExitCode> {
  const outputs = parseOutputs(options.output, FORMATS, terminal.cwd);
  const wanted = await wantedPictures(options, STUDY_PICTURES, outputs, terminal.cwd);
  const opened = await openPlan(terminal, file, Phase.Compiled, options);
  if (opened.kind === 'findings') return opened.exitCode;
  const { machine, document } = opened;
  const { changes, format } = options;
  if (options.uncertain === true) refuseWithoutEvidence(machine, changes);
  if (changes !== undefined) {
    if (wanted !== null) throw noPicturesOfStream();
    if (options.curves === true) throw noCurvesOfStream();
    if (options.method === 'exact') throw noExactStream();
    if (options.precision !== undefined) throw noPreciseStream();
    return simulateStream(terminal, opened, { ...options, changes, outputs }, commandLine);
  }
  const { results, exitCode } = await endingInTime(() =>
    study(terminal, machine, { ...options, curves: options.curves === true || wanted !== null }),
  );
  // What only pictures have asked for changes nothing of the answer.
  const answer = options.curves === true ? results : { ...results, curves: null };
  const render = {
    json: () => resultsJson(answer, commandLine),
    csv: () => resultsCsv(answer),
    pretty: (style: Style) => summary(answer, machine, style),
  };
  const origin = originOf(terminal, { documents: [document], set: options.set.keys() }, commandLine);
  const pictures = pictureFiles(terminal, wanted, studySubject(results, machine, origin));
  const delivery = { format, outputs, read: document.texts.keys(), pictures };
  await deliver(terminal, delivery, (each, style) => render[each](style));
  return exitCode;
}

interface Studied {
  readonly results: Results;
  readonly exitCode: ExitCode;
}

async function study(terminal: Terminal, machine: Machine, options: SimulateOptions): Promise<Studied> {
  const doing = doingHere(terminal, options.threads ?? null);
  const answer = await answerWithMore(machine, options, doing);
  switch (answer.kind) {
    case 'not-exact':
      throw notExact(machine.plan, answer.why ?? 'it takes too many runs');
    case 'stopped':
      throw new CommandError('Stopped before all runs were worked out', doing.exitCode(), 'Use --method simulated.');
    case 'answer': {
      const { results, trials } = answer;
      if (!results.complete && trials !== null) terminal.err(`${stoppedAfter(results.trials, trials, options)}\n`);
      return { results, exitCode: doing.exitCode() };
    }
  }
}

/** Of a study that goes on until it is precise nobody knows how many there were to be. */
function stoppedAfter(done: number, trials: number, { precision }: SimulateOptions): string {
  const of = precision === undefined ? ` of ${formatCount(trials)}` : '';
  return `Stopped after ${formatCount(done)}${of} trials.`;
}

function noPicturesOfStream(): CommandError {
  return new CommandError('a stream of changes is not drawn', ExitCode.usage, 'Leave --changes out.');
}

function noCurvesOfStream(): CommandError {
  return new CommandError('--curves is not for a stream of changes', ExitCode.usage, 'Leave --changes out.');
}

function noPreciseStream(): CommandError {
  return new CommandError(
    'a stream of changes runs for as many as are asked for, not until it is precise',
    ExitCode.usage,
    'Leave --precision out, and say how many with --trials.',
  );
}

function notExact(plan: string, why: string): CommandError {
  return new CommandError(
    `\`${plan}\` cannot be worked out exactly: ${why}`,
    ExitCode.findings,
    'Use --method simulated, or leave --method out.',
  );
}

function noExactStream(): CommandError {
  return new CommandError(
    'a stream of changes cannot be worked out exactly',
    ExitCode.usage,
    'Use --method simulated, or leave --method out.',
  );
}
