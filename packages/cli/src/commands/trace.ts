import { formatCount, lastFrame, timeline } from '@rollout/report';
import { traceTrial } from '@rollout/simulator';
import { Phase } from '@rollout/workspace';
import { CommandError, ExitCode } from '../exit-code.ts';
import { parseOutputs } from '../files/write-output.ts';
import { deliver } from '../output/deliver.ts';
import { jsonText } from '../output/json.ts';
import { originOf } from '../pictures/origin.ts';
import { pictureFiles } from '../pictures/picture-files.ts';
import { RUN_PICTURES } from '../pictures/picture-names.ts';
import { runSubject } from '../pictures/subjects.ts';
import { type PictureOptions, wantedPictures } from '../pictures/wanted-pictures.ts';
import { playRun } from '../playing/play-run.ts';
import type { Terminal } from '../terminal.ts';
import { endingInTime } from './ending-in-time.ts';
import { openPlan, type SourceOptions } from './open-plan.ts';

const FORMATS = ['pretty', 'json'] as const;

const TOO_MANY = 'Without --servers it is told by clusters, or what else is deployed one by one.';

export interface TraceOptions extends SourceOptions, PictureOptions {
  readonly trial: number;
  readonly seed: string;
  readonly servers?: boolean;
  /** Play it on the terminal first. */
  readonly play?: boolean;
  /** Milliseconds of the run in a second; not given: as is usual. */
  readonly speed?: number;
  readonly format: (typeof FORMATS)[number];
  readonly output: readonly string[];
}

/** `rollout trace FILE`: one run, exactly as `simulate` with that seed has it. `commandLine` is what was typed. */
export async function traceCommand(
  terminal: Terminal,
  file: string,
  options: TraceOptions,
  commandLine: string,
): Promise<ExitCode> {
  const outputs = parseOutputs(options.output, FORMATS, terminal.cwd);
  if (options.speed !== undefined && options.play !== true) {
    throw new CommandError('--speed says how fast --play is, and there is no --play', ExitCode.usage);
  }
  const wanted = await wantedPictures(options, RUN_PICTURES, outputs, terminal.cwd);
  const opened = await openPlan(terminal, file, Phase.Compiled, options);
  if (opened.kind === 'findings') return opened.exitCode;
  const { machine, document } = opened;
  const { trial, seed, servers = false } = options;
  const trace = await endingInTime(() => traceTrial(machine, { seed, trial, servers }));
  if (trace.kind === 'too-many-servers') {
    const most = formatCount(trace.most);
    throw new CommandError(`this run has more than ${most} runs of single servers`, ExitCode.findings, TOO_MANY);
  }
  const played = options.play === true ? await playRun(terminal, trace, machine, options.speed ?? null) : null;
  const origin = originOf(terminal, { documents: [document], set: options.set.keys() }, commandLine);
  const pictures = pictureFiles(terminal, wanted, runSubject(trace, machine, origin));
  const delivery = { format: options.format, outputs, read: document.texts.keys(), pictures };
  await deliver(terminal, delivery, (format, style) => {
    if (format === 'json') return jsonText(trace);
    // Who has seen it on this very terminal is left its last frame; files hold what they always hold.
    const isSeen = played !== null && terminal.answersOnTerminal && style === terminal.answer;
    return isSeen ? lastFrame(played.film, trace, style) : timeline(trace, machine, style);
  });
  return played?.exitCode ?? ExitCode.fine;
}
