// A server begins with the first `initialize` that is one.
import { memoryFileSystem } from '@rollout/workspace';
import { expect, test } from 'vitest';
import type { InitializeParams } from 'vscode-languageserver';
import type { Client } from './client/client.ts';
import { createServer } from './server.ts';

/** Nobody is asked anything before the server has begun. */
const NOBODY = {} as Client;

test('what is no `initialize` is refused, and the next that is one begins', () => {
  const server = createServer({
    client: NOBODY,
    fileSystem: memoryFileSystem({}),
    findFiles: async () => [],
    meaning: () => null,
    today: () => '2026-11-23',
    later: () => () => {},
  });
  const wrong: readonly unknown[] = [
    null,
    {},
    { capabilities: 7 },
    { capabilities: { general: { positionEncodings: 7 } } },
    { capabilities: {}, workspaceFolders: [null] },
    { capabilities: {}, rootUri: 7 },
  ];
  for (const params of wrong) {
    // What comes over a wire may be anything.
    expect(() => server.initialize(params as InitializeParams)).toThrow('initialize: params');
  }
  expect(server.initialize({ processId: null, rootUri: null, capabilities: {} }).capabilities).toBeDefined();
});
