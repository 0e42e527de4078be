import type { Diagnostic } from '@rollout/language';
import { counted, effortText, valueText, whyNot } from '@rollout/report';
import { element } from '../xml.ts';
import { planTitle, type ShownPath, type Tested, type TestedExpectation, type TestedFile } from './tested.ts';

/**
 * A suite a plan, a case an expectation; one that is not met and one that is undecided fail with types of their own. A file with
 * errors is a suite with an error. Nothing is timed, so that the same plans give the same bytes.
 */
export function testJunit(tested: Tested, shown: ShownPath): string {
  const suites = tested.files.flatMap((file) => [...brokenSuite(file, shown), ...planSuites(file, shown)]);
  const total = (count: keyof Suite['counts']): number => suites.reduce((sum, { counts }) => sum + counts[count], 0);
  const root = element(
    'testsuites',
    { name: 'rollout test', tests: total('tests'), failures: total('failures'), errors: total('errors') },
    suites.map(({ xml }) => xml),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

interface Suite {
  readonly counts: { readonly tests: number; readonly failures: number; readonly errors: number };
  readonly xml: string;
}

function suite(name: string, file: string, counts: Suite['counts'], cases: readonly string[]): Suite {
  return { counts, xml: element('testsuite', { name, ...counts, skipped: 0, file }, cases) };
}

function brokenSuite({ document, errors }: TestedFile, shown: ShownPath): Suite[] {
  const [first] = errors;
  if (first === undefined) return [];
  const file = shown(document.path);
  const message = `${counted(errors.length, 'error')}, the first: ${sentence(first)}`;
  const error = element('error', { type: first.code, message });
  const broken = element('testcase', { name: 'its plans can be tested', classname: file }, [error]);
  return [suite(file, file, { tests: 1, failures: 0, errors: 1 }, [broken])];
}

const sentence = ({ title, message }: Diagnostic): string => `${title}. ${message}`;

function planSuites({ document, plans }: TestedFile, shown: ShownPath): Suite[] {
  const file = shown(document.path);
  return plans.map((plan) => {
    const failures = plan.expectations.filter(({ status }) => status !== 'met').length;
    const cases = plan.expectations.map((each) => testcase(each, `${file}.${planTitle(plan)}`));
    return suite(planTitle(plan), file, { tests: cases.length, failures, errors: 0 }, cases);
  });
}

function testcase(result: TestedExpectation, classname: string): string {
  const { text, policy, place, status } = result;
  const where = place === null ? {} : { file: place.file, line: place.line };
  const name = policy === null ? text : `${text} (policy ${policy})`;
  const why = whyNot(result);
  const found = [valueText(result), effortText(result, (trials) => counted(trials, 'trial'))]
    .filter((part) => part !== '')
    .join(', ');
  const told = element('properties', {}, [element('property', { name: 'value', value: found })]);
  const failed = why === null ? [] : [element('failure', { type: status, message: why })];
  return element('testcase', { name, classname, ...where }, [told, ...failed]);
}
