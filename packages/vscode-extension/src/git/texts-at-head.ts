import type { Refusal } from '@rollout/language-server';
import { type Uri, workspace } from 'vscode';
import type { GitRepository } from './git-api.ts';
import { mattersToPlans } from './matters-to-plans.ts';
import { repositoryOf } from './repositories.ts';

export interface TextsAtHead {
  readonly kind: 'texts';
  /** What to call them: `HEAD (main)`. */
  readonly label: string;
  /** Of every file that is otherwise now; null where the commit has none. All others are as they are. */
  readonly texts: Readonly<Record<string, string | null>>;
}

/** The texts of the last commit, by way of VS Code's own git: whatever may have to do with a plan and has changed since. */
export async function textsAtHead(plan: Uri): Promise<TextsAtHead | Refusal> {
  const repository = await repositoryOf(plan);
  if (repository === undefined) {
    return refused('This file is in no git repository that VS Code has open', 'Open its folder, then try again.');
  }
  const head = repository.state.HEAD;
  if (head?.commit === undefined)
    return refused('This repository has no commit yet', 'Commit the plan once, then compare.');
  const changed = await changedFiles(repository);
  const texts: Record<string, string | null> = {};
  for (const uri of [plan, ...changed]) texts[uri.toString()] = await textAt(repository, uri);
  if (texts[plan.toString()] === null) {
    return refused('The last commit does not have this file', 'Commit it once, then compare.');
  }
  return { kind: 'texts', label: head.name === undefined ? 'HEAD' : `HEAD (${head.name})`, texts };
}

/** Plans, tables and configurations that differ from the commit on disk, or in an editor. */
async function changedFiles(repository: GitRepository): Promise<readonly Uri[]> {
  const onDisk = (await repository.diffWithHEAD()).flatMap(({ uri, originalUri, renameUri }) => [
    uri,
    originalUri,
    ...(renameUri === undefined ? [] : [renameUri]),
  ]);
  const root = `${repository.rootUri.toString()}/`;
  const inEditors = workspace.textDocuments.filter(({ isDirty }) => isDirty).map(({ uri }) => uri);
  const all = [...onDisk, ...inEditors].filter((uri) => uri.toString().startsWith(root) && mattersToPlans(uri.path));
  return [...new Map(all.map((uri) => [uri.toString(), uri])).values()];
}

async function textAt(repository: GitRepository, uri: Uri): Promise<string | null> {
  try {
    return await repository.show('HEAD', uri.fsPath);
  } catch {
    // What the commit does not have, git cannot show.
    return null;
  }
}

function refused(message: string, hint: string): Refusal {
  return { kind: 'refused', message, hint };
}
