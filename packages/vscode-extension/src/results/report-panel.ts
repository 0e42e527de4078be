import { type Uri, ViewColumn, type WebviewPanel, window } from 'vscode';

/**
 * Shows a report: one page that refers to nothing outside itself, and whose own policy allows its own script and style
 * sheet alone. So the panel gives it no folder and listens to no message.
 */
export interface ReportPanels {
  readonly show: (title: string, html: string) => void;
}

export function reportPanels(icon: { readonly light: Uri; readonly dark: Uri }): ReportPanels {
  const open = new Map<string, WebviewPanel>();
  return {
    show: (title, html) => {
      const standing = open.get(title);
      if (standing !== undefined) {
        standing.webview.html = html;
        standing.reveal(undefined, true);
        return;
      }
      const panel = window.createWebviewPanel(
        'rollout.report',
        title,
        { viewColumn: ViewColumn.Beside, preserveFocus: true },
        { enableScripts: true, localResourceRoots: [], enableFindWidget: true },
      );
      panel.iconPath = icon;
      panel.webview.html = html;
      panel.onDidDispose(() => open.delete(title));
      open.set(title, panel);
    },
  };
}
