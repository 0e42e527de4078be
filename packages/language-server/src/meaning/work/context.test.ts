import { MessageChannel } from 'node:worker_threads';
import { MAX_FILE_BYTES, memoryFileSystem, Phase } from '@rollout/workspace';
import { expect, it } from 'vitest';
import { CancellationToken, type MessageConnection } from 'vscode-languageserver';
import { createMessageConnection, PortMessageReader, PortMessageWriter } from 'vscode-languageserver/node';
import { ReadRequest, RealPathRequest } from '../protocol.ts';
import { askedFiles } from './asked-files.ts';
import { openFile } from './context.ts';
import { Cancelled, createTurns, Priority, type Turn } from './turns.ts';

const PATH = '/project/p.rollout';
const PLAN =
  'topology fleet { cluster c[4] { server[5] } }\nmodel m { deploy takes 1m per server }\nplan p on fleet using m { stage s { deploy all } }\n';

interface Line {
  readonly connection: MessageConnection;
  readonly close: () => void;
}

/** The line to a main thread that has these files and no others. It does `inRead` before each answer to what is in a file, and calls that text by the number that it gives. */
function openLine(texts: Readonly<Record<string, string>>, inRead: (path: string) => Promise<number | null>): Line {
  const { port1, port2 } = new MessageChannel();
  const connection = createMessageConnection(new PortMessageReader(port1), new PortMessageWriter(port1));
  const main = createMessageConnection(new PortMessageReader(port2), new PortMessageWriter(port2));
  const files = memoryFileSystem(texts);
  main.onRequest(RealPathRequest, ({ path }) => files.realPath(path));
  main.onRequest(ReadRequest, async ({ path, maxBytes }) => {
    const version = await inRead(path);
    return { read: await files.read(path, maxBytes), version };
  });
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
  const { connection, close } = openLine({ [PATH]: PLAN }, async () => null);
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

it('a text is of the version that was read, though others have read a newer one since', async () => {
  const imported = '/project/fleet.rollout';
  const texts = {
    [PATH]: `import { other } from "./fleet.rollout"\n${PLAN}`,
    [imported]: 'topology other { server[1] }\n',
  };
  let version = 1;
  const { connection, close } = openLine(texts, async (path) => {
    if (path !== imported) return version;
    // While what the plan imports is waited for, the plan is edited, and somebody else reads it.
    version = 2;
    files.forget([PATH]);
    await files.fileSystem.read(PATH, MAX_FILE_BYTES);
    return 7;
  });
  const files = askedFiles(connection);
  try {
    const { versions } = await openFile({ connection, files, turns: createTurns() }, PATH, { upTo: Phase.Linked });
    expect(versions).toEqual({ [PATH]: 1, [imported]: 7 });
    expect(files.versions().get(PATH)).toBe(2);
  } finally {
    close();
  }
});

it('what has changed before it was read is of the newer version', async () => {
  const { connection, close } = openLine({ [PATH]: PLAN }, async () => 2);
  const files = askedFiles(connection);
  try {
    const opening = openFile({ connection, files, turns: createTurns() }, PATH, { upTo: Phase.Linked });
    files.forget([PATH]);
    expect((await opening).versions).toEqual({ [PATH]: 2 });
  } finally {
    close();
  }
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
