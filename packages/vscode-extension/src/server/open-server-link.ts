import type { ClientOptions } from '@rollout/language-server';
import {
  CancellationError,
  type Disposable,
  EventEmitter,
  type ExtensionContext,
  type LogOutputChannel,
  window,
  workspace,
} from 'vscode';
import { type BaseLanguageClient, CodeLensRequest, type LanguageClientOptions, State } from 'vscode-languageclient';
import { answerFileRequests } from '../files/answer-file-requests.ts';
import { lensesWithGit } from '../git/lenses-with-git.ts';
import { openRepositories, type Repositories } from '../git/repositories.ts';
import { DOCUMENTS, LANGUAGE } from '../language.ts';
import { asked } from './asked.ts';
import { earlyCompletion, isTypedAlready, suggestNow } from './early-completion.ts';
import { type FindingsOfFiles, findingsOfFiles } from './findings-of-files.ts';
import { hasCome } from './has-come.ts';
import { type Heartbeat, openHeartbeat } from './heartbeat.ts';
import { lostServer } from './lost-server.ts';
import { openNotifications } from './notifications.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { ServerHost } from './server-host.ts';
import type { ServerLink, ServerState } from './server-link.ts';
import { unlessCancelled } from './unless-cancelled.ts';

const STATES: Readonly<Record<State, ServerState>> = {
  [State.Starting]: 'starting',
  [State.Running]: 'running',
  [State.Stopped]: 'stopped',
  [State.StartFailed]: 'failed',
};

/** Milliseconds that a server has to come up before it is ended all the same. */
const PATIENCE = 2_000;

/** Starts the server and keeps it: vscode-languageclient starts it again where it ends by itself, up to four times in three minutes. */
export async function openServerLink(
  context: ExtensionContext,
  host: ServerHost,
  output: LogOutputChannel,
): Promise<ServerLink> {
  const states = new EventEmitter<ServerState>();
  const notifications = openNotifications();
  let client: BaseLanguageClient;
  let ofClient: Disposable[] = [];
  let started: Promise<void> = Promise.resolve();
  let heartbeat: Heartbeat;
  let isSilent = false;

  const stateOf = (state: State): ServerState => (state === State.Running && isSilent ? 'silent' : STATES[state]);
  const open = async (): Promise<void> => {
    const clientOptions = await host.clientOptions();
    const findings = findingsOfFiles();
    const repositories = openRepositories();
    client = await host.createClient(LANGUAGE, 'Rollout', options(output, clientOptions, findings, repositories));
    const opened = client;
    isSilent = false;
    heartbeat = heartbeatOf(opened, (isSilentNow) => {
      isSilent = isSilentNow;
      states.fire(stateOf(opened.state));
    });
    ofClient = [
      findings,
      repositories,
      repositories.onChange(() => lensesAnew(opened)),
      heartbeat,
      opened.onDidChangeState(({ newState }) => states.fire(stateOf(newState))),
      workspace.onDidChangeTextDocument(({ document }) => {
        if (document.languageId === LANGUAGE && opened.state === State.Running) heartbeat.beat();
      }),
      ...(clientOptions.readsFiles === true ? answerFileRequests(opened) : []),
      ...notifications.handOn((method, handle) => opened.onNotification(method, handle)),
    ];
    started = opened.start();
    ofClient.push(earlyCompletion(opened, started));
    // Whoever asks something is told; the status item says it to everybody else.
    started.catch((error: unknown) => output.error(String(error)));
  };

  const close = async (): Promise<void> => {
    for (const each of ofClient) each.dispose();
    ofClient = [];
    await hasCome(started, { atMost: PATIENCE });
    // One that has failed to start, or does not end in time, is no reason not to begin another.
    await client.dispose().catch((error: unknown) => output.warn(String(error)));
  };

  /** It takes a while, and may be asked for in several places. */
  const begunAnew = oneAtATime(async () => {
    await close();
    await open();
  });

  const isLate = isTypedAlready();
  await open();
  if (isLate) started.then(suggestNow, () => undefined);
  context.subscriptions.push(states, { dispose: close });
  return {
    ask: async (method, params, token, told) => {
      if (!(await hasCome(started, token === undefined ? {} : { token }))) {
        if (token?.isCancellationRequested === true) throw new CancellationError();
        await started;
      }
      if (client.state === State.Running) heartbeat.beat();
      const answer = asked(client, method, params, {
        ...(token === undefined ? {} : { token }),
        ...(told === undefined ? {} : { told }),
      });
      try {
        return await (token === undefined ? answer : unlessCancelled(answer, token));
      } catch (error) {
        throw lostServer(error);
      }
    },
    onNotification: notifications.hear,
    state: () => stateOf(client.state),
    onState: states.event,
    restart: async () => {
      await begunAnew();
      await started;
    },
    showOutput: () => output.show(true),
  };
}

function heartbeatOf(client: BaseLanguageClient, changed: (isSilent: boolean) => void): Heartbeat {
  return openHeartbeat({
    // No server knows it, and by the protocol each refuses what begins with `$/` and is not known to it.
    ask: () => client.sendRequest('$/rollout/alive'),
    later: (milliseconds, then) => {
      const timer = setTimeout(then, milliseconds);
      return () => clearTimeout(timer);
    },
    changed,
  });
}

/** Asks for those that are shown once more. */
function lensesAnew(client: BaseLanguageClient): void {
  if (client.state !== State.Running) return;
  const shown = window.visibleTextEditors.find(({ document }) => document.languageId === LANGUAGE);
  if (shown === undefined) return;
  // There is one provider for all of them.
  client.getFeature(CodeLensRequest.method).getProvider(shown.document)?.onDidChangeCodeLensEmitter.fire();
}

function options(
  output: LogOutputChannel,
  clientOptions: ClientOptions,
  { provider }: FindingsOfFiles,
  repositories: Repositories,
): LanguageClientOptions {
  return {
    documentSelector: [...DOCUMENTS],
    outputChannel: output,
    initializationOptions: clientOptions,
    diagnosticCollectionName: LANGUAGE,
    diagnosticCollectionProvider: provider,
    diagnosticPullOptions: { onChange: true, onSave: true },
    // Nothing that a plan says is run, and no page of ours needs raw HTML.
    markdown: { isTrusted: false, supportHtml: false },
    connectionOptions: { maxRestartCount: 4 },
    middleware: {
      provideCodeLenses: async (document, token, next) =>
        lensesWithGit((await next(document, token)) ?? [], repositories.has(document.uri)),
    },
  };
}
