import { window } from 'vscode';
import { type ChosenPlan, chosenPlan } from '../plans/chosen-plan.ts';
import { asking } from '../results/asking.ts';
import { showStudy } from './simulate.ts';
import {
  type ChosenOptions,
  SIMULATION_OPTIONS,
  type SimulationOption,
  simulationParams,
} from './simulation-options.ts';
import type { Surroundings } from './surroundings.ts';

/** Simulates a plan in another way than usual: the user says in which. */
export async function simulateWith(surroundings: Surroundings, argument: unknown): Promise<void> {
  const chosen = await chosenPlan(surroundings.server, argument);
  if (chosen === undefined) return;
  const options = await pickOptions(chosen);
  if (options === undefined) return;
  const changes = options.get('changes');
  const params = simulationParams(options);
  if (changes === undefined) await showStudy(surroundings, { ...chosen, ...params });
  else await showStream(surroundings, chosen, { ...params, changes: Number(changes) });
}

async function pickOptions({ plan }: ChosenPlan): Promise<ChosenOptions | undefined> {
  const picked = await window.showQuickPick(
    SIMULATION_OPTIONS.map((option) => ({ label: option.label, detail: option.detail, option })),
    {
      placeHolder: `How is ${plan} to be simulated? Pick any; with none it is as usual.`,
      canPickMany: true,
      matchOnDetail: true,
    },
  );
  // With none of them it is simulated as usual.
  if (picked === undefined) return undefined;
  const chosen = new Map<SimulationOption['name'], string>();
  for (const { option } of picked) {
    const text = await typedFor(option);
    if (text === undefined) return undefined;
    chosen.set(option.name, text);
  }
  return chosen;
}

async function typedFor({ label, typed }: SimulationOption): Promise<string | undefined> {
  if (typed === null) return '';
  const { prompt, placeHolder, wrong } = typed;
  return window.showInputBox({ title: label, prompt, placeHolder, validateInput: wrong });
}

async function showStream(
  { server, documents }: Surroundings,
  chosen: ChosenPlan,
  params: ReturnType<typeof simulationParams> & { readonly changes: number },
): Promise<void> {
  const stream = await asking(`Simulating ${chosen.plan}`, (token, told) =>
    server.ask('rollout/stream', { ...chosen, ...params }, token, told),
  );
  if (stream !== undefined) await documents.show(`${chosen.plan} stream.txt`, stream.text);
}
