/** A session in a panel of VS Code. */
import type { PreviewPlace } from '@rollout/language-server';
import {
  CancellationTokenSource,
  Disposable,
  Selection,
  type TextEditor,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import { fileName } from '../file-name.ts';
import { writeEdits } from '../files/write-edits.ts';
import { LANGUAGE } from '../language.ts';
import { rangeOf } from '../range-of.ts';
import { warn } from '../results/messages.ts';
import { refusalText } from '../results/refusal-text.ts';
import type { ServerLink } from '../server/server-link.ts';
import type { Cursor } from './cursor.ts';
import type { PreviewState } from './messages.ts';
import { nonce } from './nonce.ts';
import { pageHtml } from './page-html.ts';
import { openPreviewSession, type PreviewSession } from './preview-session.ts';
import { type RecentGroups, recentGroups } from './recent-groups.ts';

/** Where the page's script lies, in the extension's folder. Nothing else of the disk is open to the page. */
export const pageFolder = (home: Uri): Uri => Uri.joinPath(home, 'media', 'preview');

/** Milliseconds after a click: a page looks whether it has the focus every 50. */
const FOCUS_WITHIN = 250;

export interface PreviewPanel {
  readonly panel: WebviewPanel;
  readonly session: PreviewSession;
}

export function fillPanel(panel: WebviewPanel, home: Uri, server: ServerLink, state: PreviewState): PreviewPanel {
  const folder = pageFolder(home);
  const groups = recentGroups();
  const { webview } = panel;
  webview.options = { enableScripts: true, localResourceRoots: [folder] };
  panel.iconPath = {
    light: Uri.joinPath(home, 'media', 'file-light.svg'),
    dark: Uri.joinPath(home, 'media', 'file-dark.svg'),
  };
  const session = openPreviewSession(
    {
      post: (message) => void webview.postMessage(message),
      draw: (params, signal, told) =>
        cancellable(signal, (token) => server.ask('rollout/preview', params, token, told)),
      setParams: (params) => server.ask('rollout/setParams', params),
      reveal: (place) =>
        void focused(panel)
          .then(() => reveal(place, groups))
          .catch(() => warn('Rollout: the file is not there any more.')),
      write: ({ edits, version }) => writeEdits(edits, version),
      tell: (message) => void warn(`Rollout: ${refusalText({ kind: 'refused', message })}`),
      stateChanged: ({ uri, locked }) => {
        panel.title = `${locked ? '[Preview]' : 'Preview'} ${fileName(uri)}`;
      },
      later: (milliseconds, then) => {
        const timer = setTimeout(then, milliseconds);
        return () => clearTimeout(timer);
      },
    },
    state,
  );
  const turnedTo = (editor: TextEditor | undefined): void => {
    groups.used(editor?.viewColumn);
    moved(session, editor);
  };
  const listening = Disposable.from(
    webview.onDidReceiveMessage((message: unknown) => session.received(message)),
    window.onDidChangeTextEditorSelection(({ textEditor }) => moved(session, textEditor)),
    window.onDidChangeActiveTextEditor(turnedTo),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && document.uri.scheme !== 'output') session.textChanged();
    }),
    workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files) session.renamed(oldUri.toString(), newUri.toString());
    }),
    server.onNotification('rollout/filesChanged', session.textChanged),
    // Whoever has no server is told, and whoever has one again.
    server.onState((now) => {
      if (now === 'running' || now === 'stopped' || now === 'failed') session.textChanged();
    }),
  );
  panel.onDidDispose(() => {
    listening.dispose();
    session.dispose();
  });
  turnedTo(window.activeTextEditor);
  webview.html = pageHtml({
    nonce: nonce(),
    script: webview.asWebviewUri(Uri.joinPath(folder, 'preview.js')).toString(),
  });
  return { panel, session };
}

/** Only of plans: what else is edited beside them leaves the preview where it is. */
function moved(session: PreviewSession, editor: TextEditor | undefined): void {
  if (editor === undefined || editor.document.languageId !== LANGUAGE) return;
  session.cursorMoved(cursorOf(editor));
}

export function cursorOf({ document, selection: { active } }: TextEditor): Cursor {
  return { uri: document.uri.toString(), position: { line: active.line, character: active.character } };
}

async function cancellable<T>(
  signal: AbortSignal,
  ask: (token: CancellationTokenSource['token']) => Promise<T>,
): Promise<T> {
  const source = new CancellationTokenSource();
  const cancel = (): void => source.cancel();
  signal.addEventListener('abort', cancel);
  try {
    return await ask(source.token);
  } finally {
    signal.removeEventListener('abort', cancel);
    source.dispose();
  }
}

/** VS Code hears a little later that a click has given the panel the focus, and would take it back from the text then. */
function focused(panel: WebviewPanel): Promise<void> {
  if (panel.active) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      listening.dispose();
      resolve();
    };
    const timer = setTimeout(done, FOCUS_WITHIN);
    const listening = panel.onDidChangeViewState(() => {
      if (panel.active) done();
    });
  });
}

/** Beside the preview, in the editor that shows it already if one does: in that of several which was used last. */
async function reveal({ uri, range }: PreviewPlace, groups: RecentGroups): Promise<void> {
  const target = Uri.parse(uri);
  const key = target.toString();
  const editors = window.visibleTextEditors.filter(({ document }) => document.uri.toString() === key);
  const shown = groups.lastUsed(editors);
  const document = shown?.document ?? (await workspace.openTextDocument(target));
  const editor = await window.showTextDocument(document, { viewColumn: shown?.viewColumn ?? ViewColumn.One });
  const place = rangeOf(range);
  editor.selection = new Selection(place.start, place.start);
  editor.revealRange(place, TextEditorRevealType.InCenterIfOutsideViewport);
}
