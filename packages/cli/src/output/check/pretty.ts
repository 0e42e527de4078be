import type { Diagnostic } from '@rollout/language';
import type { Style } from '@rollout/report';
import { renderFindings } from '../findings.ts';
import { renderProofs } from '../proofs.ts';
import { tally, tallyLine } from '../tally.ts';
import type { Report, ShownPath } from './checked.ts';

/**
 * Each finding with the lines that it is about, file by file; with `explain` what was proven of each plan; then how many there are, and
 * how many of them `--fix` would put right, unless it has been asked to.
 */
export function prettyReport(shown: ShownPath, style: Style, explain: boolean, offersFixes: boolean): Report {
  const parts: string[] = [];
  const told: Pick<Diagnostic, 'code' | 'severity'>[] = [];
  let fixable = 0;
  let files = 0;
  return {
    add: ({ document, findings }) => {
      files++;
      const text = renderFindings(findings, document, shown, style);
      if (text !== '') parts.push(text);
      if (explain) parts.push(renderProofs(document, shown, style));
      fixable += findings.filter(({ fix }) => fix?.safety === 'safe').length;
      told.push(...findings.map(({ code, severity }) => ({ code, severity })));
    },
    text: () => {
      const first = told.find(({ severity }) => severity === 'error') ?? told[0];
      const more = first === undefined ? '' : style.colors.dim(`. More: rollout explain ${first.code}`);
      const fixes = offersFixes && fixable > 0 ? style.colors.dim(`. --fix would put ${fixable} right`) : '';
      return `${parts.join('')}${tallyLine(tally(told), files, style.colors)}${fixes}${more}\n`;
    },
  };
}
