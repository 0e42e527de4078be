import type { Diagnostic, Severity } from '@rollout/language';
import { isSetting } from '../findings.ts';
import { element, xmlText } from '../xml.ts';
import type { Report, ShownPath } from './checked.ts';
import { type PlaceOf, placesOf } from './place.ts';

/** One finding as it is told, of which no more is kept. */
interface Told {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly help: string | undefined;
  readonly file: string;
  readonly line: number | null;
  readonly column: number | null;
}

/**
 * A suite a file, a case a finding; one without findings has a case that passes. Cases fail that make the command end with 1: errors, and
 * warnings where there are more of them than `maxWarnings`. Nothing is timed, so that the same plans give the same bytes.
 */
export function junitReport(shown: ShownPath, maxWarnings: number): Report {
  const files: { readonly name: string; readonly told: readonly Told[] }[] = [];
  return {
    add: ({ document, findings }) => {
      const name = shown(document.path);
      const placeOf = placesOf(document, shown);
      files.push({ name, told: findings.map((finding) => toldOf(finding, name, placeOf)) });
    },
    text: () => {
      const warnings = files.flatMap(({ told }) => told).filter(({ severity }) => severity === 'warning').length;
      const fails = (severity: Severity): boolean =>
        severity === 'error' || (severity === 'warning' && warnings > maxWarnings);
      const suites = files.map(({ name, told }) => suite(name, told, fails));
      const total = (count: 'tests' | 'failures'): number => suites.reduce((sum, each) => sum + each[count], 0);
      const counts = { tests: total('tests'), failures: total('failures'), errors: 0 };
      const root = element(
        'testsuites',
        { name: 'rollout check', ...counts },
        suites.map(({ xml }) => xml),
      );
      return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
    },
  };
}

function toldOf(finding: Diagnostic, checked: string, placeOf: PlaceOf): Told {
  const { code, severity, message, help, path } = finding;
  const { file, range } = placeOf(finding);
  return {
    code,
    severity,
    message: isSetting(path) ? `${path}: ${message}` : message,
    help,
    file: isSetting(path) ? checked : file,
    line: range?.start.line ?? null,
    column: range?.start.column ?? null,
  };
}

function suite(name: string, told: readonly Told[], fails: (severity: Severity) => boolean) {
  const cases =
    told.length === 0
      ? [element('testcase', { name: 'no problems', classname: name, file: name })]
      : told.map((each) => testcase(each, fails(each.severity)));
  const tests = cases.length;
  const failures = told.filter(({ severity }) => fails(severity)).length;
  const xml = element('testsuite', { name, tests, failures, errors: 0, skipped: 0, file: name }, cases);
  return { tests, failures, xml };
}

function testcase({ code, severity, message, help, file, line, column }: Told, fails: boolean): string {
  const at = line === null ? '' : `:${line}:${column}`;
  const what = [
    `${file}${at}: ${severity}: ${message}`,
    ...(help === undefined ? [] : [help]),
    `More: rollout explain ${code}`,
  ];
  const lines = what.map(xmlText);
  const attributes = { name: `${code}${at}`, classname: file, file, ...(line === null ? {} : { line }) };
  return element('testcase', attributes, [
    fails ? element('failure', { type: severity, message }, lines) : element('system-out', {}, lines),
  ]);
}
