import { window } from 'vscode';
import { chosenPlan } from '../plans/chosen-plan.ts';
import { inform } from '../results/messages.ts';
import { optimizeBy } from './optimize.ts';
import type { Surroundings } from './surroundings.ts';

/** Measures that plans are often chosen by; any other may be typed on the command line. */
const MEASURES = [
  { label: 'duration', detail: 'How long a run takes.', picked: true },
  { label: 'p95(duration)', detail: 'How long all but the slowest twentieth of runs take.' },
  { label: 'exposure', detail: 'How much of the fleet runs a bug, and for how long.', picked: true },
  { label: 'escape', detail: 'How likely a bug gets past the plan.' },
  { label: 'found-early', detail: 'How likely a bug is found before the plan is over.' },
  { label: 'rollback', detail: 'How likely a run is rolled back.' },
] as const;

/** Searches what the params may be, weighing what the user picks. */
export async function optimizeFor(surroundings: Surroundings, argument: unknown): Promise<void> {
  const chosen = await chosenPlan(surroundings.server, argument);
  if (chosen === undefined) return;
  const picked = await window.showQuickPick([...MEASURES], {
    placeHolder: `What is to be weighed in ${chosen.plan}? Pick two or three.`,
    canPickMany: true,
    matchOnDetail: true,
  });
  if (picked === undefined) return;
  if (picked.length < 2 || picked.length > 3) {
    await inform('Pick two measures, or three: a front lies between them.');
    return;
  }
  await optimizeBy(
    surroundings,
    chosen,
    picked.map(({ label }) => label),
  );
}
