import { Uri, window, workspace } from 'vscode';
import { allPlans } from '../files/all-plans.ts';
import { type ChosenPlan, chosenPlan } from '../plans/chosen-plan.ts';
import { asking } from '../results/asking.ts';
import { inform } from '../results/messages.ts';
import type { ServerLink } from '../server/server-link.ts';
import type { Surroundings } from './surroundings.ts';

/** What the plan does beside what another one does, or the same under a scenario, under the same luck. */
export async function compareWithPlan({ server, documents }: Surroundings, argument: unknown): Promise<void> {
  const chosen = await chosenPlan(server, argument);
  if (chosen === undefined) return;
  const other = await pickOther(server, chosen);
  if (other === undefined) return;
  const comparison = await asking(`Comparing ${chosen.plan} with ${other.plan}`, (token, told) =>
    server.ask('rollout/compare', { ...chosen, before: { kind: 'plan', ...other } }, token, told),
  );
  if (comparison !== undefined) await documents.showMarkdown(`${chosen.plan} compared.md`, comparison.markdown);
}

/** Of all plans in the open folders, and those of the file itself, which may be in none. */
async function pickOther(server: ServerLink, chosen: ChosenPlan): Promise<ChosenPlan | undefined> {
  const uris = [...new Set([chosen.uri, ...(await allPlans())])];
  const listed = await Promise.all(
    uris.map(async (uri) => (await server.ask('rollout/plans', { uri })).map((listing) => ({ uri, ...listing }))),
  );
  const items = listed.flat().flatMap(({ uri, name, scenarios }) => {
    const description = uri === chosen.uri ? '' : workspace.asRelativePath(Uri.parse(uri));
    const plan = { label: name, description, of: { uri, plan: name } };
    const under = scenarios.map((scenario) => ({
      label: `${name}, ${scenario}`,
      description,
      of: { uri, plan: name, scenario },
    }));
    return [plan, ...under].filter(({ of }) => !isSame(of, chosen));
  });
  if (items.length === 0) {
    await inform('There is no other plan, and no scenario, to compare it with.');
    return undefined;
  }
  const placeHolder = `${chosen.plan} beside which plan?`;
  return (await window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.of;
}

function isSame(a: ChosenPlan, b: ChosenPlan): boolean {
  return a.uri === b.uri && a.plan === b.plan && a.scenario === b.scenario;
}
