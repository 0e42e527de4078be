import type { PlanListing } from '@rollout/language-server';
import { Disposable, StatusBarAlignment, ThemeColor, window } from 'vscode';
import { planAtLine } from '../plans/choose.ts';
import { planEditor } from '../plans/plan-editor.ts';
import type { ServerLink } from '../server/server-link.ts';
import { soon } from '../soon.ts';
import { statusText } from './status-text.ts';

/** The item in the status bar, wherever a plan is being edited, or looked at in a preview beside it. */
export function registerStatusItem(server: ServerLink): Disposable {
  const item = window.createStatusBarItem('rollout.status', StatusBarAlignment.Left, 50);
  item.name = 'Rollout';
  item.command = 'rollout.menu';
  let shown: { readonly uri: string; readonly plans: readonly PlanListing[] } | undefined;

  const draw = (): void => {
    const editor = planEditor();
    if (editor === undefined) {
      item.hide();
      return;
    }
    const plans = shown?.uri === editor.document.uri.toString() ? shown.plans : [];
    const { text, tooltip, isBad } = statusText(server.state(), planAtLine(plans, editor.selection.active.line));
    item.text = text;
    item.tooltip = tooltip;
    item.backgroundColor = isBad ? new ThemeColor('statusBarItem.warningBackground') : undefined;
    item.show();
  };

  const look = soon(100, async () => {
    const document = planEditor()?.document;
    if (document !== undefined && server.state() === 'running') {
      const uri = document.uri.toString();
      // Where the server ends meanwhile, what was known stands until it is back.
      const plans = await server.ask('rollout/plans', { uri }).catch(() => undefined);
      if (plans !== undefined) shown = { uri, plans };
    }
    draw();
  });

  draw();
  look.call();
  return Disposable.from(
    item,
    look,
    server.onState(() => {
      draw();
      look.call();
    }),
    server.onNotification('rollout/plansChanged', () => look.call()),
    window.onDidChangeActiveTextEditor(() => {
      draw();
      look.call();
    }),
    window.onDidChangeVisibleTextEditors(() => {
      draw();
      look.call();
    }),
    window.onDidChangeTextEditorSelection(draw),
  );
}
