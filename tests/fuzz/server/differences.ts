/** Where two servers that are to know the same answer differently. */
import { isDeepStrictEqual } from 'node:util';
import type { TestClient } from '../../../packages/language-server/src/testing/client.ts';

const OF_FILES = [
  'diagnostic',
  'documentSymbol',
  'semanticTokens/full',
  'foldingRange',
  'documentLink',
  'codeLens',
  'inlayHint',
  'formatting',
];

const ALL = { start: { line: 0, character: 0 }, end: { line: 1e6, character: 0 } };

export async function differences(one: TestClient, other: TestClient, uris: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  const differ = async (method: string, params: unknown): Promise<void> => {
    const [a, b] = await Promise.all([told(one, method, params), told(other, method, params)]);
    if (!isDeepStrictEqual(a, b)) {
      found.push(
        `${method} of ${JSON.stringify(params)} is ${JSON.stringify(a)} and from scratch ${JSON.stringify(b)}`,
      );
    }
  };
  for (const uri of uris) {
    const params = { textDocument: { uri }, range: ALL, options: { tabSize: 2, insertSpaces: true } };
    for (const method of OF_FILES) await differ(`textDocument/${method}`, params);
  }
  await differ('workspace/symbol', { query: '' });
  await differ('workspace/diagnostic', { previousResultIds: [] });
  return found;
}

/** Without what counts how often something was asked, such as versions. */
async function told(client: TestClient, method: string, params: unknown): Promise<unknown> {
  const answer: unknown = await client.ask(method, params).catch((error: Error) => ({ error: error.message }));
  return JSON.parse(JSON.stringify(answer, (name, value) => (name === 'version' ? undefined : value)) ?? 'null');
}
