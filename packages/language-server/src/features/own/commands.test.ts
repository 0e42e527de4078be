// What commands of the palette ask, over the wire: release logs, samples, streams, pictures. The worker lives in this process.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type {
  CalibratedModel,
  Comparison,
  Graph,
  Healths,
  Judged,
  Pictures,
  Refusal,
  Report,
  Streamed,
  Study,
} from '../../protocol.ts';
import { startServer, type TestClient } from '../../testing/client.ts';

const PLAN = `topology fleet { cluster c[4] { server[5] } }
model numbers {
  deploy takes 1m per server
  bug crash { present 10%  surfaces after exponential(mean 20 server-hours) }
}
health live {
  metric latency { bad when higher  compare to baseline }
  metric errors { bad when higher  threshold 1% }
}
health bound { metric errors { bad when higher  threshold 1%  critical } }
plan one on fleet using numbers {
  maxDown 5 servers
  stage first { deploy 1 clusters  wait 2h }
  stage rest { deploy remaining }
}
plan two on fleet using numbers {
  maxDown 1 servers
  stage all { deploy remaining }
}
`;
const TRAIN = `audience people 1_000_000 { ring beta 5%  ring everyone }
model m { release takes 1h }
plan train using m { channel all for everyone departs every 1w from 2026-01-05 { wait 1d } }
`;
const uri = 'file:///w/a.rollout';
let client: TestClient;

beforeAll(async () => {
  client = await startServer({ meaning: true, initializationOptions: { hasCommands: true } });
  await client.open('/w/a.rollout', PLAN);
  await client.open('/w/train.rollout', TRAIN);
});
afterAll(() => client.stop());

async function answer<A extends { readonly kind: 'answer' }>(method: string, params: object): Promise<A> {
  const found = await client.ask<A | Refusal>(method, params);
  if (found.kind === 'refused') throw new Error(`${found.message} ${found.hint ?? ''}`);
  return found;
}

test('a release log becomes a model', async () => {
  const text = readFileSync(join(import.meta.dirname, '../../../../../examples/careful/history.csv'), 'utf8');
  const model = await answer<CalibratedModel>('rollout/calibrate', { history: { name: 'history.csv', text } });
  expect(model.text).toMatch(/^\/\/\/ From history\.csv: .*\n/);
  expect(model.text).toContain('\nmodel from-log {\n');
  expect(model.text).toContain('deploy takes ');
});

test('of a log that cannot be read it is said where, and columns and unit can be told', async () => {
  const history = { name: 'log.csv', text: 'what,took\na,5\nb,6\n' };
  expect(await client.ask('rollout/calibrate', { history })).toMatchObject({
    kind: 'refused',
    message: expect.stringContaining('log.csv:2, column took'),
  });
  const told = await answer<CalibratedModel>('rollout/calibrate', { history, unit: 'minutes', name: 'mine' });
  expect(told.text).toContain('model mine {');
});

test('samples are judged by a health of the file; only what is compared needs a baseline', async () => {
  const { healths } = await answer<Healths>('rollout/healths', { uri });
  expect(healths).toEqual([
    { name: 'live', metrics: ['latency', 'errors'], compared: ['latency'] },
    { name: 'bound', metrics: ['errors'], compared: [] },
  ]);
  const canary = { name: 'canary.csv', text: 'errors\n0.5\n0.4\n0.6\n' };
  const judged = await answer<Judged>('rollout/judge', { uri, health: 'bound', canary, baseline: null });
  // A mean of a half is above one percent.
  expect(judged).toMatchObject({ verdict: 'fail', score: 0 });
  expect(judged.text).toContain('bound: fail, score 0');
  expect(await client.ask('rollout/judge', { uri, health: 'live', canary, baseline: null })).toMatchObject({
    kind: 'refused',
    message: '--baseline is missing: latency is compared with it.',
  });
});

test('changes land all along, where a plan has trains', async () => {
  const train = { uri: 'file:///w/train.rollout', plan: 'train', changes: 5 };
  expect((await answer<Streamed>('rollout/stream', train)).text).toContain('Trains');
  expect(await client.ask('rollout/stream', { ...train, uri, plan: 'one' })).toMatchObject({
    kind: 'refused',
    message: expect.stringContaining('has no channel'),
  });
});

test('pictures are drawn as files of their own, and graphs told for other tools', async () => {
  const drawn = await answer<Pictures>('rollout/pictures', { uri, plan: 'one', of: 'plan', theme: 'dark' });
  expect(drawn.pictures.map(({ name }) => name)).toEqual(['plan']);
  expect(drawn.pictures[0]?.svg).toMatch(/^<svg xmlns=/);
  const studied = await answer<Pictures>('rollout/pictures', { uri, plan: 'one', of: 'study', theme: 'light' });
  expect(studied.pictures.map(({ name }) => name)).toEqual(expect.arrayContaining(['duration', 'bugs']));
  const mermaid = await answer<Graph>('rollout/graph', { uri, plan: 'one', format: 'mermaid' });
  expect(mermaid.text).toContain('flowchart TD');
});

test('a study tells what else is asked of it', async () => {
  const study = await answer<Study>('rollout/study', { uri, plan: 'one', sensitivity: true });
  expect(JSON.parse(study.json).sensitivity).not.toBeNull();
  const report = await answer<Report>('rollout/report', { uri, plan: 'one', of: 'study', sensitivity: true });
  expect(report.html).toContain('--sensitivity');
});

test('a plan is compared with another one', async () => {
  const before = { kind: 'plan', uri, plan: 'two' };
  const { markdown } = await answer<Comparison>('rollout/compare', { uri, plan: 'one', before });
  expect(markdown).toContain('two');
  expect(markdown).toContain('one');
});
