import type { FrontPoint, Optimum } from '@rollout/language-server';
import { type QuickPickItem, ThemeIcon, Uri, window, workspace } from 'vscode';
import { writeEdits } from '../files/write-edits.ts';
import { type ChosenPlan, chosenPlan } from '../plans/chosen-plan.ts';
import { asking, telling } from '../results/asking.ts';
import { pointLabel } from './point-label.ts';
import type { Surroundings } from './surroundings.ts';

/** Searches what the params may be; the point of the front that the user picks is written into the files. */
export async function optimize(surroundings: Surroundings, argument: unknown): Promise<void> {
  const chosen = await chosenPlan(surroundings.server, argument);
  if (chosen !== undefined) await optimizeBy(surroundings, chosen);
}

/** The same, weighing what the user has said. */
export async function optimizeBy(
  surroundings: Surroundings,
  chosen: ChosenPlan,
  objectives?: readonly string[],
): Promise<void> {
  // One may write on while it searches, and while one chooses.
  const version = versionOf(chosen.uri);
  const weighed = objectives === undefined ? {} : { objectives };
  const optimum = await asking(`Optimizing ${chosen.plan}`, (token, told) =>
    surroundings.server.ask('rollout/optimize', { ...chosen, ...weighed }, token, told),
  );
  if (optimum === undefined) return;
  const point = await pick(surroundings, chosen, optimum);
  if (point === undefined) return;
  await writeEdits(point.edits, version);
}

const REPORT = { iconPath: new ThemeIcon('graph-scatter'), tooltip: 'Show the front' };
const TEXT = { iconPath: new ThemeIcon('output'), tooltip: 'Show as text' };

/** The front stays open beside a report of it, so that one can look and then choose. */
function pick(
  { server, reports, documents }: Surroundings,
  chosen: ChosenPlan,
  { points, text }: Optimum,
): Promise<FrontPoint | undefined> {
  const list = window.createQuickPick<QuickPickItem & { readonly point: FrontPoint }>();
  list.title = `${chosen.plan}: ${points.length} best choices`;
  list.placeholder = 'Pick one to write its params into the file';
  list.buttons = [REPORT, TEXT];
  list.ignoreFocusOut = true;
  list.matchOnDescription = true;
  list.items = points.map((point, index) => ({ ...pointLabel(point, index + 1), point }));
  const knee = list.items.find(({ point }) => point.isKnee);
  if (knee !== undefined) list.activeItems = [knee];
  const showText = telling(server, () => documents.show(`${chosen.plan} front.txt`, text));
  const showReport = telling(server, async () => {
    const report = await asking(`Drawing the front of ${chosen.plan}`, (token, told) =>
      server.ask('rollout/report', { ...chosen, of: 'front' }, token, told),
    );
    if (report !== undefined) reports.show(`${chosen.plan}: the front`, report.html);
  });
  return new Promise((resolve) => {
    list.onDidTriggerButton((button) => void (button === TEXT ? showText() : showReport()));
    list.onDidAccept(() => {
      resolve(list.selectedItems[0]?.point);
      list.hide();
    });
    list.onDidHide(() => {
      resolve(undefined);
      list.dispose();
    });
    list.show();
  });
}

/** null: no editor has it. */
function versionOf(uri: string): number | null {
  const key = Uri.parse(uri).toString();
  return workspace.textDocuments.find((document) => document.uri.toString() === key)?.version ?? null;
}
