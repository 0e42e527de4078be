import { chosenPlan } from '../plans/chosen-plan.ts';
import { asking } from '../results/asking.ts';
import type { Surroundings } from './surroundings.ts';

/** The state machine that the plan compiles to, every default filled in. */
export async function showMachine({ server, documents }: Surroundings, argument: unknown): Promise<void> {
  const chosen = await chosenPlan(server, argument);
  if (chosen === undefined) return;
  const compiled = await asking(`Compiling ${chosen.plan}`, (token, told) =>
    server.ask('rollout/compile', chosen, token, told),
  );
  if (compiled !== undefined) await documents.show(`${chosen.plan}.machine.json`, compiled.json);
}
