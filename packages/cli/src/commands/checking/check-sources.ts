import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import type { Diagnostic } from '@rollout/language';
import { PLAIN } from '@rollout/report';
import { createConfigCache, type Document, Phase, type Suppressed } from '@rollout/workspace';
import { CommandError, ExitCode } from '../../exit-code.ts';
import { diskFileSystem } from '../../files/disk-file-system.ts';
import { rememberingPaths } from '../../files/remembering-paths.ts';
import { type Output, parseOutputs } from '../../files/write-output.ts';
import { CHECK_FORMATS, type CheckFormat, openReports } from '../../output/check/reports.ts';
import { deliver } from '../../output/deliver.ts';
import { tally } from '../../output/tally.ts';
import { showProgress } from '../../progress.ts';
import type { Terminal } from '../../terminal.ts';
import { exitCodeOf, openSource, shownPath, worstOf } from '../open-plan.ts';
import { type BaselineInUse, type BaselineOptions, openBaseline } from './baseline.ts';
import { eachOnce } from './each-once.ts';
import type { AfterFixes, FixOptions } from './fix.ts';
import { pathInRepository } from './path-in-repository.ts';

export interface CheckSourcesOptions extends FixOptions, BaselineOptions {
  readonly explain?: boolean;
  /** Tell what is silenced too, in the formats that can say so. */
  readonly reportSuppressed?: boolean;
  /** More warnings than so many end the command with 1. */
  readonly maxWarnings?: number;
  readonly format: CheckFormat;
  readonly output: readonly string[];
}

/** Who wants to know of each file as it is checked, and may have heard enough. */
export interface Listener {
  readonly checked: (source: string, document: Document) => void;
  readonly signal: AbortSignal;
}

/** Checks files one after the other and delivers the answer. Of a file nothing is kept but what is told of it. */
export async function checkSources(
  terminal: Terminal,
  sources: readonly string[],
  options: CheckSourcesOptions,
  listener?: Listener,
): Promise<ExitCode> {
  const { format, explain = false, maxWarnings = Number.POSITIVE_INFINITY } = options;
  const outputs = parseOutputs(options.output, CHECK_FORMATS, terminal.cwd);
  const baseline = await openBaseline(terminal, options);
  await refuseToShare(baseline, outputs);
  const fixes = await fixesOf(terminal, sources, options);
  const answering = fixes?.terminal ?? terminal;
  const wanted = [
    { format, style: answering.answer },
    ...outputs.map((each) => ({ format: each.format, style: PLAIN })),
  ];
  const reports = openReports(wanted, {
    shown: (path) => shownPath(terminal, path),
    inRepository: (path) => pathInRepository(terminal, path),
    explain,
    offersFixes: fixes === undefined,
    maxWarnings,
  });
  const fresh = eachOnce((finding: Diagnostic) => finding);
  const freshlySilenced = eachOnce(({ diagnostic }: Suppressed) => diagnostic);
  const configs = createConfigCache();
  const read = new Set<string>(baseline.path === null ? [] : [baseline.path]);
  const exitCodes = new Set<ExitCode>([fixes?.exitCode ?? ExitCode.fine]);
  let warnings = 0;
  if (sources.length >= MANY) keepHeapSmall();
  const fileSystem = rememberingPaths(fixes?.fileSystem ?? diskFileSystem);
  const opening = { ...options, configs, fileSystem };
  const all = fixes?.sources ?? sources;
  const progress = showProgress(terminal, all.length, 'files');
  let checked = 0;
  for (const source of all) {
    if (listener !== undefined) await setImmediate();
    if (listener?.signal.aborted === true) break;
    const document = await openSource(terminal, source, Phase.Linted, opening, { kind: 'every' });
    listener?.checked(source, document);
    const findings = baseline.fresh(fresh(document.diagnostics), document);
    const suppressed = options.reportSuppressed === true ? freshlySilenced(document.suppressed) : [];
    reports.add({ document, findings, suppressed });
    fixes?.left(findings);
    warnings += tally(findings).warnings;
    for (const path of document.texts.keys()) read.add(path);
    exitCodes.add(exitCodeOf(document));
    progress.update(++checked);
  }
  progress.end();
  // Who has heard enough has not seen all, and a baseline is of all.
  const isCut = listener?.signal.aborted === true;
  if (warnings > maxWarnings) exitCodes.add(ExitCode.findings);
  const notes = [...(fixes?.notes() ?? []), ...reports.notes(), ...(isCut ? [] : await baseline.finish())];
  for (const note of notes) terminal.err(`${note}\n`);
  await deliver(answering, { format, outputs, read }, reports.text);
  return worstOf([...exitCodes]);
}

/** Throws a `CommandError` where a file is to hold the baseline and a format, before anything is written. */
async function refuseToShare({ path }: BaselineInUse, outputs: readonly Output<CheckFormat>[]): Promise<void> {
  if (path === null) return;
  const realPath = async (of: string): Promise<string> => (await diskFileSystem.realPath(of)) ?? of;
  const own = await realPath(path);
  for (const output of outputs) {
    if ((await realPath(output.path)) !== own) continue;
    const message = `--baseline and --output ${output.format} are one file`;
    throw new CommandError(message, ExitCode.usage, 'Each needs a file of its own.');
  }
}

/** Of fewer files it makes no difference. And whoever keeps compiled code does so by V8's own settings, or it is refused later. */
const MANY = 20;

/**
 * Of a file nothing is kept, but V8 lets what is gone pile up to several times of what is not before it looks. It looks sooner now, which costs
 * less than can be measured.
 */
function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=50');
}

/** undefined: none are asked for. */
async function fixesOf(
  terminal: Terminal,
  sources: readonly string[],
  options: CheckSourcesOptions,
): Promise<AfterFixes | undefined> {
  const { fix, fixDryRun, unsafeFixes } = options;
  if (fix !== true && fixDryRun !== true && unsafeFixes !== true) return undefined;
  // Most runs only look, and need not wait for what writes.
  const { makeFixes } = await import('./fix.ts');
  return makeFixes(terminal, sources, options);
}
