import { expect, test } from 'vitest';
import { BARE } from '../testing/capabilities.ts';
import { client, start } from '../testing/one-client.ts';
import { FLEET, PLAN } from '../testing/one-plan.ts';

test('a mistake is told when it is asked for, with its place, code and source', async () => {
  await start();
  await client.open('/w/a.rollout', PLAN.replace('deploy all', 'deplpy all'));
  const [first] = await client.pull('/w/a.rollout');
  expect(first).toMatchObject({
    code: 'unknown-word',
    source: 'rollout',
    severity: 1,
    range: { start: { line: 2, character: 44 }, end: { line: 2, character: 50 } },
  });
});

test('it is gone when it is put right', async () => {
  await start();
  await client.open('/w/a.rollout', PLAN.replace('deploy all', 'deplpy all'));
  await client.edit('/w/a.rollout', 2, [
    { range: { start: { line: 2, character: 44 }, end: { line: 2, character: 50 } }, text: 'deploy' },
  ]);
  expect(await client.pull('/w/a.rollout')).toEqual([]);
});

test('what takes computing follows, and the client is asked to ask again', async () => {
  await start({ meaning: true, settings: { diagnostics: { delay: 0 } } });
  await client.open('/w/a.rollout', PLAN);
  await client.until(async () => (await client.pull('/w/a.rollout')).length > 0);
  expect((await client.pull('/w/a.rollout')).map(({ code }) => code)).toContain('no-max-down');
  expect(client.refreshed.get('diagnostic')).toBeGreaterThan(0);
});

test('a client that does not ask is told', async () => {
  await start({ capabilities: BARE, initializationOptions: { diagnostics: { delay: 0 } }, meaning: true });
  await client.open('/w/a.rollout', PLAN.replace('deploy all', 'deplpy all'));
  await client.until(() => client.published.get('/w/a.rollout')?.diagnostics[0]?.code === 'unknown-word');
  await client.edit('/w/a.rollout', 2, [{ text: PLAN }]);
  await client.until(
    () => client.published.get('/w/a.rollout')?.diagnostics.some(({ code }) => code === 'no-max-down') === true,
  );
});

test('of very many findings the gravest are told, and how many more there are', async () => {
  await start();
  const model = 'model numbers { deploy takes 1m per server  gate probe { detects 95% } }\n';
  const gates = 'gate probe '.repeat(1200);
  const [fleet] = FLEET.split('\n');
  await client.open('/w/a.rollout', `${fleet}\n${model}plan one on fleet { stage s { ${gates}gate nothing } }\n`);
  const told = await client.pull('/w/a.rollout');
  expect(told).toHaveLength(1001);
  expect(told.filter(({ severity }) => severity === 1).map(({ code }) => code)).toEqual(['unknown-check']);
  expect(told.at(-1)).toMatchObject({ severity: 3, source: 'rollout' });
  expect(told.at(-1)?.message).toMatch(/^20\d more findings are not shown here\./);
});
