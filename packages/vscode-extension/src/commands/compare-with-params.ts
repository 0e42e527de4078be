import { window } from 'vscode';
import { chosenPlan } from '../plans/chosen-plan.ts';
import { asking } from '../results/asking.ts';
import { paramsText } from './params-text.ts';
import type { Surroundings } from './surroundings.ts';

/** What the plan would do with other params, beside what it does as it is written, under the same luck. */
export async function compareWithParams({ server, documents }: Surroundings, argument: unknown): Promise<void> {
  const chosen = await chosenPlan(server, argument);
  if (chosen === undefined) return;
  const typed = await window.showInputBox({
    title: `${chosen.plan} with other params`,
    prompt: 'Params and their values, with a comma between them.',
    placeHolder: 'soak = 12h, width = 3',
    validateInput: (text) => (paramsText(text) === undefined ? 'Write each as name = value.' : undefined),
  });
  const params = typed === undefined ? undefined : paramsText(typed);
  if (params === undefined) return;
  const comparison = await asking(`Comparing ${chosen.plan} with other params`, (token, told) =>
    server.ask('rollout/compare', { ...chosen, params, before: { kind: 'params', params: {} } }, token, told),
  );
  if (comparison !== undefined) await documents.showMarkdown(`${chosen.plan} compared.md`, comparison.markdown);
}
