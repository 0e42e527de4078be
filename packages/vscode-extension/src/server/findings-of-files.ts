import { type DiagnosticCollection, Disposable, languages, workspace } from 'vscode';
import type { DiagnosticCollectionProvider } from 'vscode-languageclient';
import { gonePlaces, isIn } from './gone-places.ts';

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
  const gone = gonePlaces();
  const clear = (isGone: (file: string) => boolean): void => {
    for (const collection of collections)
      collection.forEach((uri) => {
        if (isGone(uri.toString())) collection.delete(uri);
      });
  };
  const withFindings = (): readonly string[] =>
    [...collections].flatMap((collection) => [...collection].map(([uri]) => uri.toString()));
  const watcher = workspace.createFileSystemWatcher('**/*', false, true, false);
  const watching = Disposable.from(
    watcher,
    watcher.onDidCreate((uri) => gone.created(uri.toString())),
    watcher.onDidDelete((uri) => {
      const place = uri.toString();
      gone.deleted(place, [...workspace.textDocuments.map(({ uri: open }) => open.toString()), ...withFindings()]);
      clear((file) => isIn(file, place));
    }),
    // Its editor is closed once VS Code knows; until then it may have been asked about.
    workspace.onDidCloseTextDocument(() => clear(gone.has)),
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
