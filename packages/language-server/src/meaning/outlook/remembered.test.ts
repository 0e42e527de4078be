import { expect, it } from 'vitest';
import type { KnownOfPlan } from './outlook.ts';
import { rememberedLooks } from './remembered.ts';

const none = (why: string): KnownOfPlan => ({ kind: 'none', why });

it('what has not been asked for longest is forgotten first', () => {
  const looks = rememberedLooks(2);
  looks.set('a', none('a'));
  looks.set('b', none('b'));
  looks.get('a');
  looks.set('c', none('c'));
  expect(['a', 'b', 'c'].map((key) => looks.get(key))).toEqual([none('a'), undefined, none('c')]);
});

it('the newest stays, however large', () => {
  const looks = rememberedLooks(0);
  looks.set('a', none('a'));
  expect(looks.get('a')).toEqual(none('a'));
  looks.set('b', none('b'));
  expect(looks.get('a')).toBeUndefined();
});
