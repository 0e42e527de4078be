import { expect, test } from 'vitest';
import { hasCome } from './has-come.ts';

const never = new Promise<void>(() => {});

/** What a token of VS Code is to whoever waits with it. */
function tokenOf() {
  const listeners = new Set<() => unknown>();
  const token = {
    isCancellationRequested: false,
    onCancellationRequested: (listener: () => unknown) => {
      listeners.add(listener);
      return { dispose: () => listeners.delete(listener) };
    },
  };
  const cancel = (): void => {
    token.isCancellationRequested = true;
    for (const listener of listeners) listener();
  };
  return { token, cancel, listeners };
}

test('a server that starts has come, one that fails to has not', async () => {
  expect(await hasCome(Promise.resolve(), { atMost: 10_000 })).toBe(true);
  expect(await hasCome(Promise.reject(new Error('no such file')), {})).toBe(false);
});

test('a server that never starts is not waited for without end', async () => {
  expect(await hasCome(never, { atMost: 1 })).toBe(false);
});

test('who changes his mind waits no longer, and leaves nothing behind', async () => {
  const { token, cancel, listeners } = tokenOf();
  const waiting = hasCome(never, { token });
  cancel();
  expect(await waiting).toBe(false);
  expect(listeners.size).toBe(0);
  expect(await hasCome(Promise.resolve(), { token })).toBe(false);
});
