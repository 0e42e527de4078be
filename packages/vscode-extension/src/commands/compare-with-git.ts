import { Uri } from 'vscode';
import { textsAtHead } from '../git/texts-at-head.ts';
import { chosenPlan } from '../plans/chosen-plan.ts';
import { asking } from '../results/asking.ts';
import type { Surroundings } from './surroundings.ts';

/** What the plan does now beside what it did in the last commit, under the same luck. */
export async function compareWithGit({ server, documents }: Surroundings, argument: unknown): Promise<void> {
  const chosen = await chosenPlan(server, argument);
  if (chosen === undefined) return;
  const comparison = await asking(`Comparing ${chosen.plan} with the version in git`, async (token, told) => {
    const head = await textsAtHead(Uri.parse(chosen.uri));
    return head.kind === 'refused'
      ? head
      : server.ask(
          'rollout/compare',
          { ...chosen, before: { kind: 'texts', label: head.label, texts: head.texts } },
          token,
          told,
        );
  });
  if (comparison !== undefined) await documents.showMarkdown(`${chosen.plan} compared.md`, comparison.markdown);
}
