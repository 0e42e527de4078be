import { window } from 'vscode';
import { chosenPlan } from '../plans/chosen-plan.ts';
import { asking } from '../results/asking.ts';
import type { Surroundings } from './surroundings.ts';

/** One run of the plan, event by event. */
export async function trace({ server, documents }: Surroundings, argument: unknown): Promise<void> {
  const chosen = await chosenPlan(server, argument);
  if (chosen === undefined) return;
  const typed = await window.showInputBox({
    title: `One run of ${chosen.plan}`,
    prompt: 'Which trial? The same number shows the same run.',
    value: '1',
    validateInput: (text) => (/^[1-9]\d{0,8}$/.test(text) ? undefined : 'A whole number from 1.'),
  });
  if (typed === undefined) return;
  const run = await asking(`Running ${chosen.plan} once`, (token, told) =>
    server.ask('rollout/trace', { ...chosen, trial: Number(typed) }, token, told),
  );
  if (run !== undefined) await documents.show(`${chosen.plan} trial ${typed}.txt`, run.text);
}
