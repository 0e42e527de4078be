/** Previews: a command that opens one beside the editor, and those that were open when VS Code was closed. */
import type { PreviewPicture } from '@rollout/language-server';
import { commands, Disposable, type ExtensionContext, type Uri, ViewColumn, window } from 'vscode';
import { LANGUAGE } from '../language.ts';
import { planArgument } from '../plans/plan-argument.ts';
import { planEditor } from '../plans/plan-editor.ts';
import { planTab } from '../plans/plan-tab.ts';
import { inform } from '../results/messages.ts';
import type { ServerLink } from '../server/server-link.ts';
import { isPicture, isPreviewState } from './message-guards.ts';
import type { PreviewState } from './messages.ts';
import { cursorOf, fillPanel, type PreviewPanel, pageFolder } from './preview-panel.ts';

const TYPE = 'rollout.preview';

/** Registers the command `rollout.preview`, and what restores previews. The command takes what lenses hand over, and which picture to begin with; without it, it is about the editor's plan. */
export function registerPreview(
  { extensionUri: home }: Pick<ExtensionContext, 'extensionUri'>,
  server: ServerLink,
): Disposable {
  const open = new Set<PreviewPanel>();
  const keep = (own: PreviewPanel): void => {
    open.add(own);
    own.panel.onDidDispose(() => open.delete(own));
  };
  return Disposable.from(
    commands.registerCommand('rollout.preview', (argument: unknown, asked: unknown) => {
      const wanted = planArgument(argument) ?? ofEditor();
      if (wanted === undefined) {
        void inform('Open a plan first: a file whose name ends in .rollout.');
        return;
      }
      const plan = wanted.plan ?? null;
      const picture = isPicture(asked) ? asked : undefined;
      // One that follows is enough for all; those that are locked stay as they are.
      const following = [...open].find(({ session }) => !session.state().locked);
      if (following === undefined) {
        keep(fillPanel(createPanel(home), home, server, startOf(wanted.uri, plan, picture)));
        return;
      }
      following.session.show(wanted.uri, plan, picture);
      following.panel.reveal(undefined, true);
    }),
    window.registerWebviewPanelSerializer(TYPE, {
      deserializeWebviewPanel: async (panel, state: unknown) => {
        const editor = ofEditor();
        const restored = isPreviewState(state) ? state : editor === undefined ? undefined : startOf(editor.uri, null);
        if (restored === undefined) panel.dispose();
        else keep(fillPanel(panel, home, server, restored));
      },
    }),
    new Disposable(() => {
      for (const { panel } of [...open]) panel.dispose();
    }),
  );
}

function createPanel(home: Uri) {
  return window.createWebviewPanel(
    TYPE,
    'Preview',
    { viewColumn: ViewColumn.Beside, preserveFocus: true },
    { enableScripts: true, enableFindWidget: true, localResourceRoots: [pageFolder(home)] },
  );
}

function startOf(uri: string, plan: string | null, picture: PreviewPicture = 'machine'): PreviewState {
  return { uri, locked: false, picture, plan, scenario: null, run: 'usual', params: {} };
}

/** The plan that is edited, or seen beside what is. */
function ofEditor(): { readonly uri: string; readonly plan?: string } | undefined {
  const editor = planEditor() ?? window.visibleTextEditors.find(({ document }) => document.languageId === LANGUAGE);
  if (editor !== undefined) return { uri: cursorOf(editor).uri };
  const tab = planTab();
  return tab === undefined ? undefined : { uri: tab.toString() };
}
