import { format, parse } from '@rollout/language';
import { counted, printableText } from '@rollout/report';
import { decodeText, MAX_FILE_BYTES } from '@rollout/workspace';
import { resolve } from 'pathe';
import { CommandError, ExitCode } from '../exit-code.ts';
import { diskFileSystem } from '../files/disk-file-system.ts';
import { findSources, STDIN } from '../files/find-sources.ts';
import { rewriteFile } from '../files/rewrite.ts';
import { renderFindings } from '../output/findings.ts';
import { unifiedDiff } from '../output/unified-diff.ts';
import { showProgress } from '../progress.ts';
import type { Terminal } from '../terminal.ts';
import { readStdin, type SourceOptions, shownPath, worstOf } from './open-plan.ts';

export interface FmtOptions extends Pick<SourceOptions, 'stdinFilename'> {
  readonly check?: boolean;
  readonly diff?: boolean;
  readonly width: number;
}

/** A file, before and after. */
interface LaidOut {
  /** How the reader knows it. */
  readonly name: string;
  readonly path: string;
  /** The byte order mark that stood before it on standard input, or nothing. */
  readonly mark: string;
  readonly before: string;
  readonly after: string;
  readonly understood: boolean;
}

/**
 * `rollout fmt [FILE…]`: lays files out, as far as they can be understood; what is wrong with them is said on standard
 * error. A file that cannot be read or written keeps no other from being laid out.
 */
export async function fmt(terminal: Terminal, files: readonly string[], options: FmtOptions): Promise<ExitCode> {
  const codes: ExitCode[] = [];
  let changed = 0;
  let same = 0;
  const sources = await findSources(files, terminal.cwd);
  const progress = showProgress(terminal, sources.length, 'files');
  for (const [index, source] of sources.entries()) {
    try {
      const file = await layOut(terminal, source, options);
      progress.update(index);
      if (!file.understood || options.check === true || options.diff === true) progress.end();
      codes.push(sayWhatIsWrong(terminal, file, options));
      codes.push(await deliver(terminal, source, file, options));
      if (file.before === file.after) same++;
      else changed++;
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      progress.end();
      const { colors } = terminal.messages;
      terminal.err(`${colors.red(colors.bold('error'))}: ${printableText(error.message)}\n`);
      codes.push(error.exitCode);
    }
  }
  progress.end();
  // Of files that could not be had enough has been said.
  if (changed + same > 0) terminal.err(`${summary(changed, same, options)}\n`);
  return worstOf(codes);
}

async function layOut(terminal: Terminal, source: string, options: FmtOptions): Promise<LaidOut> {
  const path = source === STDIN ? resolve(terminal.cwd, options.stdinFilename) : source;
  const name = shownPath(terminal, path);
  // That of a file stays where it is.
  const { text: before, mark } =
    source === STDIN ? await readStdin(terminal) : { text: await textOf(path, name), mark: '' };
  const { text: after, understood } = format(before, { width: options.width });
  return { name, path, mark, before, after, understood };
}

/** The text of a file. Throws a `CommandError` where it cannot be had. */
async function textOf(path: string, name: string): Promise<string> {
  const read = await diskFileSystem.read(path, MAX_FILE_BYTES);
  const text = read.kind === 'file' ? decodeText(read.bytes) : read;
  switch (text.kind) {
    case 'text':
      return text.text;
    case 'missing':
      throw new CommandError(`${name} is gone`, ExitCode.files);
    case 'not-regular':
      throw new CommandError(`${name} is not a file`, ExitCode.files);
    case 'not-utf8':
      throw new CommandError(`${name} is not UTF-8 text`, ExitCode.files);
    case 'too-large':
      throw new CommandError(`${name} is larger than 4 MiB`, ExitCode.files);
    case 'unreadable':
      throw new CommandError(`${name} cannot be read: ${text.reason}`, ExitCode.files);
  }
}

/** Places are those of the text as it is left. */
function sayWhatIsWrong(
  terminal: Terminal,
  { path, before, after, understood }: LaidOut,
  options: FmtOptions,
): ExitCode {
  if (understood) return ExitCode.fine;
  const left = options.check === true || options.diff === true ? before : after;
  const texts = new Map([[path, left]]);
  const shown = (each: string): string => shownPath(terminal, each);
  terminal.err(renderFindings(parse(left, path).diagnostics, { texts }, shown, terminal.messages));
  return ExitCode.findings;
}

/** Writes, prints or names the file. */
async function deliver(
  { out, answer }: Terminal,
  source: string,
  { name, path, mark, before, after }: LaidOut,
  { check = false, diff = false }: FmtOptions,
): Promise<ExitCode> {
  if (diff) out(unifiedDiff(name, before, after, answer.colors));
  if (check && !diff && before !== after) out(`${printableText(name)}\n`);
  if (check) return before === after ? ExitCode.fine : ExitCode.findings;
  if (diff) return ExitCode.fine;
  if (source === STDIN) {
    out(mark + after);
  } else if (before !== after && (await rewriteFile(path, before, after, name)) === 'changed') {
    throw new CommandError(`${name} has changed meanwhile; it was left as it is`, ExitCode.files);
  }
  return ExitCode.fine;
}

/** `2 files formatted, 20 already were`, or what would be. */
function summary(changed: number, same: number, { check, diff }: FmtOptions): string {
  const isDry = check === true || diff === true;
  if (changed === 0) return `${counted(same, 'file')} already formatted`;
  const first = `${counted(changed, 'file')} ${isDry ? 'would be formatted' : 'formatted'}`;
  return same === 0 ? first : `${first}, ${counted(same, 'file')} already formatted`;
}
