import { formatCount, judgement, percentHints } from '@rollout/report';
import { type JudgeHealth, judgeSamples } from '@rollout/simulator';
import {
  comparedMetrics,
  healthCalled,
  needsBaseline,
  Phase,
  type SampleFile,
  samplesFor,
  samplesIn,
} from '@rollout/workspace';
import { resolve } from 'pathe';
import { ExitCode } from '../exit-code.ts';
import { findSource } from '../files/find-sources.ts';
import { readWhole } from '../files/read-whole.ts';
import { parseOutputs } from '../files/write-output.ts';
import { deliver } from '../output/deliver.ts';
import { renderFindings } from '../output/findings.ts';
import { judgeJson } from '../output/judge-json.ts';
import { showStep } from '../progress.ts';
import type { Terminal } from '../terminal.ts';
import { asking } from './doing.ts';
import { exitCodeOf, openSource, type SourceOptions, shownPath } from './open-plan.ts';

const FORMATS = ['pretty', 'json'] as const;

/** Of a sample, about. */
const CHARACTERS = 8;

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
  const source = await findSource(file, terminal.cwd);
  const document = await openSource(terminal, source, Phase.Checked, { ...options, set: new Map() });
  const said = document.diagnostics.filter(({ severity }) => severity !== 'hint');
  terminal.err(renderFindings(said, document, (path) => shownPath(terminal, path), terminal.messages));
  const exitCode = exitCodeOf(document);
  if (exitCode !== ExitCode.fine) return exitCode;

  const { health, files, samples } = await asking(async () => {
    const health = healthCalled(document.program?.healths ?? [], shownPath(terminal, document.path), options.health);
    const files = await sampleFiles(health, options, terminal.cwd);
    return { health, files, samples: samplesFor(health, files.canary, files.baseline) };
  });
  const declarations = document.files.get(health.location.path)?.tree.declarations ?? [];
  terminal.err(percentHints(health, samples, declarations, terminal.messages));
  const count = [...samples.values()].reduce((sum, { canary, baseline }) => sum + canary.length + baseline.length, 0);
  const judged = showStep(terminal, `judging ${formatCount(count)} samples`, count * CHARACTERS, () =>
    judgeSamples(health, samples),
  );
  const read = [...document.texts.keys(), ...files.read];
  await deliver(terminal, { format: options.format, outputs, read }, (format, style) =>
    format === 'json' ? judgeJson(health, judged) : judgement(health, judged, samples, style),
  );
  return judged.verdict === 'fail' ? ExitCode.findings : ExitCode.fine;
}

interface SampleFiles {
  readonly canary: SampleFile;
  /** null: nothing is compared with it. */
  readonly baseline: SampleFile | null;
  /** Absolute paths of both. */
  readonly read: readonly string[];
}

/** Reads the files; that of the old version only where something is compared with it. */
async function sampleFiles(health: JudgeHealth, options: JudgeOptions, cwd: string): Promise<SampleFiles> {
  needsBaseline(health, options.baseline !== undefined);
  const open = async (name: string) => {
    const path = resolve(cwd, name);
    return { path, file: samplesIn(name, await readWhole(name, path)) };
  };
  const canary = await open(options.canary);
  if (comparedMetrics(health).length === 0 || options.baseline === undefined) {
    return { canary: canary.file, baseline: null, read: [canary.path] };
  }
  const baseline = await open(options.baseline);
  return { canary: canary.file, baseline: baseline.file, read: [canary.path, baseline.path] };
}
