import { type ExtensionContext, Uri, window } from 'vscode';
import { registerCommands } from './commands/register-commands.ts';
import { indentAsSet } from './indent-as-set.ts';
import { registerPreview } from './preview/open-preview.ts';
import { reportPanels } from './results/report-panel.ts';
import { registerTextDocuments } from './results/text-documents.ts';
import { openServerLink } from './server/open-server-link.ts';
import type { ServerHost } from './server/server-host.ts';
import type { ServerLink } from './server/server-link.ts';
import { tellSilence } from './server/tell-silence.ts';
import { registerStatusItem } from './status/register-status-item.ts';
import { registerTasks } from './tasks/register-tasks.ts';
import { registerTestView } from './test-view/register-test-view.ts';

/** What other extensions, and tests, are given. */
export interface RolloutApi {
  readonly server: ServerLink;
}

/** The same on a desktop, on a remote machine and in a browser; `host` is what differs. */
export async function activateWith(context: ExtensionContext, host: ServerHost): Promise<RolloutApi> {
  indentAsSet();
  const output = window.createOutputChannel('Rollout', { log: true });
  const server = await openServerLink(context, host, output);
  const documents = registerTextDocuments(context);
  const media = Uri.joinPath(context.extensionUri, 'media');
  const reports = reportPanels({
    light: Uri.joinPath(media, 'file-light.svg'),
    dark: Uri.joinPath(media, 'file-dark.svg'),
  });
  const view = registerTestView(server);
  context.subscriptions.push(
    output,
    view,
    registerCommands({ server, documents, reports, home: context.extensionUri }, view),
    registerPreview(context, server),
    registerTasks(server),
    registerStatusItem(server),
    tellSilence(server),
  );
  return { server };
}
