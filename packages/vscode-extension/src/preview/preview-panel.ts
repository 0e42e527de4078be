/** A session in a panel of VS Code. */
import type { PreviewPlace, SetParams, WireRange } from '@rollout/language-server';
import {
  CancellationTokenSource,
  Disposable,
  Range,
  Selection,
  type TextEditor,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  type WebviewPanel,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { LANGUAGE } from '../language.ts';
import { warn } from '../results/messages.ts';
import type { ServerLink } from '../server/server-link.ts';
import type { Cursor } from './cursor.ts';
import type { PreviewState } from './messages.ts';
import { nonce } from './nonce.ts';
import { pageHtml } from './page-html.ts';
import { openPreviewSession, type PreviewSession } from './preview-session.ts';

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
          .then(() => reveal(place))
          .catch(() => warn('Rollout: the file is not there any more.')),
      write,
      tell: (message) => void warn(`Rollout: ${message}.`),
      stateChanged: ({ uri, locked }) => {
        panel.title = `${locked ? '[Preview]' : 'Preview'} ${nameOf(uri)}`;
      },
      later: (milliseconds, then) => {
        const timer = setTimeout(then, milliseconds);
        return () => clearTimeout(timer);
      },
    },
    state,
  );
  const listening = Disposable.from(
    webview.onDidReceiveMessage((message: unknown) => session.received(message)),
    window.onDidChangeTextEditorSelection(({ textEditor }) => moved(session, textEditor)),
    window.onDidChangeActiveTextEditor((editor) => moved(session, editor)),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && document.uri.scheme !== 'output') session.textChanged();
    }),
    server.onState((now) => {
      if (now === 'running') session.textChanged();
    }),
  );
  panel.onDidDispose(() => {
    listening.dispose();
    session.dispose();
  });
  moved(session, window.activeTextEditor);
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

const rangeOf = ({ start, end }: WireRange): Range => new Range(start.line, start.character, end.line, end.character);

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

/** Beside the preview, in the editor that has it open already if one has. */
async function reveal({ uri, range }: PreviewPlace): Promise<void> {
  const target = Uri.parse(uri);
  const key = target.toString();
  const shown = window.visibleTextEditors.find(({ document }) => document.uri.toString() === key);
  const document = shown?.document ?? (await workspace.openTextDocument(target));
  const editor = await window.showTextDocument(document, { viewColumn: shown?.viewColumn ?? ViewColumn.One });
  const place = rangeOf(range);
  editor.selection = new Selection(place.start, place.start);
  editor.revealRange(place, TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Whole or not at all, and only into texts that are what they were when it was worked out. */
async function write({ edits, version }: SetParams): Promise<boolean> {
  const edit = new WorkspaceEdit();
  for (const { uri, edits: own } of edits) {
    const target = Uri.parse(uri);
    const document = await workspace.openTextDocument(target);
    if (version !== null && document.version !== version) {
      void warn('Rollout: the plan has changed meanwhile; nothing is written. Try again.');
      return false;
    }
    for (const { range, newText } of own) edit.replace(target, rangeOf(range), newText);
  }
  return workspace.applyEdit(edit);
}

function nameOf(uri: string): string {
  const { path } = Uri.parse(uri);
  return path.slice(path.lastIndexOf('/') + 1);
}
