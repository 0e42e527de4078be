import { Disposable, TestRunProfileKind, TestRunRequest, tests, Uri, workspace } from 'vscode';
import { allPlans } from '../files/all-plans.ts';
import { LANGUAGE } from '../language.ts';
import type { ChosenPlan } from '../plans/chosen-plan.ts';
import type { ServerLink } from '../server/server-link.ts';
import { type Soon, soon } from '../soon.ts';
import { runTests } from './run-tests.ts';
import { testTree } from './test-items.ts';

export interface TestView extends Disposable {
  /** Runs what one plan expects, as a click on its mark would. */
  readonly run: (chosen: ChosenPlan) => Promise<void>;
}

/** What plans expect, in the Test Explorer: a file, its plans, their expectations. */
export function registerTestView(server: ServerLink): TestView {
  const controller = tests.createTestController('rollout', 'Rollout');
  const tree = testTree(controller);
  const waiting = new Map<string, Soon>();

  const look = async (uri: Uri): Promise<void> => {
    const plans = await server.ask('rollout/expectations', { uri: uri.toString() }).catch(() => undefined);
    if (plans !== undefined) tree.set(uri, plans);
  };
  const lookSoon = (uri: Uri): void => {
    const key = uri.toString();
    const later = waiting.get(key) ?? soon(300, () => look(uri));
    waiting.set(key, later);
    later.call();
  };
  const lookAtAll = async (): Promise<void> => {
    const uris = await allPlans();
    const standing = new Set(uris);
    for (const [id, { uri }] of controller.items) if (uri !== undefined && !standing.has(id)) tree.remove(uri);
    await Promise.all(uris.map((uri) => look(Uri.parse(uri))));
  };

  controller.resolveHandler = async (item) => {
    if (item === undefined) await lookAtAll();
    else if (item.uri !== undefined) await look(item.uri);
  };
  controller.refreshHandler = lookAtAll;
  const profile = controller.createRunProfile(
    'Test',
    TestRunProfileKind.Run,
    (request) => runTests(server, controller, tree, request),
    true,
  );

  const files = workspace.createFileSystemWatcher(`**/*.${LANGUAGE}`);
  const disposables = Disposable.from(
    controller,
    profile,
    files,
    files.onDidCreate(lookSoon),
    files.onDidChange(lookSoon),
    files.onDidDelete((uri) => tree.remove(uri)),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (document.languageId === LANGUAGE) lookSoon(document.uri);
    }),
    workspace.onDidOpenTextDocument((document) => {
      if (document.languageId === LANGUAGE) lookSoon(document.uri);
    }),
    {
      dispose: () => {
        for (const each of waiting.values()) each.dispose();
      },
    },
  );
  for (const { languageId, uri } of workspace.textDocuments) if (languageId === LANGUAGE) lookSoon(uri);
  return {
    dispose: () => disposables.dispose(),
    run: async ({ uri, plan }) => {
      await look(Uri.parse(uri));
      const item = controller.items
        .get(Uri.parse(uri).toString())
        ?.children.get(`${Uri.parse(uri).toString()}#${plan}`);
      if (item === undefined) return;
      await runTests(server, controller, tree, new TestRunRequest([item], undefined, profile));
    },
  };
}
