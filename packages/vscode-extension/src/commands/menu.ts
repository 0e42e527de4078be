import { commands, QuickPickItemKind, window } from 'vscode';
import type { ServerState } from '../server/server-link.ts';
import type { Surroundings } from './surroundings.ts';

/** What a click on the status item offers: what can be done with the plan, then with the server. */
export async function menu({ server }: Surroundings): Promise<void> {
  const picked = await window.showQuickPick([...PLAN, SERVER_LINE, ...SERVER], {
    placeHolder: STATE_TEXTS[server.state()],
  });
  if (picked !== undefined && 'command' in picked) await commands.executeCommand(picked.command);
}

const PLAN = [
  { label: '$(play) Simulate', command: 'rollout.simulate' },
  { label: '$(settings) Simulate with Options…', command: 'rollout.simulateWith' },
  { label: '$(open-preview) Preview', command: 'rollout.preview' },
  { label: '$(graph-scatter) Optimize…', command: 'rollout.optimize' },
  { label: '$(git-compare) Compare with the Version in Git', command: 'rollout.compareWithGit' },
  { label: '$(diff) Compare with Another Plan…', command: 'rollout.compareWithPlan' },
  { label: '$(beaker) Test What It Expects', command: 'rollout.test' },
  { label: '$(save) Export Report…', command: 'rollout.exportReport' },
  { label: '$(file-media) Export Picture…', command: 'rollout.exportPicture' },
] as const;

const SERVER_LINE = { label: 'Server', kind: QuickPickItemKind.Separator };

const SERVER = [
  { label: '$(output) Show Output', command: 'rollout.showOutput' },
  { label: '$(debug-restart) Restart Server', command: 'rollout.restartServer' },
  { label: '$(settings-gear) Settings', command: 'rollout.openSettings' },
] as const;

const STATE_TEXTS: Readonly<Record<ServerState, string>> = {
  starting: 'The server is starting.',
  running: 'What to do?',
  silent: 'The server does not answer.',
  stopped: 'The server has stopped.',
  failed: 'The server could not be started.',
};
