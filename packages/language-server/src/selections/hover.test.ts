import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Hover, MarkupContent } from 'vscode-languageserver';
import { startServer, type TestClient } from '../testing/client.ts';
import { markedText } from '../testing/marked.ts';

let client: TestClient;
beforeAll(async () => {
  client = await startServer({ meaning: true });
});
afterAll(() => client.stop());

const FLEET = 'topology fleet { region a { cluster c[4] { server[5] } } region b { cluster d[2] { server[10] } } }\n';
const MODEL = 'model numbers { deploy takes exponential(mean 1h) per server }\n';

/** Hovers as a user does who waits for what is not worked out yet: again, until what is told begins as it should. */
async function hovered(path: string, source: string, until: RegExp): Promise<string> {
  const { text, position } = markedText(source);
  await client.open(path, text);
  let markdown = '';
  for (let turn = 0; turn < 40 && !until.test(markdown); turn++) {
    const params = { textDocument: { uri: `file://${path}` }, position };
    const hover = await client.ask<Hover | null>('textDocument/hover', params);
    // Clients of tests show Markdown.
    markdown = (hover?.contents as MarkupContent | undefined)?.value ?? '';
  }
  return markdown;
}

test('a hover over a selector tells what it selects there, and then what it says', async () => {
  const plan = 'plan one on fleet using numbers { stage s { deploy 1 cluster in a } stage t { deploy rem$0aining } }\n';
  const markdown = await hovered('/w/selected.rollout', `${FLEET}${MODEL}${plan}`, /^Selects/);
  expect(markdown).toMatch(/^Selects 35 servers in 5 clusters, 87.5% of the fleet: `a\/c-2`, /);
  expect(markdown).toContain('**remaining** — The servers not deployed to yet');
});

test('a hover over a distribution tells its figures', async () => {
  const markdown = await hovered('/w/figures.rollout', `${FLEET}${MODEL.replace('expo', 'expo$0')}`, /mean/);
  expect(markdown).toContain('mean **1h** · median **41m 35s**');
});

test('a selector of a plan with a mistake says what it says', async () => {
  const plan = 'plan one on fleet using numbers { stage s { deploy 1 clu$0ster in moon } }\n';
  const markdown = await hovered('/w/mistaken.rollout', `${FLEET}${MODEL}${plan}`, /cluster/);
  expect(markdown).toMatch(/^\*\*cluster\*\*/);
});
