import { optimumText, reportOf, type Style } from '@rollout/report';
import { looksBetterBySooner, type OptimiseOptions, optimise, Phase, prepareSearch } from '@rollout/workspace';
import { CommandError, ExitCode } from '../exit-code.ts';
import { parseOutputs } from '../files/write-output.ts';
import { deliver } from '../output/deliver.ts';
import { renderFindings } from '../output/findings.ts';
import { optimumCsv } from '../output/optimum/optimum-csv.ts';
import { optimumJson } from '../output/optimum/optimum-json.ts';
import { originOf } from '../pictures/origin.ts';
import { pictureFiles } from '../pictures/picture-files.ts';
import { FRONT_PICTURES } from '../pictures/picture-names.ts';
import { frontSubject } from '../pictures/subjects.ts';
import { type PictureOptions, wantedPictures } from '../pictures/wanted-pictures.ts';
import type { Terminal } from '../terminal.ts';
import { VERSION } from '../version.ts';
import { asking, askingInTime, doingHere } from './doing.ts';
import { openPlan, type SourceOptions, shownPath } from './open-plan.ts';
import { applyPoint, pickedPoint, requireFile } from './optimising/apply.ts';

const FORMATS = ['pretty', 'json', 'csv'] as const;

export interface OptimizeOptions extends SourceOptions, Omit<OptimiseOptions, keyof SourceOptions>, PictureOptions {
  /** Whether the knee, or the point of the front with that number (from 1), is written into the file. */
  readonly apply?: boolean;
  readonly pick?: number;
  readonly format: (typeof FORMATS)[number];
  readonly output: readonly string[];
}

/** `rollout optimize FILE`: the front between two or three figures of a plan, over the values that its params may have. */
export async function optimizeCommand(
  terminal: Terminal,
  file: string,
  options: OptimizeOptions,
  commandLine: string,
): Promise<ExitCode> {
  const outputs = parseOutputs(options.output, FORMATS, terminal.cwd);
  const wanted = await wantedPictures(options, FRONT_PICTURES, outputs, terminal.cwd);
  if (options.apply === true) requireFile(file);
  else if (options.pick !== undefined) {
    throw new CommandError('--pick says which point --apply writes, and there is no --apply', ExitCode.usage);
  }
  const opened = await openPlan(terminal, file, Phase.Compiled, options);
  if (opened.kind === 'findings') return opened.exitCode;
  const { document, machine } = opened;
  const search = await asking(() => prepareSearch(document, machine, options));
  if (search.kind === 'wrong') {
    const shown = (path: string): string => shownPath(terminal, path);
    terminal.err(renderFindings(search.diagnostics, document, shown, terminal.messages));
    return ExitCode.findings;
  }
  if (looksBetterBySooner(search)) warnOfEnding(terminal);
  const doing = doingHere(terminal);
  const found = await askingInTime(doing, () => optimise(search, doing.work));
  const report = reportOf(found, machine, { version: VERSION, seed: options.seed, confidence: options.confidence });
  const render = {
    json: () => optimumJson(report, commandLine),
    csv: () => optimumCsv(report),
    pretty: (style: Style) => optimumText(report, style),
  };
  const { format } = options;
  const origin = originOf(terminal, { documents: [document], set: options.set.keys() }, commandLine);
  const pictures = pictureFiles(terminal, wanted, frontSubject(report, machine, origin));
  const delivery = { format, outputs, read: document.texts.keys(), pictures };
  await deliver(terminal, delivery, (each, style) => render[each](style));
  if (options.apply === true) {
    await applyPoint(terminal, document, report, search.varied.lists, pickedPoint(report, options.pick));
  }
  return doing.exitCode();
}

function warnOfEnding(terminal: Terminal): void {
  const { colors } = terminal.messages;
  terminal.err(
    `${colors.yellow(colors.bold('warning'))}: exposure counts until the plan ends, so that a plan looks better merely by ending sooner\n` +
      '  Say in the plan how long a bug that escapes stays out, as in: horizon 7d.\n',
  );
}
