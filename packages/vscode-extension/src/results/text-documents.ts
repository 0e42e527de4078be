import { commands, EventEmitter, type ExtensionContext, Uri, ViewColumn, window, workspace } from 'vscode';

const SCHEME = 'rollout-result';

/** What VS Code itself shows Markdown in. */
const READER = 'vscode.markdown.preview.editor';

const BESIDE = { viewColumn: ViewColumn.Beside, preserveFocus: true, preview: true };

/** Answers that are read as text: documents that cannot be written to, and are gone with the window. The last of each title is kept. */
export interface TextDocuments {
  /** Shows the text beside what is being edited; the same title again shows the new text in the same place. */
  readonly show: (title: string, text: string) => Promise<void>;
  /** The same with Markdown, as it is read. */
  readonly showMarkdown: (title: string, markdown: string) => Promise<void>;
}

export function registerTextDocuments(context: ExtensionContext): TextDocuments {
  /** By title: where its text is, and what it is. */
  const held = new Map<string, { readonly uri: Uri; readonly text: string }>();
  let made = 0;
  const changes = new EventEmitter<Uri>();
  context.subscriptions.push(
    changes,
    workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changes.event,
      provideTextDocumentContent: ({ path }) => held.get(path.slice(1))?.text ?? '',
    }),
  );
  const hold = (title: string, text: string): Uri => {
    const before = held.get(title)?.uri;
    const uri = before !== undefined && isOpen(before) ? before : newUri(title, ++made);
    held.set(title, { uri, text });
    changes.fire(uri);
    return uri;
  };
  const show = async (uri: Uri): Promise<void> => {
    const document = await workspace.openTextDocument(uri);
    await window.showTextDocument(document, BESIDE);
  };
  return {
    show: (title, text) => show(hold(title, text)),
    showMarkdown: async (title, markdown) => {
      const uri = hold(title, markdown);
      // Whoever has turned VS Code's own preview off reads the text.
      await commands.executeCommand('vscode.openWith', uri, READER, BESIDE).then(undefined, () => show(uri));
    },
  };
}

const isOpen = (uri: Uri): boolean => workspace.textDocuments.some((each) => each.uri.toString() === uri.toString());

/** What reads Markdown remembers by address and version what it has read, and each document begins with the first version: one that was closed has another address. */
const newUri = (title: string, number: number): Uri =>
  Uri.from({ scheme: SCHEME, path: `/${title}`, query: String(number) });
