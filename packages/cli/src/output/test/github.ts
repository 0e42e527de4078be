import { lineIndex } from '@rollout/language';
import { counted, valueText, whyNot } from '@rollout/report';
import { githubCommand } from '../github-command.ts';
import { countsOf, type Place, planTitle, type ShownPath, type Tested, type TestedFile } from './tested.ts';

/** What does not pass as workflow commands of GitHub Actions, which shows them beside the lines that they are about. */
export function testGithub(tested: Tested, shown: ShownPath): string {
  const commands = tested.files.flatMap((file) => [...broken(file, shown), ...failures(file, shown)]);
  const { met, notMet, undecided } = countsOf(tested);
  const summary = `${counted(met + notMet + undecided, 'expectation')}: ${met} met, ${notMet} not met, ${undecided} undecided`;
  return [...commands, summary].map((line) => `${line}\n`).join('');
}

function broken({ document, errors }: TestedFile, shown: ShownPath): string[] {
  return errors.map(({ path, span, title, message }) => {
    const text = document.texts.get(path);
    const place: Place | null =
      text === undefined ? null : { file: shown(path), ...lineIndex(text).position(span.start) };
    return githubCommand('error', lineOf(place), title, [message]);
  });
}

function failures({ document, plans }: TestedFile, shown: ShownPath): string[] {
  const file = shown(document.path);
  return plans.flatMap((plan) =>
    plan.expectations.flatMap((result) => {
      const why = whyNot(result);
      if (why === null) return [];
      const what = result.status === 'undecided' ? 'undecided' : 'not met';
      const policy = result.policy === null ? '' : ` (policy ${result.policy})`;
      const title = `${planTitle(plan)}: ${what}`;
      // What a policy expects stands in a file of its own.
      const where = result.place?.file === file ? '' : ` The plan is in ${file}.`;
      const message = `${result.text}${policy}: ${valueText(result)}. ${why}${where}`;
      return [githubCommand('error', lineOf(result.place), title, [message])];
    }),
  );
}

const lineOf = (place: Place | null): Pick<Place, 'file' | 'line'> | null =>
  place === null ? null : { file: place.file, line: place.line };
