import {
  CancellationError,
  type CancellationToken,
  Location,
  type TestController,
  type TestItem,
  TestMessage,
  type TestRun,
  type TestRunRequest,
} from 'vscode';
import { isCancellation } from '../results/cancellation.ts';
import { refusalText } from '../results/refusal-text.ts';
import { terminalText } from '../results/terminal-text.ts';
import type { ServerLink } from '../server/server-link.ts';
import type { TestTree } from './test-items.ts';
import { answerTo, verdictOf } from './verdict.ts';

/** Decides what was asked for, a plan at a time: the server decides all that a plan expects at once. */
export async function runTests(
  server: ServerLink,
  controller: TestController,
  tree: TestTree,
  request: TestRunRequest,
): Promise<void> {
  const run = controller.createTestRun(request);
  // Whoever has begun it, it is stopped in the Test Explorer.
  const { token } = run;
  const excluded = new Set(request.exclude ?? []);
  const wanted = request.include ?? [...controller.items].map(([, item]) => item);
  const byPlan = new Map<string, TestItem[]>();
  for (const item of wanted.flatMap((each) => expectationsBelow(each, tree, excluded))) {
    const key = item.parent?.id ?? '';
    byPlan.set(key, [...(byPlan.get(key) ?? []), item]);
    run.enqueued(item);
  }
  for (const items of byPlan.values()) {
    if (token.isCancellationRequested) break;
    await runPlan(server, tree, run, items, token);
  }
  run.end();
}

async function runPlan(
  server: ServerLink,
  tree: TestTree,
  run: TestRun,
  items: readonly TestItem[],
  token: CancellationToken,
): Promise<void> {
  const subject = items[0] === undefined ? undefined : tree.subjectOf(items[0]);
  if (subject?.kind !== 'expectation') return;
  for (const item of items) run.started(item);
  try {
    const answer = await server.ask('rollout/test', { uri: subject.uri, plan: subject.plan }, token);
    if (answer.kind === 'refused') {
      for (const item of items) run.errored(item, new TestMessage(refusalText(answer)));
      return;
    }
    for (const item of items) {
      const found = answerTo({ text: item.label, line: item.range?.start.line ?? -1 }, answer.expectations);
      if (found === undefined) run.skipped(item);
      else tell(run, item, found);
    }
  } catch (error) {
    // What was stopped is neither met nor failed.
    if (error instanceof CancellationError || isCancellation(error)) for (const item of items) run.skipped(item);
    else {
      const text = error instanceof Error ? error.message : String(error);
      for (const item of items) run.errored(item, new TestMessage(text));
    }
  }
}

function tell(run: TestRun, item: TestItem, found: Parameters<typeof verdictOf>[0]): void {
  const { kind, message } = verdictOf(found);
  run.appendOutput(terminalText(`${message}\n`), undefined, item);
  if (kind === 'passed') {
    run.passed(item);
    return;
  }
  const told = new TestMessage(message);
  if (item.uri !== undefined && item.range !== undefined) told.location = new Location(item.uri, item.range);
  if (kind === 'failed') run.failed(item, told);
  else run.errored(item, told);
}

function expectationsBelow(item: TestItem, tree: TestTree, excluded: ReadonlySet<TestItem>): readonly TestItem[] {
  if (excluded.has(item)) return [];
  if (tree.subjectOf(item)?.kind === 'expectation') return [item];
  return [...item.children].flatMap(([, child]) => expectationsBelow(child, tree, excluded));
}
