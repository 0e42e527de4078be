/**
 * A client that edits several files at once, asks anything at any place, changes its mind, closes, opens, renames and deletes, and now and then sends what is
 * no message. Afterwards the server has the client's texts, and answers as one that has never known others.
 */
import { CancellationTokenSource, ErrorCodes, ResponseError } from 'vscode-languageserver';
import { startServer, type TestClient } from '../../../packages/language-server/src/testing/client.ts';
import type { Pick } from '../../../packages/simulator/src/kernel/testing/pick.ts';
import { drawn } from '../drawn.ts';
import { inputOf } from '../inputs.ts';
import { playAsking } from './asking-session.ts';
import { differences } from './differences.ts';
import { edited } from './edited.ts';
import { anyChange, anyQuestion, spoilt } from './moves.ts';
import { type IdleWorker, idleWorker } from './worker-link.ts';

/** Edits of one session. */
export const EDITS = 500;

/** In one of so many sessions more is asked than edited. */
const OF_SESSIONS = 5;

const FLEET = 'topology fleet { cluster c[4] { server[5] } }\nmodel numbers { deploy takes 1m per server }\n';
const PLAN =
  'import { fleet, numbers } from "./fleet.rollout"\nplan one on fleet using numbers { stage s { deploy all } }\n';
const PATHS = ['/w/fleet.rollout', '/w/a.rollout', '/w/lib/b 漢.rollout', '/w/c.rollout', '/w/times.csv'];

interface Playing {
  readonly pick: Pick;
  readonly client: TestClient;
  readonly worker: IdleWorker;
  /** What the client has open, by path. */
  readonly open: Map<string, string>;
  readonly disk: Map<string, string>;
  readonly others: readonly string[];
  readonly waiting: Promise<unknown>[];
  readonly faults: string[];
  version: number;
}

/** What is wrong with how a server has taken session number `index` of the seed; empty: nothing. */
export function playSession(seed: number, index: number): Promise<readonly string[]> {
  if (index % OF_SESSIONS === 0) return playAsking(seed, index);
  return drawn(seed, index, (pick) => {
    // All that is drawn has to be drawn before the first wait: the script of a session stands when it begins.
    const others = [FLEET, PLAN, inputOf(seed, 3 * index).text, inputOf(seed, 3 * index + 1).text];
    return play(
      pick,
      others.filter((text) => text !== ''),
    );
  });
}

async function play(pick: Pick, others: readonly string[]): Promise<readonly string[]> {
  const disk = new Map([
    ['/w/.git', ''],
    ['/w/fleet.rollout', FLEET],
    ['/w/a.rollout', PLAN],
  ]);
  const worker = idleWorker();
  const client = await startServer({ files: Object.fromEntries(disk), meaning: worker.open });
  const playing: Playing = {
    pick,
    client,
    worker,
    open: new Map(),
    disk,
    others,
    waiting: [],
    faults: [],
    version: 0,
  };
  try {
    for (let edits = 0; edits < EDITS; ) edits += await move(playing);
    await Promise.all(playing.waiting);
    await compare(playing);
  } finally {
    await client.stop();
  }
  return playing.faults;
}

/** How many edits it was. */
async function move(playing: Playing): Promise<number> {
  const { pick, client, open, disk, others, worker } = playing;
  const path = pick.of(PATHS);
  const text = open.get(path);
  const kind = pick.int(1, 1000);
  if (kind <= 800) {
    if (text === undefined) return openText(playing, path, pick.of(others));
    const version = pick.chance(0.95) ? ++playing.version : pick.of([0, -1, 3, 2 ** 31]);
    const changes = [];
    let after = text;
    for (let left = pick.of([1, 1, 1, 2, 3]); left > 0; left--) {
      const change = anyChange(pick, after, others);
      changes.push(change);
      after = edited(after, change);
    }
    open.set(path, after);
    await client.edit(path, version, changes);
    return 1;
  }
  if (kind <= 890) ask(playing, path, text ?? '');
  else if (kind <= 905) {
    if (text !== undefined) await client.close(path);
    open.delete(path);
  } else if (kind <= 915) return openText(playing, path, pick.of(others));
  else if (kind <= 935) {
    const written = pick.chance(0.3) ? null : pick.of(others);
    if (written === null) disk.delete(path);
    else disk.set(path, written);
    await client.write(path, written);
  } else if (kind <= 945) await client.tell('textDocument/didSave', { textDocument: { uri: uriOf(path) } });
  else if (kind <= 955) {
    const settings = { diagnostics: { hints: pick.of(['hint', 'none', 7]), delay: pick.of([0, 50, -1, 'x']) } };
    await client.set(pick.chance(0.8) ? settings : pick.of([null, 7, [], { diagnostics: null }]));
  } else if (kind <= 960) {
    const event = { added: [{ uri: 'file:///v', name: 'v' }], removed: [{ uri: 'file:///v', name: 'v' }] };
    await client.tell('workspace/didChangeWorkspaceFolders', { event });
  } else if (kind <= 965) worker.die();
  else await sayNonsense(playing, path);
  return 0;
}

/** One edit, too: all of the text is another. */
async function openText({ client, open }: Playing, path: string, text: string): Promise<number> {
  open.set(path, text);
  await client.open(path, text, { version: 1 });
  return 1;
}

function ask({ pick, client, waiting, faults }: Playing, path: string, text: string): void {
  const { method, params } = anyQuestion(pick, uriOf(path), text);
  const storm = pick.chance(0.02) ? 20 : 1;
  for (let i = 0; i < storm; i++) {
    const source = new CancellationTokenSource();
    const answer = client.connection.sendRequest(method, params, source.token).catch((error: unknown) => {
      // Whoever asks something senseless is told so; what goes wrong inside is ours.
      if (error instanceof ResponseError && error.code !== ErrorCodes.InternalError) return;
      faults.push(`${method} of ${JSON.stringify(params)}: ${error instanceof Error ? error.message : String(error)}`);
    });
    waiting.push(answer);
    if (storm > 1 || pick.chance(0.3)) source.cancel();
  }
}

/** Notifications of which nothing can be made change nothing. */
async function sayNonsense({ pick, client, open }: Playing, path: string): Promise<void> {
  const textDocument = { uri: uriOf(path), version: 5, languageId: 'rollout', text: 7 };
  const range = { start: { line: 0, character: 0 } };
  const closed = 'file:///w/never-opened.rollout';
  const [method, params]: [string, unknown] = pick.of<() => [string, unknown]>([
    () => ['textDocument/didOpen', spoilt(pick, { textDocument: { ...textDocument, uri: 7 } })],
    () => ['textDocument/didOpen', { textDocument }],
    () => [
      'textDocument/didChange',
      { textDocument, contentChanges: pick.of([7, null, [{}], [{ range, text: 'x' }]]) },
    ],
    () => ['textDocument/didChange', { textDocument: { uri: closed, version: 2 }, contentChanges: [{ text: 'x' }] }],
    () => [
      'textDocument/didClose',
      pick.of([null, {}, { textDocument: { uri: 7 } }, { textDocument: { uri: closed } }]),
    ],
    () => ['textDocument/didSave', pick.of([null, {}, { textDocument: null }])],
    () => ['workspace/didChangeWatchedFiles', pick.of([null, {}, { changes: 7 }, { changes: [null] }])],
    () => ['workspace/didChangeConfiguration', pick.of([null, 7, {}])],
    () => ['$/cancelRequest', pick.of([{ id: 99_999 }, { id: null }, {}])],
    () => ['no/such/notification', pick.of([null, {}, [1, 2]])],
  ])();
  // Ours is opened with a text that is none only where it is not open: what then is open is another matter.
  if (method === 'textDocument/didOpen' && open.has(path)) return;
  if (pick.chance(0.2))
    client.raw(pick.of(['Content-Length: 2\r\n\r\n[]', 'Content-Length: 3\r\n\r\n{"a', 'Content-Length: 0\r\n\r\n']));
  await client.tell(method, params);
}

const uriOf = (path: string): string => `file://${encodeURI(path)}`;

async function compare({ client, worker, open, disk, faults }: Playing): Promise<void> {
  // One that has died is opened again by whoever asks.
  await client.ask('rollout/compile', { uri: uriOf('/w/a.rollout') }).catch(() => undefined);
  for (const [path, text] of open) {
    const own = await worker.read(path);
    if (own !== asSent(text)) faults.push(`${path} is ${JSON.stringify(own)} and not ${JSON.stringify(text)}`);
  }
  const fresh = await startServer({ files: Object.fromEntries(disk), meaning: idleWorker().open });
  try {
    await fresh.tell('workspace/didChangeConfiguration', {});
    await client.set(null);
    await client.set({});
    for (const [path, text] of open) await fresh.open(path, text);
    faults.push(...(await differences(client, fresh, PATHS.map(uriOf))));
  } finally {
    await fresh.stop();
  }
}

/** As bytes and back: halves of pairs are not to be told from each other then. A mark at the beginning is doubled, since files may have one of their own. */
function asSent(text: string): string {
  return Buffer.from(text.startsWith('\ufeff') ? `\ufeff${text}` : text).toString();
}
