import {
  CustomExecution,
  type Disposable,
  Task,
  TaskGroup,
  TaskScope,
  tasks,
  Uri,
  type WorkspaceFolder,
  workspace,
} from 'vscode';
import { LANGUAGE } from '../language.ts';
import type { ServerLink } from '../server/server-link.ts';
import { taskTerminal } from './pseudoterminal.ts';
import { type RolloutTask, readTask, TASK_COMMANDS } from './task-definition.ts';

/** `rollout: check` and `rollout: test` among the tasks, and whatever tasks.json makes of them. */
export function registerTasks(server: ServerLink): Disposable {
  return tasks.registerTaskProvider(LANGUAGE, {
    provideTasks: () => TASK_COMMANDS.map((command) => taskOf(server, { command }, TaskScope.Workspace)),
    resolveTask: ({ definition, scope }) => {
      const read = readTask(definition);
      return read === undefined ? undefined : taskOf(server, read, scope ?? TaskScope.Workspace, definition);
    },
  });
}

/** The task that checks all plans, as it stands in the list. */
export function checkingTask(server: ServerLink): Task {
  return taskOf(server, { command: 'check' }, TaskScope.Workspace);
}

function taskOf(
  server: ServerLink,
  { command, file }: RolloutTask,
  scope: WorkspaceFolder | TaskScope.Global | TaskScope.Workspace,
  // VS Code knows a task again by the very object.
  definition: { readonly type: string } = { type: LANGUAGE, ...{ command } },
): Task {
  const folder = typeof scope === 'object' ? scope : workspace.workspaceFolders?.[0];
  const uris = file === undefined || folder === undefined ? undefined : [Uri.joinPath(folder.uri, file).toString()];
  const name = file === undefined ? command : `${command} ${file}`;
  const execution = new CustomExecution(async () => taskTerminal(server, command, uris));
  const task = new Task(definition, scope, name, LANGUAGE, execution, command === 'check' ? ['$rollout'] : []);
  task.group = command === 'check' ? TaskGroup.Build : TaskGroup.Test;
  task.presentationOptions = { clear: true, showReuseMessage: false };
  return task;
}
