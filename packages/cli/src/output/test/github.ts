import { lineIndex } from '@rollout/language';
import { printableText } from '../printable.ts';
import { counted } from '../tally.ts';
import { valueText } from './figure-text.ts';
import { countsOf, type Place, planTitle, type ShownPath, type Tested, type TestedFile } from './tested.ts';
import { whyNot } from './why.ts';

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
    return command(place, title, message);
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
      return [command(result.place, title, `${result.text}${policy}: ${valueText(result)}. ${why}${where}`)];
    }),
  );
}

/** As in actions/toolkit, `packages/core/src/command.ts`. */
function command(place: Place | null, title: string, message: string): string {
  const where = place === null ? [] : [['file', place.file] as const, ['line', String(place.line)] as const];
  const properties = [...where, ['title', title] as const].map(([key, value]) => `${key}=${escapeProperty(value)}`);
  return `::error ${properties.join(',')}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return printableText(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
