import { Uri, window } from 'vscode';
import { inform } from '../results/messages.ts';
import type { ServerLink } from '../server/server-link.ts';
import { planAtLine } from './choose.ts';
import { type PlanArgument, planArgument } from './plan-argument.ts';
import { planEditor } from './plan-editor.ts';
import { planTab } from './plan-tab.ts';

export interface ChosenPlan {
  readonly uri: string;
  readonly plan: string;
  readonly scenario?: string;
}

/** Which plan a command is about: what its lens says, else the one at the cursor, else what the user picks; undefined: none. */
export async function chosenPlan(server: ServerLink, argument: unknown): Promise<ChosenPlan | undefined> {
  const told = planArgument(argument) ?? atCursor();
  if (told === undefined) {
    await inform('Open a plan first: a file whose name ends in .rollout.');
    return undefined;
  }
  if (told.plan !== undefined) return { ...told, plan: told.plan };
  const plans = await server.ask('rollout/plans', { uri: told.uri });
  const here = planAtLine(plans, cursorLine(told.uri));
  if (here !== undefined) return { uri: told.uri, plan: here.name };
  if (plans.length === 0) {
    await inform('This file declares no plan.');
    return undefined;
  }
  const plan = await window.showQuickPick(
    plans.map(({ name }) => name),
    { placeHolder: 'Which plan?' },
  );
  return plan === undefined ? undefined : { uri: told.uri, plan };
}

function atCursor(): PlanArgument | undefined {
  const uri = planEditor()?.document.uri ?? planTab();
  return uri === undefined ? undefined : { uri: uri.toString() };
}

/** -1 where the file is in no editor: no plan is there. */
function cursorLine(uri: string): number {
  const key = Uri.parse(uri).toString();
  const editor = window.visibleTextEditors.find(({ document }) => document.uri.toString() === key);
  return editor?.selection.active.line ?? -1;
}
