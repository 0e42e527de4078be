import type { Diagnostic, Severity } from '@rollout/language';
import { PLAIN } from '@rollout/report';
import { isSetting } from '../findings.ts';
import { type GithubLevel, type GithubPlace, githubCommand } from '../github-command.ts';
import { NO_TALLY, plus, tally, tallyLine } from '../tally.ts';
import type { Report, ShownPath } from './checked.ts';
import { type Placed, placesOf } from './place.ts';

const LEVELS: Readonly<Record<Severity, GithubLevel>> = { error: 'error', warning: 'warning', hint: 'notice' };

/** Findings as workflow commands of GitHub Actions; then how many there are. */
export function githubReport(inRepository: ShownPath): Report {
  const lines: string[] = [];
  let told = NO_TALLY;
  let files = 0;
  return {
    add: ({ document, findings }) => {
      files++;
      told = plus(told, tally(findings));
      const placeOf = placesOf(document, inRepository);
      // What is wrong with an option is said where it showed.
      const placed = (finding: Diagnostic): GithubPlace =>
        isSetting(finding.path) ? { file: inRepository(document.path) } : markedIn(placeOf(finding));
      lines.push(...findings.map((finding) => command(finding, placed(finding))));
    },
    text: () => [...lines, tallyLine(told, files, PLAIN.colors)].map((line) => `${line}\n`).join(''),
  };
}

function command({ severity, code, title, message, help }: Diagnostic, place: GithubPlace): string {
  const more = [...(help === undefined ? [] : [help]), `More: rollout explain ${code}`];
  return githubCommand(LEVELS[severity], place, `${title} (${code})`, [message, ...more]);
}

/** Columns are for what stands on one line: of several lines GitHub marks the whole. */
function markedIn({ file, range }: Placed): GithubPlace {
  if (range === null) return { file };
  const { start, end } = range;
  const lines = { file, line: start.line, endLine: end.line };
  return start.line === end.line ? { ...lines, col: start.column, endColumn: end.column } : lines;
}
