import { commands } from 'vscode';
import { chosenPlan } from '../plans/chosen-plan.ts';
import type { Surroundings } from './surroundings.ts';

/** The fleet as it changes in one run, in the preview. */
export async function play({ server }: Surroundings, argument: unknown): Promise<void> {
  const chosen = await chosenPlan(server, argument);
  if (chosen !== undefined) await commands.executeCommand('rollout.preview', chosen, 'fleet');
}
