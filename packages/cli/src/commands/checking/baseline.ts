/** `rollout check --baseline FILE`: what an old project has been found with is held back, and only what is new is reported. */
import { type Diagnostic, hasErrors } from '@rollout/language';
import {
  type Baseline,
  type BaselineEntry,
  baselineAnew,
  type Document,
  entriesOf,
  type FindingPlaces,
  heldBack,
  readBaseline,
  writeBaseline,
} from '@rollout/workspace';
import { dirname, isAbsolute, relative, resolve } from 'pathe';
import { CommandError, ExitCode } from '../../exit-code.ts';
import { diskFileSystem } from '../../files/disk-file-system.ts';
import { STDIN } from '../../files/find-sources.ts';
import { readWhole } from '../../files/read-whole.ts';
import { writeOutput } from '../../files/write-output.ts';
import { isPipeline, type Terminal } from '../../terminal.ts';

export interface BaselineOptions {
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  /** What other plans are found with is not known where only this one is asked for. */
  readonly plan?: string;
}

/** A baseline while a command checks its files. */
export interface BaselineInUse {
  /** Absolute; null: there is none. */
  readonly path: string | null;
  /** Those of the document's findings that are to be reported. */
  readonly fresh: (findings: readonly Diagnostic[], document: Document) => readonly Diagnostic[];
  /** Once all files are checked: writes the file where it has to be, and gives what there is to say. */
  readonly finish: () => Promise<readonly string[]>;
}

/** Throws a `CommandError` where there is a file and it is no baseline. */
export async function openBaseline(terminal: Terminal, options: BaselineOptions): Promise<BaselineInUse> {
  const { baseline: name, updateBaseline = false } = options;
  if (name === undefined) {
    if (!updateBaseline) return { path: null, fresh: (findings) => findings, finish: async () => [] };
    const help = 'Name the file: --baseline FILE --update-baseline.';
    throw new CommandError('--update-baseline needs a baseline', ExitCode.usage, help);
  }
  if (name === STDIN) {
    const help = 'A baseline is read and written, so it has to be a file.';
    throw new CommandError('--baseline - names no file', ExitCode.usage, help);
  }
  const path = resolve(terminal.cwd, name);
  const isThere = (await diskFileSystem.realPath(path)) !== null;
  // A name that is mistyped would be written anew in each run, and nothing would ever be found.
  if (!isThere && !updateBaseline && isPipeline(terminal.env)) {
    const help =
      'Where the environment sets CI, none is begun. Write it where you work and commit it, or say --update-baseline.';
    throw new CommandError(`${name}: there is no such baseline`, ExitCode.usage, help);
  }
  const before = isThere ? await readBaselineFile(name, path) : null;
  const isWhole = options.plan === undefined;
  return before === null || updateBaseline
    ? recording(name, path, before ?? { findings: [] }, isWhole)
    : holding(name, path, before, isWhole);
}

async function readBaselineFile(name: string, path: string): Promise<Baseline> {
  const read = readBaseline(await readWhole(name, path));
  if (read.kind === 'baseline') return read.baseline;
  const help = 'It is written by: rollout check --baseline FILE, where there is no such file yet.';
  throw new CommandError(`${name} is no baseline: ${read.what}`, ExitCode.usage, help);
}

/** Reports what is new, and says how much is old. */
function holding(name: string, path: string, baseline: Baseline, isWhole: boolean): BaselineInUse {
  const holder = heldBack(baseline);
  const checked = new Set<string>();
  return {
    path,
    fresh: (findings, document) => {
      if (isWhole && !hasErrors(document.diagnostics)) checked.add(fileFrom(path, document.path));
      return holder.fresh(findings, placesOf(path, document));
    },
    finish: async () => {
      const settled = await settledFiles(path, baseline, checked);
      const gone = holder.gone((file) => settled.has(file));
      const more =
        gone === 0 ? '' : `; ${gone} that it holds ${gone === 1 ? 'is' : 'are'} gone: --update-baseline writes it anew`;
      return [`${findingCount(holder.held())} held back by ${name}${more}`];
    },
  };
}

/** Writes everything that is found, and reports errors alone. */
function recording(name: string, path: string, before: Baseline, isWhole: boolean): BaselineInUse {
  const entries: BaselineEntry[] = [];
  const checked = new Set<string>();
  let isConfigured = true;
  return {
    path,
    fresh: (findings, document) => {
      if (isWhole && !hasErrors(document.diagnostics)) checked.add(fileFrom(path, document.path));
      entries.push(...entriesOf(findings, placesOf(path, document)));
      if (hasErrors(document.config?.diagnostics ?? [])) isConfigured = false;
      return findings.filter(({ severity }) => severity === 'error');
    },
    finish: async () => {
      if (!isConfigured) return [`${name} was not written: the configuration has to be put right first`];
      const settled = await settledFiles(path, before, checked);
      await writeOutput(path, writeBaseline(baselineAnew(before, entries, (file) => settled.has(file))));
      return [`${findingCount(entries.length)} written to ${name}: from now on it holds them back`];
    },
  };
}

/** Of the files of a baseline those of which everything is known now: they have no error and were checked, or are gone. */
async function settledFiles(
  path: string,
  { findings }: Baseline,
  checked: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const settled = new Set(checked);
  for (const file of new Set(findings.map((entry) => entry.file))) {
    if (settled.has(file)) continue;
    if ((await diskFileSystem.realPath(resolve(dirname(path), file))) === null) settled.add(file);
  }
  return settled;
}

function placesOf(path: string, { texts }: Document): FindingPlaces {
  return { textOf: (at) => texts.get(at), fileOf: (at) => fileFrom(path, at) };
}

/** A path as it stands in the baseline at `path`: from the folder of that on. What is no path stays as it is. */
function fileFrom(path: string, at: string): string {
  return isAbsolute(at) ? relative(dirname(path), at) : at;
}

function findingCount(count: number): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? 'finding' : 'findings'}`;
}
