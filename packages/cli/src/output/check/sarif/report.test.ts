import type { Diagnostic, Severity } from '@rollout/language';
import { memoryFileSystem, openDocument, Phase } from '@rollout/workspace';
import { expect, test } from 'vitest';
import { sarifReport } from './report.ts';
import { uriOf } from './uri.ts';

const PATH = '/project/plan.rollout';

function finding(severity: Severity, start: number): Diagnostic {
  return { code: 'unknown-word', severity, title: 'T', message: 'M.', path: PATH, span: { start, end: start + 1 } };
}

test('of more findings than GitHub takes the least are left out, which is said', async () => {
  const fileSystem = memoryFileSystem({ [PATH]: 'plan' });
  const document = await openDocument(PATH, { fileSystem, upTo: Phase.Parsed });
  const report = sarifReport((path) => path.replace('/project/', ''));
  const hints = Array.from({ length: 25_001 }, (_, index) => finding('hint', index % 4));
  report.add({ document, findings: [...hints, finding('error', 1), finding('warning', 2)], suppressed: [] });
  const { results } = JSON.parse(report.text()).runs[0];
  expect(results).toHaveLength(25_000);
  expect(results.slice(-3).map(({ level }: { level: string }) => level)).toEqual(['note', 'error', 'warning']);
  expect(report.notes?.()).toEqual(['SARIF leaves 3 findings out, of the least severity: GitHub takes 25,000.']);
});

test.each([
  ['a b/ü%.rollout', 'a%20b/%C3%BC%25.rollout'],
  ['c:d?e#f', 'c%3Ad%3Fe%23f'],
  ['/tmp/a b', 'file:///tmp/a%20b'],
  ['C:/plans/a', 'file:///C%3A/plans/a'],
])('%s as an URI', (path, uri) => {
  expect(uriOf(path)).toBe(uri);
  expect(decodeURIComponent(uri).endsWith(path)).toBe(true);
});
