import { type DiagnosticCollection, Disposable, languages, type Uri, workspace } from 'vscode';
import type { DiagnosticCollectionProvider } from 'vscode-languageclient';

/** Where the client keeps what the server finds. */
export interface FindingsOfFiles extends Disposable {
  readonly provider: DiagnosticCollectionProvider;
}

/**
 * Takes findings away with their files. The client forgets what it has heard of a file whose editor is closed, and so no longer asks for what it
 * still shows of it: of a file that is deleted while it is open that would stay for good.
 */
export function findingsOfFiles(): FindingsOfFiles {
  const collections = new Set<DiagnosticCollection>();
  /** Files and folders, as texts of their URIs. */
  const gone = new Set<string>();
  const isGone = (uri: Uri): boolean => {
    const text = uri.toString();
    return [...gone].some((each) => text === each || text.startsWith(`${each}/`));
  };
  const clear = (): void => {
    for (const collection of collections)
      collection.forEach((uri) => {
        if (isGone(uri)) collection.delete(uri);
      });
  };
  const watcher = workspace.createFileSystemWatcher('**/*', false, true, false);
  const watching = Disposable.from(
    watcher,
    watcher.onDidCreate((uri) => gone.delete(uri.toString())),
    watcher.onDidDelete((uri) => {
      gone.add(uri.toString());
      clear();
    }),
    // Its editor is closed once VS Code knows; until then it may have been asked about.
    workspace.onDidCloseTextDocument(clear),
  );
  return {
    provider: {
      create: (name) => {
        const collection = languages.createDiagnosticCollection(name);
        collections.add(collection);
        return collection;
      },
      dispose: (collection) => {
        collections.delete(collection);
        collection.dispose();
      },
    },
    dispose: () => watching.dispose(),
  };
}
