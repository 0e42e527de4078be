/** Which files lie in a repository that VS Code's own git has open. */
import { Disposable, EventEmitter, extensions, type Uri } from 'vscode';
import type { GitApi, GitExtension, GitRepository } from './git-api.ts';

export interface Repositories extends Disposable {
  /** As far as is known now: git may still be looking. */
  readonly has: (uri: Uri) => boolean;
  readonly onChange: (then: () => void) => Disposable;
}

export function openRepositories(): Repositories {
  const changes = new EventEmitter<void>();
  const listening: Disposable[] = [changes];
  let api: GitApi | undefined;
  let isOver = false;
  const listen = async (): Promise<void> => {
    const found = await gitApi();
    if (found === undefined || isOver) return;
    api = found;
    listening.push(
      found.onDidOpenRepository(() => changes.fire()),
      found.onDidCloseRepository(() => changes.fire()),
    );
    changes.fire();
  };
  // Where git does not start there are no repositories.
  listen().catch(() => undefined);
  return {
    has: (uri) => api !== undefined && repositoryIn(api, uri) !== undefined,
    onChange: (then) => changes.event(then),
    dispose() {
      isOver = true;
      Disposable.from(...listening).dispose();
    },
  };
}

/** The one that a file lies in; what has not been saved lies in none. */
export async function repositoryOf(uri: Uri): Promise<GitRepository | undefined> {
  const api = await gitApi();
  return api === undefined ? undefined : repositoryIn(api, uri);
}

function repositoryIn(api: GitApi, uri: Uri): GitRepository | undefined {
  return uri.scheme === 'untitled' ? undefined : (api.getRepository(uri) ?? undefined);
}

async function gitApi(): Promise<GitApi | undefined> {
  const git = extensions.getExtension<GitExtension>('vscode.git');
  if (git === undefined) return undefined;
  // Its `getAPI` is a method of an object with state of its own: taken out of it, it fails.
  const api = await git.activate();
  return api.enabled ? api.getAPI(1) : undefined;
}
