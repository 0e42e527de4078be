import { RelativePattern, type Uri, workspace } from 'vscode';
import { LANGUAGE } from '../language.ts';

const PLANS = `**/*.${LANGUAGE}`;
const NOT_IN = '**/node_modules/**';

/** The URIs of all plans in the open folders, in order. */
export async function allPlans(): Promise<readonly string[]> {
  return inOrder(await workspace.findFiles(PLANS, NOT_IN));
}

/** The URIs of all plans below a folder, in order. */
export async function plansBelow(folder: Uri): Promise<readonly string[]> {
  return inOrder(await workspace.findFiles(new RelativePattern(folder, PLANS), NOT_IN));
}

function inOrder(uris: readonly Uri[]): readonly string[] {
  return uris.map((uri) => uri.toString()).sort();
}
