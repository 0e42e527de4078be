/** What we use of the interface that VS Code's own extension `vscode.git` offers to others, version 1. */
import type { Event, Uri } from 'vscode';

export interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): GitApi;
}

export interface GitApi {
  getRepository(uri: Uri): GitRepository | null;
  readonly onDidOpenRepository: Event<GitRepository>;
  readonly onDidCloseRepository: Event<GitRepository>;
}

export interface GitRepository {
  readonly rootUri: Uri;
  readonly state: { readonly HEAD: { readonly name?: string; readonly commit?: string } | undefined };
  /** A file as it is in a commit; rejects where it is not there. */
  show(ref: string, path: string): Promise<string>;
  /** What the files on disk have that the last commit has not. */
  diffWithHEAD(): Promise<readonly GitChange[]>;
}

export interface GitChange {
  readonly uri: Uri;
  readonly originalUri: Uri;
  readonly renameUri: Uri | undefined;
}
