/** What an editor feels while it is worked out what a large plan means: how long that takes, and how long others wait meanwhile. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Benchmark, Row } from './benchmark.ts';
import { commandLine } from './measure.ts';
import { type LanguageClient, openLanguageClient } from './peers/language-client.ts';

const EXAMPLES = ['amazon-waves', 'million'];
/** A person looks at it so often, in milliseconds. */
const PAUSE = 50;
/** So often where nothing else is done. */
const TIMES = 100;
/** For hints and lenses to wait so long is a mistake, in milliseconds. */
const LONGEST = 120_000;

const benchmark: Benchmark = {
  title: 'What large plans mean, worked out beside an editor',
  async run(root) {
    const rows: Row[] = [];
    for (const example of EXAMPLES) rows.push(...(await rowsOf(root, example)));
    return rows;
  },
};
export default benchmark;

async function rowsOf(root: string, example: string): Promise<readonly Row[]> {
  const path = join(root, 'examples', example, `${example}.rollout`);
  const client = await openLanguageClient([commandLine(root), 'lsp', '--stdio'], dirname(path));
  try {
    const text = readFileSync(path, 'utf8');
    const uri = pathToFileURL(path).href;
    await client.notify('textDocument/didOpen', {
      textDocument: { uri, languageId: 'rollout', version: 1, text },
    });
    const begun = performance.now();
    const busy = await hovers(client, uri, text, async () => (await isKnown(client, uri)) || isLong(begun));
    const took = performance.now() - begun;
    if (isLong(begun)) return [{ kind: 'left-out', what: example, because: 'its outlook did not come' }];
    const idle = await hovers(client, uri, text, async (times) => times >= TIMES);
    return [
      { kind: 'figure', what: `${example}: all is known of it`, value: took / 1_000, unit: 's' },
      {
        kind: 'figure',
        what: `${example}: hover meanwhile, p95 above that at rest`,
        value: quantile(busy, 0.95) - quantile(idle, 0.95),
        unit: 'ms',
        goal: { atMost: 10 },
        detail: `${quantile(busy, 0.95).toFixed(1)} and ${quantile(idle, 0.95).toFixed(1)} ms; at the most ${Math.max(...busy).toFixed(1)} ms`,
      },
      { kind: 'figure', what: `${example}: memory`, value: client.memory(), unit: 'MB' },
    ];
  } finally {
    await client.close();
  }
}

const isLong = (begun: number): boolean => performance.now() - begun > LONGEST;

/** Milliseconds of each, until it is enough. */
async function hovers(
  client: LanguageClient,
  uri: string,
  text: string,
  isEnough: (times: number) => Promise<boolean>,
): Promise<readonly number[]> {
  const before = text.slice(0, text.indexOf('deploy takes') + 1).split('\n');
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  const ask = () => client.request('textDocument/hover', { textDocument: { uri }, position });
  // The first one parses, and what has not run yet is compiled.
  for (let i = 0; i < 10; i++) await ask();
  const times: number[] = [];
  while (!(await isEnough(times.length))) {
    const start = performance.now();
    await ask();
    times.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  return times;
}

/** The line above the plan, with all trials that there is room for. */
async function isKnown(client: LanguageClient, uri: string): Promise<boolean> {
  const lenses = await client.request('textDocument/codeLens', { textDocument: { uri } });
  return /P50 [^"…]*"/.test(JSON.stringify(lenses));
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
