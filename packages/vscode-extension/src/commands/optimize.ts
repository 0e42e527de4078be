import type { FrontPoint, Optimum } from '@rollout/language-server';
import { type QuickPickItem, Range, ThemeIcon, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import { type ChosenPlan, chosenPlan } from '../plans/chosen-plan.ts';
import { asking } from '../results/asking.ts';
import { warn } from '../results/messages.ts';
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
  const weighed = objectives === undefined ? {} : { objectives };
  const optimum = await asking(`Optimizing ${chosen.plan}`, (token, told) =>
    surroundings.server.ask('rollout/optimize', { ...chosen, ...weighed }, token, told),
  );
  if (optimum === undefined) return;
  const point = await pick(surroundings, chosen, optimum);
  if (point === undefined) return;
  const applied = await workspace.applyEdit(editOf(point));
  if (!applied) await warn('The params could not be written: the text has changed meanwhile.');
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
  return new Promise((resolve) => {
    list.onDidTriggerButton(async (button) => {
      if (button === TEXT) return documents.show(`${chosen.plan} front.txt`, text);
      const report = await asking(`Drawing the front of ${chosen.plan}`, (token, told) =>
        server.ask('rollout/report', { ...chosen, of: 'front' }, token, told),
      );
      if (report !== undefined) reports.show(`${chosen.plan}: the front`, report.html);
    });
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

function editOf(point: FrontPoint): WorkspaceEdit {
  const whole = new WorkspaceEdit();
  for (const { uri, edits } of point.edits) {
    for (const { range, newText } of edits) {
      const { start, end } = range;
      whole.replace(Uri.parse(uri), new Range(start.line, start.character, end.line, end.character), newText);
    }
  }
  return whole;
}
