/** Writes a point of the front into the file: the defaults of the params that differ, the order of places if that was searched, and nothing else. */
import { type OptimumReport, printableText } from '@rollout/report';
import {
  type Document,
  decodeText,
  type Edit,
  edited,
  editsOfPoint,
  MAX_FILE_BYTES,
  type OrderList,
} from '@rollout/workspace';
import { CommandError, ExitCode } from '../../exit-code.ts';
import { byteOrderMarkOf } from '../../files/byte-order-mark.ts';
import { diskFileSystem } from '../../files/disk-file-system.ts';
import { STDIN } from '../../files/find-sources.ts';
import { writeOutput } from '../../files/write-output.ts';
import type { Terminal } from '../../terminal.ts';
import { shownPath } from '../open-plan.ts';

/** Throws to the user, before anything is searched, where there is no file to write to. */
export function requireFile(file: string): void {
  if (file === STDIN) {
    throw new CommandError('--apply has no file to write to: the plan comes from standard input', ExitCode.usage);
  }
}

/** Index into the front of the point to be taken. Throws to the user where nobody has said which, and there is no knee. */
export function pickedPoint({ front, knee, kept, complete }: OptimumReport, pick: number | undefined): number {
  if (!complete)
    throw new CommandError('nothing is written: the search was stopped before its end', ExitCode.interrupted);
  if (pick !== undefined) {
    if (pick <= front.length) return pick - 1;
    throw new CommandError(
      `--pick ${pick}: the front has no such point`,
      ExitCode.usage,
      `Its points are numbered from 1 to ${front.length}.`,
    );
  }
  if (!kept) {
    const help = 'Choose one all the same: --pick N.';
    throw new CommandError('nothing is written: no plan keeps the limits', ExitCode.findings, help);
  }
  const only = front.length === 1 ? 0 : knee;
  if (only !== null) return only;
  throw new CommandError('nothing is written: the front has no knee', ExitCode.usage, 'Choose a point: --pick N.');
}

/** Writes the file whole or not at all, and never over something newer than what was read; tells what has changed. */
export async function applyPoint(
  terminal: Terminal,
  document: Document,
  report: OptimumReport,
  lists: readonly OrderList[],
  index: number,
): Promise<void> {
  const { path, project } = document;
  const source = project.files.get(path);
  if (source === undefined) throw new Error('the plan has no file');
  const edits = editsOfPoint(document, report.plan, report.axes, lists, report.front[index]?.values ?? []);
  const shown = printableText(shownPath(terminal, path));
  if (edits.length === 0) {
    terminal.err(`${shown} is #${index + 1} already; nothing is written.\n`);
    return;
  }
  const now = await diskFileSystem.read(path, MAX_FILE_BYTES);
  const read = now.kind === 'file' ? decodeText(now.bytes) : null;
  if (now.kind !== 'file' || read?.kind !== 'text' || read.text !== source.text) {
    throw new CommandError(`${shown} has changed since it was read; nothing is written`, ExitCode.files);
  }
  await writeOutput(path, byteOrderMarkOf(now.bytes) + edited(source.text, edits));
  terminal.err(difference(terminal, shown, source.text, edits));
}

/** The lines that have changed, as `diff -u0` shows them. No edit has a line break. */
function difference({ messages: { colors } }: Terminal, shown: string, text: string, edits: readonly Edit[]): string {
  const lineOf = (at: number): number => text.slice(0, at).split('\n').length - 1;
  const before = text.split('\n');
  const after = edited(text, edits).split('\n');
  const changed = [...new Set(edits.map(({ start }) => lineOf(start)))].sort((a, b) => a - b);
  // Tabs are how some files are indented.
  const plain = (line: string | undefined): string =>
    (line ?? '').replace(/\r$/, '').split('\t').map(printableText).join('\t');
  const hunks = changed.map((line) =>
    [
      colors.cyan(`@@ -${line + 1} +${line + 1} @@`),
      colors.red(`-${plain(before[line])}`),
      colors.green(`+${plain(after[line])}`),
    ].join('\n'),
  );
  return `--- ${shown}\n+++ ${shown}\n${hunks.join('\n')}\n`;
}
