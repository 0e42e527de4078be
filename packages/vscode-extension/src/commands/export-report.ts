import { window } from 'vscode';
import { type ChosenPlan, chosenPlan } from '../plans/chosen-plan.ts';
import { asking } from '../results/asking.ts';
import { saveBeside } from '../results/save-beside.ts';
import { SUBJECTS } from './subjects.ts';
import type { Surroundings } from './surroundings.ts';

/** Writes one page with pictures, numbers and the text of the plan to a file that the user names. */
export async function exportReport({ server }: Surroundings, argument: unknown): Promise<void> {
  const chosen = await chosenPlan(server, argument);
  if (chosen === undefined) return;
  const subject = await window.showQuickPick(SUBJECTS, { placeHolder: `What of ${chosen.plan}?` });
  if (subject === undefined) return;
  const report = await asking(`Drawing ${chosen.plan}`, (token, told) =>
    server.ask('rollout/report', { ...chosen, of: subject.of }, token, told),
  );
  if (report !== undefined) await saveReport(chosen, report.html);
}

export function saveReport(chosen: ChosenPlan, html: string): Promise<void> {
  return saveBeside(chosen, { what: 'report', content: html, extension: 'html', kind: 'Web page' });
}
