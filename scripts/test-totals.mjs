// Prints the totals of vitest's JSON report, and names each test that was skipped: a skipped test is a failure here.
import { readFileSync } from 'node:fs';

const [path] = process.argv.slice(2);
const text = path === undefined ? '' : readFileSync(path, 'utf8');
if (text === '') {
  process.stderr.write('no tests were run\n');
  process.stdout.write('0 passed, 1 failed\n');
  process.exitCode = 1;
} else {
  /** @type {{ testResults: { name: string, status: string, assertionResults: { fullName: string, status: string }[] }[] }} */
  const { testResults } = JSON.parse(text);
  const tests = testResults.flatMap((file) => file.assertionResults);
  const skipped = tests.filter((test) => !['passed', 'failed'].includes(test.status));
  const passed = tests.filter((test) => test.status === 'passed').length;
  // A file that fails before any of its tests runs counts as one failure.
  const broken = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  const failed = tests.filter((test) => test.status === 'failed').length + broken.length + skipped.length;
  for (const { fullName, status } of skipped) process.stderr.write(`not run (${status}): ${fullName}\n`);
  for (const { name } of broken) process.stderr.write(`could not be run: ${name}\n`);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  if (failed > 0 || passed === 0) process.exitCode = 1;
}
