/** What changes in a file, as `diff -u` and `git diff` say it; `patch -p0` and `git apply -p0` make the change. */
import { escapeControls } from '@rollout/language';
import type { Colors } from '@rollout/report';
import { FILE_HEADERS_ONLY, formatPatch, type StructuredPatch, structuredPatch } from 'diff';

/** Lines that stay, around those that change. */
const CONTEXT = 3;

/** More changed lines than these are not set against each other one by one: that takes their square. */
const MOST_EDITS = 1_500;

/** Of a file called `name` that has other text now; nothing where it has not. Control characters are escaped. */
export function unifiedDiff(name: string, before: string, after: string, colors: Colors): string {
  if (before === after) return '';
  const options = { context: CONTEXT, maxEditLength: MOST_EDITS };
  const patch =
    structuredPatch(name, name, before, after, undefined, undefined, options) ?? replaced(name, before, after);
  const lines = formatPatch(patch, FILE_HEADERS_ONLY).split('\n');
  return lines.map((line) => colored(printableLine(line), colors)).join('\n');
}

/** The whole text gives way to the other. */
function replaced(name: string, before: string, after: string): StructuredPatch {
  const [removed] = structuredPatch(name, name, before, '').hunks;
  const [added] = structuredPatch(name, name, '', after).hunks;
  if (removed === undefined || added === undefined) throw new Error('neither of two long texts is empty');
  const { oldStart, oldLines } = removed;
  const { newStart, newLines } = added;
  const lines = [...removed.lines, ...added.lines];
  return { ...structuredPatch(name, name, '', ''), hunks: [{ oldStart, oldLines, newStart, newLines, lines }] };
}

/** A line may end with CR: without it, the change could not be made. */
function printableLine(line: string): string {
  return line.endsWith('\r') ? `${escapeControls(line.slice(0, -1))}\r` : escapeControls(line);
}

function colored(line: string, { bold, cyan, green, red }: Colors): string {
  if (line.startsWith('--- ') || line.startsWith('+++ ')) return bold(line);
  if (line.startsWith('@@')) return cyan(line);
  if (line.startsWith('+')) return green(line);
  return line.startsWith('-') ? red(line) : line;
}
