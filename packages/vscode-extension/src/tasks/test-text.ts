import type { TestedExpectation } from '@rollout/language-server';

const MARKS: Readonly<Record<TestedExpectation['status'], string>> = { met: '✓', 'not-met': '✗', undecided: '?' };

/** What a plan expects and whether that is so, a line an expectation, as `rollout test` says it. */
export function testText(plan: string, expectations: readonly TestedExpectation[]): string {
  if (expectations.length === 0) return `${plan}\n  expects nothing\n`;
  const width = Math.max(...expectations.map(({ text }) => text.length));
  const lines = expectations.flatMap(({ text, status, value, why }) => [
    `  ${MARKS[status]} ${text.padEnd(width)}  ${value}`.trimEnd(),
    ...(why === null ? [] : [`      ${why}`]),
  ]);
  return `${plan}\n${lines.join('\n')}\n`;
}
