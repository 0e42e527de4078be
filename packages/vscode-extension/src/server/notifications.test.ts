import { expect, test } from 'vitest';
import { type Hear, openNotifications } from './notifications.ts';

/** As clients of the protocol are: of two handlers of one method the last is kept. */
function playClient() {
  const kept = new Map<string, object>();
  const hear: Hear = (method, handle) => {
    kept.set(method, handle);
    return { dispose: () => kept.delete(method) };
  };
  const sends = (method: string): void => {
    const handle = kept.get(method);
    if (typeof handle === 'function') Reflect.apply(handle, undefined, [{ uri: method }]);
  };
  return { hear, sends };
}

test('all hear what one client brings, each until it wants no more', () => {
  const { hear, handOn } = openNotifications();
  const client = playClient();
  handOn(client.hear);
  const heard: string[] = [];
  const one = hear('rollout/filesChanged', () => heard.push('one'));
  hear('rollout/filesChanged', () => heard.push('other'));
  hear('rollout/plansChanged', ({ uri }) => heard.push(uri));
  client.sends('rollout/filesChanged');
  expect(heard.splice(0)).toEqual(['one', 'other']);
  one.dispose();
  client.sends('rollout/filesChanged');
  client.sends('rollout/plansChanged');
  expect(heard).toEqual(['other', 'rollout/plansChanged']);
});

test('they hear the client of a server that was restarted, and that of the one before no more', () => {
  const { hear, handOn } = openNotifications();
  const heard: string[] = [];
  const one = hear('rollout/filesChanged', () => heard.push('one'));
  const before = playClient();
  for (const each of handOn(before.hear)) each.dispose();
  const now = playClient();
  handOn(now.hear);
  before.sends('rollout/filesChanged');
  expect(heard).toEqual([]);
  now.sends('rollout/filesChanged');
  expect(heard.splice(0)).toEqual(['one']);
  one.dispose();
  now.sends('rollout/filesChanged');
  expect(heard).toEqual([]);
});
