import type { Change } from '@rollout/language';
import { type FixOptions, fixFiles } from '@rollout/workspace';
import { changedText } from './changed-text.ts';

/**
 * Every safe fix of a file, round after round, as `rollout check --fix` makes them: the file is opened as a whole, with its runs. No edits where
 * there is nothing to be done. Rejects with the signal's reason when that is aborted.
 */
export async function fixAll(path: string, options: Omit<FixOptions, 'safety'>): Promise<Change> {
  const { files } = await fixFiles([path], { ...options, safety: 'safe' });
  return {
    edits: files.flatMap((file) => changedText(file.before, file.after).map((edit) => ({ path: file.path, ...edit }))),
    creates: [],
  };
}
