import { parseSource } from '@rollout/workspace';
import { expect, test } from 'vitest';
import { placesIn } from '../convert/places.ts';
import { setParams } from './set-params.ts';

const TEXT = `plan weekly {
  param soak = 24h in 1h..72h
  param share = 10%
}
`;
const URI = 'file:///plan.rollout';

function set(params: Record<string, string>, plan = 'weekly') {
  const world = {
    locate: async () => '/plan.rollout',
    file: async () => parseSource(TEXT, '/plan.rollout'),
    places: async () => placesIn(TEXT, 'utf-16'),
    versionOf: async () => 3,
  };
  return setParams({ world }, { uri: URI, plan, params });
}

test('writes values in place of those that stand there, and nothing else', async () => {
  const answer = await set({ soak: ' 36h ', share: '10%' });
  const range = { start: { line: 1, character: 15 }, end: { line: 1, character: 18 } };
  expect(answer).toEqual({ kind: 'answer', version: 3, edits: [{ uri: URI, edits: [{ range, newText: '36h' }] }] });
  expect(await set({ share: '10%' })).toEqual({ kind: 'answer', version: 3, edits: [] });
});

test.each(['', 'soak', '1h }', '1h // over', '1h\n stage x { }', '1 cluster', '"1h"'])(
  'refuses %j, which is no value',
  async (text) => {
    expect(await set({ soak: text })).toMatchObject({ kind: 'refused' });
  },
);

test('refuses what is not there any more', async () => {
  expect(await set({ gone: '1h' })).toEqual({ kind: 'refused', message: 'weekly has no param gone any more' });
  expect(await set({ soak: '1h' }, 'nightly')).toEqual({
    kind: 'refused',
    message: 'There is no plan nightly any more',
  });
});
