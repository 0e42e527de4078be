import type { Health } from '@rollout/language';
import { type JudgeHealth, judgeSamples, type MetricSamples } from '@rollout/simulator';
import { Phase } from '@rollout/workspace';
import { CommandError, ExitCode } from '../exit-code.ts';
import { findSources } from '../files/find-sources.ts';
import { readSamples, type SampleFile } from '../files/read-samples.ts';
import { parseOutputs } from '../files/write-output.ts';
import { deliver } from '../output/deliver.ts';
import { renderFindings } from '../output/findings.ts';
import { judgeJson } from '../output/judge-json.ts';
import { judgement } from '../output/judgement.ts';
import { percentHints } from '../output/percent-hints.ts';
import type { Terminal } from '../terminal.ts';
import { exitCodeOf, openSource, type SourceOptions, shownPath } from './open-plan.ts';

const FORMATS = ['pretty', 'json'] as const;

export interface JudgeOptions extends Pick<SourceOptions, 'stdinFilename'> {
  readonly health?: string;
  readonly baseline?: string;
  readonly canary: string;
  readonly format: (typeof FORMATS)[number];
  readonly output: readonly string[];
}

/** `rollout judge FILE`: what the canary judge says of real samples, by a health of the file. */
export async function judgeCommand(terminal: Terminal, file: string, options: JudgeOptions): Promise<ExitCode> {
  const outputs = parseOutputs(options.output, FORMATS, terminal.cwd);
  const [source, ...others] = await findSources([file], terminal.cwd);
  if (source === undefined || others.length > 0) {
    throw new CommandError(`${file} holds ${others.length + 1} files; this command takes one`, ExitCode.usage);
  }
  const document = await openSource(terminal, source, Phase.Checked, { ...options, set: new Map() });
  const said = document.diagnostics.filter(({ severity }) => severity !== 'hint');
  terminal.err(renderFindings(said, document, (path) => shownPath(terminal, path), terminal.messages));
  const exitCode = exitCodeOf(document);
  if (exitCode !== ExitCode.fine) return exitCode;

  const health = theHealth(document.program?.healths ?? [], shownPath(terminal, document.path), options.health);
  const files = await sampleFiles(health, options, terminal.cwd);
  const samples = samplesOf(health, files);
  terminal.err(percentHints(health, samples, document, terminal.messages));
  const judged = judgeSamples(health, samples);
  const read = [...document.texts.keys(), files.canary.path, ...(files.baseline === null ? [] : [files.baseline.path])];
  await deliver(terminal, { format: options.format, outputs, read }, (format, style) =>
    format === 'json' ? judgeJson(health, judged) : judgement(health, judged, samples, style),
  );
  return judged.verdict === 'fail' ? ExitCode.findings : ExitCode.fine;
}

function theHealth(healths: readonly Health[], shown: string, wanted: string | undefined): Health {
  const names = healths.map(({ name }) => name).join(', ');
  const [only, ...more] = healths;
  if (only === undefined) {
    const help = 'A health is declared as: health NAME { metric … }.';
    throw new CommandError(`${shown} has no health`, ExitCode.findings, help);
  }
  if (wanted === undefined) {
    if (more.length === 0) return only;
    throw new CommandError(`${shown} has several healths`, ExitCode.usage, `Choose one with --health: ${names}.`);
  }
  const health = healths.find(({ name }) => name === wanted);
  if (health !== undefined) return health;
  throw new CommandError(`${shown} has no health called ${wanted}`, ExitCode.usage, `It has ${names}.`);
}

interface SampleFiles {
  readonly canary: SampleFile;
  /** null: nothing is compared with it. */
  readonly baseline: SampleFile | null;
}

/** Reads the files, and sees that they have every metric that the health needs of them. */
async function sampleFiles(health: JudgeHealth, options: JudgeOptions, cwd: string): Promise<SampleFiles> {
  const all = health.metrics.map(({ name }) => name);
  const compared = health.metrics.filter(({ threshold }) => threshold === null).map(({ name }) => name);
  if (compared.length > 0 && options.baseline === undefined) {
    const message = `--baseline is missing: ${compared.join(', ')} ${compared.length > 1 ? 'are' : 'is'} compared with it`;
    throw new CommandError(message, ExitCode.usage);
  }
  const canary = holding(all, await readSamples(options.canary, cwd));
  if (compared.length === 0 || options.baseline === undefined) return { canary, baseline: null };
  return { canary, baseline: holding(compared, await readSamples(options.baseline, cwd)) };
}

function holding(metrics: readonly string[], file: SampleFile): SampleFile {
  const missing = metrics.filter((name) => !file.metrics.includes(name));
  if (missing.length === 0) return file;
  const has = file.metrics.filter((name) => name !== '').join(', ');
  const help = `It has ${has === '' ? 'none at all' : has}. A metric is found by its name.`;
  if (missing.length === metrics.length) {
    const message = `${file.name} has none of the metrics ${metrics.join(', ')}`;
    throw new CommandError(message, ExitCode.findings, help);
  }
  throw new CommandError(`${file.name} has no samples of ${missing.join(', ')}`, ExitCode.findings, help);
}

function samplesOf(health: JudgeHealth, { canary, baseline }: SampleFiles): ReadonlyMap<string, MetricSamples> {
  return new Map(
    health.metrics.map(({ name, threshold }) => {
      const compared = threshold === null && baseline !== null;
      return [name, { canary: canary.samples(name), baseline: compared ? baseline.samples(name) : [] }];
    }),
  );
}
