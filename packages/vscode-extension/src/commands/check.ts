import { commands, tasks } from 'vscode';
import { checkingTask } from '../tasks/register-tasks.ts';
import type { Surroundings } from './surroundings.ts';

/** Runs the task that checks every plan in the open folders, and shows what it found. */
export async function check({ server }: Surroundings): Promise<void> {
  await tasks.executeTask(checkingTask(server));
  await commands.executeCommand('workbench.panel.markers.view.focus');
}
