/** By what a finding is known again after the lines above it have changed. */
import { hashOfText } from '@rollout/compiler';
import type { Diagnostic } from '@rollout/language';

/**
 * Sixteen hexadecimal digits that stand for a finding in its file: a hash of its code, of the line on which it begins
 * (however that is indented and spaced), and of which one it is of those that are alike in both, counted from 0.
 * `text`: that of its file. Other lines, and the figures in the message, may change without it.
 */
export function fingerprintOf({ code, span }: Diagnostic, text: string, occurrence: number): string {
  const key = JSON.stringify([code, lineAt(text, span.start), occurrence]);
  return hashOfText(key).toString(16).padStart(16, '0');
}

/** The fingerprint of each of these findings, each a different one within its file. */
export function fingerprintsOf(
  findings: readonly Diagnostic[],
  textOf: (path: string) => string | undefined,
): readonly string[] {
  const before = new Map<string, number>();
  return findings.map((finding) => {
    const text = textOf(finding.path) ?? '';
    const key = JSON.stringify([finding.path, fingerprintOf(finding, text, 0)]);
    const occurrence = before.get(key) ?? 0;
    before.set(key, occurrence + 1);
    return fingerprintOf(finding, text, occurrence);
  });
}

/** No more of a line than this counts on either side of a place: a file may be one line. */
const MOST_OF_A_LINE = 500;

/** The line of an offset, its white space squeezed. */
function lineAt(text: string, offset: number): string {
  const before = text.slice(Math.max(0, offset - MOST_OF_A_LINE), offset);
  const after = text.slice(offset, offset + MOST_OF_A_LINE);
  const [end = ''] = after.split('\n', 1);
  const line = before.slice(before.lastIndexOf('\n') + 1) + end;
  return line.trim().replaceAll(/\s+/g, ' ');
}
