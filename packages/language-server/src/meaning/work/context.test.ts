import { MessageChannel } from 'node:worker_threads';
import { Phase } from '@rollout/workspace';
import { expect, it } from 'vitest';
import { CancellationToken } from 'vscode-languageserver';
import { createMessageConnection, PortMessageReader, PortMessageWriter } from 'vscode-languageserver/node';
import { ReadRequest, RealPathRequest } from '../protocol.ts';
import { askedFiles } from './asked-files.ts';
import { openFile } from './context.ts';
import { Cancelled, createTurns, Priority, type Turn } from './turns.ts';

const PATH = '/project/p.rollout';
const PLAN =
  'topology fleet { cluster c[4] { server[5] } }\nmodel m { deploy takes 1m per server }\nplan p on fleet using m { stage s { deploy all } }\n';

/** The line to a main thread whose only file is this plan, and what closes it. */
function openLine() {
  const { port1, port2 } = new MessageChannel();
  const connection = createMessageConnection(new PortMessageReader(port1), new PortMessageWriter(port1));
  const main = createMessageConnection(new PortMessageReader(port2), new PortMessageWriter(port2));
  main.onRequest(RealPathRequest, ({ path }) => (path === PATH ? PATH : null));
  main.onRequest(ReadRequest, ({ path }) => ({
    read: path === PATH ? { kind: 'file', bytes: new TextEncoder().encode(PLAN) } : { kind: 'missing' },
    version: null,
  }));
  main.listen();
  connection.listen();
  const close = (): void => {
    connection.dispose();
    main.dispose();
    port1.close();
  };
  return { connection, close };
}

/** Opens the plan, and does this in every pause. */
async function opened(inPause: (files: ReturnType<typeof askedFiles>) => void): Promise<number> {
  let pauses = 0;
  const { connection, close } = openLine();
  const files = askedFiles(connection);
  const turn: Turn = {
    priority: Priority.diagnostics,
    token: CancellationToken.None,
    breathe: async () => {},
    pause: async () => {
      pauses += 1;
      inPause(files);
    },
    run: async () => {},
  };
  try {
    await openFile({ connection, files, turns: createTurns() }, PATH, { upTo: Phase.Linted, turn });
  } finally {
    close();
  }
  return pauses;
}

it('between the phases others are let in', async () => {
  // Before it is checked, compiled, measured and linted.
  expect(await opened(() => {})).toBe(4);
});

it('what is opened while its files change is given up', async () => {
  await expect(opened((files) => files.forget([PATH]))).rejects.toBeInstanceOf(Cancelled);
});

it('a pause is short where little was done, and lets messages in after a slice', async () => {
  let time = 0;
  const rounds: number[] = [];
  await createTurns(() => time).take(Priority.asked, CancellationToken.None, async (turn) => {
    let round = 0;
    const counting = setInterval(() => (round += 1), 0);
    await turn.pause();
    rounds.push(round);
    time += 1000;
    await turn.pause();
    rounds.push(round);
    clearInterval(counting);
  });
  expect(rounds[0]).toBe(0);
  expect(rounds[1]).toBeGreaterThan(0);
});
