/** What a task of ours does: `check` finds what is wrong, `test` decides what plans expect. */
export const TASK_COMMANDS = ['check', 'test'] as const;
export type TaskCommand = (typeof TASK_COMMANDS)[number];

/** A task as it stands in tasks.json. */
export interface RolloutTask {
  readonly command: TaskCommand;
  /** A plan's path in the folder; all plans where there is none. */
  readonly file?: string;
}

/** tasks.json is the user's: undefined where it says nothing that can be done. */
export function readTask(definition: unknown): RolloutTask | undefined {
  if (typeof definition !== 'object' || definition === null || !('command' in definition)) return undefined;
  const command = TASK_COMMANDS.find((each) => each === definition.command);
  if (command === undefined) return undefined;
  if (!('file' in definition) || definition.file === undefined) return { command };
  return typeof definition.file === 'string' ? { command, file: definition.file } : undefined;
}
