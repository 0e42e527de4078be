import type { HealthListing } from '@rollout/language-server';
import { Uri, window } from 'vscode';
import { pickData } from '../files/read-data.ts';
import { planEditor } from '../plans/plan-editor.ts';
import { asking } from '../results/asking.ts';
import { inform } from '../results/messages.ts';
import type { Surroundings } from './surroundings.ts';

/** What the canary judge says of samples that the user has, by a health of the plan that is open. */
export async function judge({ server, documents }: Surroundings): Promise<void> {
  const document = planEditor()?.document;
  if (document === undefined) {
    await inform('Open a plan with a health first: it says which metrics are judged, and how.');
    return;
  }
  const uri = document.uri.toString();
  const found = await asking('Reading the plan', (token, told) => server.ask('rollout/healths', { uri }, token, told));
  const health = found === undefined ? undefined : await oneHealth(found.healths);
  if (health === undefined) return;
  const folder = document.uri.scheme === 'untitled' ? undefined : Uri.joinPath(document.uri, '..');
  const canary = await pickData(`${health.name}: samples of the new version (${health.metrics.join(', ')})`, folder);
  if (canary === undefined) return;
  const needed = health.compared.length > 0;
  const baseline = needed
    ? await pickData(`${health.name}: samples of the old version (${health.compared.join(', ')})`, folder)
    : null;
  if (baseline === undefined) return;
  const judged = await asking(`Judging ${canary.name}`, (token, told) =>
    server.ask('rollout/judge', { uri, health: health.name, canary, baseline }, token, told),
  );
  if (judged !== undefined) await documents.show(`${health.name} judged.txt`, judged.text);
}

async function oneHealth(healths: readonly HealthListing[]): Promise<HealthListing | undefined> {
  if (healths.length === 0) {
    await inform('This file declares no health: health NAME { metric … }.');
    return undefined;
  }
  if (healths.length === 1) return healths[0];
  const items = healths.map((health) => ({ label: health.name, description: health.metrics.join(', '), health }));
  const picked = await window.showQuickPick(items, { placeHolder: 'By which health?', matchOnDescription: true });
  return picked?.health;
}
