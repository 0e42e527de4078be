import type { CodeLens } from 'vscode';

/** Nothing can be compared with the version in git where there is none. */
export function lensesWithGit(lenses: readonly CodeLens[], hasRepository: boolean): CodeLens[] {
  return lenses.filter(({ command }) => hasRepository || command?.command !== 'rollout.compareWithGit');
}
