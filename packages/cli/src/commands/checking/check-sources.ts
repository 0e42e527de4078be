import type { Diagnostic } from '@rollout/language';
import { createConfigCache, Phase, type Suppressed } from '@rollout/workspace';
import { ExitCode } from '../../exit-code.ts';
import { parseOutputs } from '../../files/write-output.ts';
import { CHECK_FORMATS, type CheckFormat, openReports } from '../../output/check/reports.ts';
import { deliver } from '../../output/deliver.ts';
import { tally } from '../../output/tally.ts';
import { PLAIN, type Terminal } from '../../terminal.ts';
import { exitCodeOf, openSource, type SourceOptions, shownPath, worstOf } from '../open-plan.ts';
import { type BaselineOptions, openBaseline } from './baseline.ts';
import { eachOnce } from './each-once.ts';
import { pathInRepository } from './path-in-repository.ts';

export interface CheckSourcesOptions extends SourceOptions, BaselineOptions {
  readonly explain?: boolean;
  /** Tell what is silenced too, in the formats that can say so. */
  readonly reportSuppressed?: boolean;
  /** More warnings than so many end the command with 1. */
  readonly maxWarnings?: number;
  readonly format: CheckFormat;
  readonly output: readonly string[];
}

/** Checks files one after the other and delivers the answer. Of a file nothing is kept but what is told of it. */
export async function checkSources(
  terminal: Terminal,
  sources: readonly string[],
  options: CheckSourcesOptions,
): Promise<ExitCode> {
  const { format, explain = false, maxWarnings = Number.POSITIVE_INFINITY } = options;
  const outputs = parseOutputs(options.output, CHECK_FORMATS, terminal.cwd);
  const wanted = [
    { format, style: terminal.answer },
    ...outputs.map((each) => ({ format: each.format, style: PLAIN })),
  ];
  const reports = openReports(wanted, {
    shown: (path) => shownPath(terminal, path),
    inRepository: (path) => pathInRepository(terminal, path),
    explain,
    maxWarnings,
  });
  const fresh = eachOnce((finding: Diagnostic) => finding);
  const freshlySilenced = eachOnce(({ diagnostic }: Suppressed) => diagnostic);
  const baseline = await openBaseline(terminal, options);
  const configs = createConfigCache();
  const read = new Set<string>(baseline.path === null ? [] : [baseline.path]);
  const exitCodes = new Set<ExitCode>();
  let warnings = 0;
  for (const source of sources) {
    const document = await openSource(terminal, source, Phase.Linted, { ...options, configs }, { kind: 'every' });
    const findings = baseline.fresh(fresh(document.diagnostics), document);
    const suppressed = options.reportSuppressed === true ? freshlySilenced(document.suppressed) : [];
    reports.add({ document, findings, suppressed });
    warnings += tally(findings).warnings;
    for (const path of document.texts.keys()) read.add(path);
    exitCodes.add(exitCodeOf(document));
  }
  if (warnings > maxWarnings) exitCodes.add(ExitCode.findings);
  for (const note of [...reports.notes(), ...(await baseline.finish())]) terminal.err(`${note}\n`);
  await deliver(terminal, { format, outputs, read }, reports.text);
  return worstOf([...exitCodes]);
}
