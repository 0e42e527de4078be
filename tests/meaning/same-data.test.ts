// What an editor says of release logs, samples, streams and graphs is what the command line prints of the same files.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rollout } from '../../packages/cli/src/testing/fake-terminal.ts';
import type { Refusal } from '../../packages/language-server/src/protocol.ts';
import { startServer, type TestClient } from '../../packages/language-server/src/testing/client.ts';
import { readText } from '../support/repository.ts';

const LOG = readText('examples/careful/history.csv');
const rows = (head: string, count: number, row: (at: number) => string): string =>
  [head, ...Array.from({ length: count }, (_, at) => row(at))].join('\n');
const FILES = {
  'careful.rollout': readText('examples/careful/careful.rollout'),
  'health.rollout': `health standard {
  metric errors { bad when higher  threshold 1% }
  metric latency { bad when higher  compare to baseline }
  every 1m  pass at 95  marginal at 40
}
`,
  'train.rollout': `audience people 1_000_000 { ring early 1%  ring everyone }
model typical {
  release takes 1h
  bug crash { present 30%  surfaces after exponential(mean 2_000_000 user-hours) }
  gate health { detects 90%  takes 1h }
}
plan train using typical {
  channel beta for early departs every 2w from 2025-12-16 { wait 1w  gate health }
  channel stable for everyone departs every 4w from 2025-12-16 { wait 1w  gate health }
  on unhealthy next train
}
`,
  'history.csv': LOG,
  'old.csv': rows('errors,latency', 12, (at) => `0.004,${200 + ((at * 7) % 11)}`),
  // In percent, as hints of the answer say, and slower.
  'new.csv': rows('errors,latency', 12, (at) => `1.5,${260 + ((at * 5) % 13)}`),
} as const;

const folder = mkdtempSync(join(tmpdir(), 'rollout-data-'));
let client: TestClient;
beforeAll(async () => {
  client = await startServer({ meaning: true, initializationOptions: { hasCommands: true } });
  for (const [name, text] of Object.entries(FILES)) {
    writeFileSync(join(folder, name), text);
    if (name.endsWith('.rollout')) await client.open(`/w/${name}`, text);
  }
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await client.stop();
});

const data = (name: keyof typeof FILES) => ({ name, text: readFileSync(join(folder, name), 'utf8') });
const uriOf = (name: keyof typeof FILES): string => `file:///w/${name}`;
const printed = async (...args: string[]): Promise<string> => (await rollout(args, { cwd: folder })).stdout;

async function answered(method: string, params: object): Promise<string> {
  const found = await client.ask<{ readonly kind: 'answer'; readonly text: string } | Refusal>(method, params);
  if (found.kind === 'refused') throw new Error(found.message);
  return found.text;
}

/** A terminal ends its last line. */
const lines = (text: string): string => text.trimEnd();

test('of a release log', async () => {
  const text = await answered('rollout/calibrate', { history: data('history.csv') });
  expect(lines(text)).toBe(lines(await printed('calibrate', 'history.csv')));
});

test('of samples', async () => {
  const asked = { uri: uriOf('health.rollout'), canary: data('new.csv'), baseline: data('old.csv') };
  const text = await answered('rollout/judge', { ...asked, health: 'standard' });
  const said = await rollout(['judge', 'health.rollout', '--baseline', 'old.csv', '--canary', 'new.csv'], {
    cwd: folder,
  });
  // The terminal has hints apart from the answer.
  expect(text.split(/\n+/)).toEqual(`${said.stdout}${said.stderr}`.split(/\n+/));
  expect(said.stderr).toContain('If they are in percent');
});

test('of changes that land all along', async () => {
  const asked = { uri: uriOf('train.rollout'), plan: 'train', changes: 8, trials: 400 };
  const said = await printed('simulate', 'train.rollout', '--changes', '8', '--trials', '400');
  expect(lines(await answered('rollout/stream', asked))).toBe(lines(said));
});

test.each(['mermaid', 'dot'])('of the machine, as %s', async (format) => {
  const asked = { uri: uriOf('careful.rollout'), plan: 'careful', format };
  expect(lines(await answered('rollout/graph', asked))).toBe(
    lines(await printed('graph', 'careful.rollout', '--format', format)),
  );
});
