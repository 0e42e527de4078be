import type { Terminal } from '../../terminal.ts';
import { shownPath } from '../open-plan.ts';

/**
 * A path as GitHub knows it, whatever folder the command runs in: relative to the folder that a workflow has its files in. Elsewhere, and of what
 * lies outside of that folder, as it is shown.
 */
export function pathInRepository(terminal: Terminal, path: string): string {
  const workspace = terminal.env.GITHUB_WORKSPACE;
  if (workspace === undefined || workspace === '') return shownPath(terminal, path);
  const inside = shownPath({ ...terminal, cwd: workspace }, path);
  return inside === path ? shownPath(terminal, path) : inside;
}
