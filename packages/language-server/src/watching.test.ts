// Files that change on the disk, by whatever hand, and matter to plans that are open.
import { expect, test } from 'vitest';
import { startServer } from './testing/client.ts';

const PLAN = `topology fleet { cluster c[4] { server[5] } }
plan one on fleet {
  param soak = 1h
  stage all { deploy all  wait soak }
}
`;
const CODE = 'param-without-range';
const rules = (severity: string): string => `{ "rules": { "${CODE}": "${severity}" } }\n`;

test('what a configuration extends is read again, whatever it is called; other JSON is none of ours', async () => {
  const files = {
    '/w/a.rollout': PLAN,
    '/w/rollout.config.json': '{ "extends": "./ours.json" }\n',
    '/w/ours.json': rules('error'),
    '/w/package.json': '{}\n',
  };
  const client = await startServer({ files, meaning: true });
  await client.open('/w/a.rollout', PLAN);
  const severity = async () => (await client.pull('/w/a.rollout')).find(({ code }) => code === CODE)?.severity;
  await client.until(async () => (await severity()) === 1);
  const watched = client.registrations.find(({ method }) => method === 'workspace/didChangeWatchedFiles');
  expect(watched?.registerOptions).toEqual({
    watchers: [{ globPattern: '**/*.rollout' }, { globPattern: '**/*.csv' }, { globPattern: '**/*.json' }],
  });
  await client.write('/w/ours.json', rules('warning'));
  await client.until(async () => (await severity()) === 2);
  await client.write('/w/package.json', '{ "name": "x" }\n');
  expect(await severity()).toBe(2);
  await client.stop();
});

test('our extension is told of files that have changed on the disk, and not of every key', async () => {
  const toldAfter = async (hasCommands: boolean) => {
    const client = await startServer({ files: { '/w/a.rollout': PLAN }, initializationOptions: { hasCommands } });
    let told = 0;
    client.connection.onNotification('rollout/filesChanged', () => {
      told += 1;
    });
    await client.open('/w/a.rollout', PLAN);
    const counts: number[] = [];
    for (const work of [
      // The folders that are open are told at the start.
      async () => undefined,
      () => client.edit('/w/a.rollout', 2, [{ text: `${PLAN}\n` }]),
      () => client.write('/w/b.rollout', PLAN),
    ]) {
      await work();
      // Whatever it has sent before its answer has come by then.
      await client.pull('/w/a.rollout');
      counts.push(told);
    }
    await client.stop();
    const [atStart = 0, ...later] = counts;
    return later.map((count) => count - atStart);
  };
  expect(await toldAfter(true)).toEqual([0, 1]);
  expect(await toldAfter(false)).toEqual([0, 0]);
});
