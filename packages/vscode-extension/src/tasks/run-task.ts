import type { CancellationToken } from 'vscode';
import { allPlans } from '../files/all-plans.ts';
import { refusalText } from '../results/refusal-text.ts';
import type { ServerLink } from '../server/server-link.ts';
import type { TaskCommand } from './task-definition.ts';
import { testText } from './test-text.ts';

/** Where a task writes to. */
export type Say = (text: string) => void;

/** Does what a task is for, and gives its exit code, which are those of the command line: 1 where something was found. */
export async function runTask(
  server: ServerLink,
  command: TaskCommand,
  uris: readonly string[] | undefined,
  say: Say,
  token: CancellationToken,
): Promise<number> {
  switch (command) {
    case 'check':
      return check(server, uris, say, token);
    case 'test':
      return test(server, uris ?? (await allPlans()), say, token);
  }
}

async function check(
  server: ServerLink,
  uris: readonly string[] | undefined,
  say: Say,
  token: CancellationToken,
): Promise<number> {
  const answer = await server.ask('rollout/check', uris === undefined ? {} : { uris }, token);
  if (answer.kind === 'refused') {
    say(`${refusalText(answer)}\n`);
    return 2;
  }
  say(answer.text);
  return answer.errors > 0 ? 1 : 0;
}

async function test(server: ServerLink, uris: readonly string[], say: Say, token: CancellationToken): Promise<number> {
  let worst = 0;
  for (const uri of uris) {
    for (const { name } of await server.ask('rollout/plans', { uri }, token)) {
      const answer = await server.ask('rollout/test', { uri, plan: name }, token);
      if (answer.kind === 'refused') {
        say(`${name}\n  ${refusalText(answer)}\n`);
        worst = 1;
        continue;
      }
      say(testText(name, answer.expectations));
      if (answer.expectations.some(({ status }) => status !== 'met')) worst = 1;
    }
  }
  return worst;
}
