import { commands } from 'vscode';
import { chosenPlan } from '../plans/chosen-plan.ts';
import type { TestView } from '../test-view/register-test-view.ts';
import type { Surroundings } from './surroundings.ts';

/** Decides what a plan expects; marks beside the lines and the Test Explorer say what became of it. */
export async function test(view: TestView, { server }: Surroundings, argument: unknown): Promise<void> {
  const chosen = await chosenPlan(server, argument);
  if (chosen === undefined) return;
  await view.run(chosen);
  await commands.executeCommand('testing.showMostRecentOutput').then(undefined, () => undefined);
}
