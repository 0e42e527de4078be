import { gzipSync } from 'node:zlib';
import { type Diagnostic, sortDiagnostics } from '@rollout/language';
import { counted, formatCount, printableText } from '@rollout/report';
import { type Document, fingerprintsOf } from '@rollout/workspace';
import type { Log, Result } from 'sarif';
import { VERSION } from '../../../version.ts';
import { jsonText } from '../../json.ts';
import type { Report, ShownPath } from '../checked.ts';
import { placesOf } from '../place.ts';
import { resultOf, SOURCE_ROOT } from './result.ts';
import { ruleOf } from './rule.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json';

/** GitHub takes no log with more results, nor one that is larger when compressed. */
const MOST_RESULTS = 25_000;
const MOST_BYTES = 10_000_000;

const RANKS: Readonly<Record<Result.level, number>> = { error: 0, warning: 1, note: 2, none: 3 };

/** SARIF 2.1.0, within GitHub's limits: where there are more results than it takes, the least of them are left out. */
export function sarifReport(inRepository: ShownPath): Report {
  const results: Result[] = [];
  let text: string | undefined;
  const made = (): string => {
    text ??= jsonText(logOf(results.length <= MOST_RESULTS ? results : worst(results)));
    return text;
  };
  return {
    add: ({ document, findings, suppressed }) => {
      const found = {
        checked: inRepository(document.path),
        fingerprints: fingerprintsIn(document),
        placeOf: placesOf(document, inRepository),
      };
      results.push(...findings.map((finding) => resultOf(finding, found)));
      results.push(
        ...suppressed.map(({ diagnostic, reason }) => ({
          ...resultOf(diagnostic, found),
          suppressions: [{ kind: 'inSource' as const, justification: printableText(reason) }],
        })),
      );
    },
    text: made,
    notes: () => [...leftOut(results.length - MOST_RESULTS), ...tooLarge(made())],
  };
}

/** Those of all findings of a document, told or not, so that one is the same whatever is told beside it. */
function fingerprintsIn({ diagnostics, suppressed, texts }: Document): ReadonlyMap<Diagnostic, string> {
  const all = sortDiagnostics([...diagnostics, ...suppressed.map(({ diagnostic }) => diagnostic)]);
  const fingerprints = fingerprintsOf(all, (path) => texts.get(path));
  return new Map(all.map((finding, index) => [finding, fingerprints[index] ?? '']));
}

function leftOut(count: number): string[] {
  if (count <= 0) return [];
  return [
    `SARIF leaves ${counted(count, 'finding')} out, of the least severity: GitHub takes ${formatCount(MOST_RESULTS)}.`,
  ];
}

function tooLarge(text: string): string[] {
  if (text.length <= MOST_BYTES || gzipSync(text).length <= MOST_BYTES) return [];
  return ['SARIF is larger than the 10 MB, compressed, that GitHub takes: check fewer files at a time.'];
}

/** As they come, errors before warnings before hints where not all have room. */
function worst(results: readonly Result[]): readonly Result[] {
  const rank = ({ level = 'none' }: Result): number => RANKS[level];
  const ranked = results.map((result, index) => ({ result, index })).sort((a, b) => rank(a.result) - rank(b.result));
  return ranked
    .slice(0, MOST_RESULTS)
    .sort((a, b) => a.index - b.index)
    .map(({ result }) => result);
}

function logOf(results: readonly Result[]): Log {
  const codes = [...new Set(results.map(({ ruleId = '' }) => ruleId))].sort();
  const indexes = new Map(codes.map((code, index) => [code, index]));
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'rollout', version: VERSION, semanticVersion: VERSION, rules: codes.map(ruleOf) } },
        invocations: [{ executionSuccessful: true }],
        originalUriBaseIds: { [SOURCE_ROOT]: { description: { text: 'The root of the source.' } } },
        columnKind: 'utf16CodeUnits',
        results: results.map(({ ruleId = '', ...rest }) => ({ ruleId, ruleIndex: indexes.get(ruleId) ?? -1, ...rest })),
      },
    ],
  };
}
