import { expect, test } from 'vitest';
import { parse } from '../../index.ts';
import { referencesIn } from './references.ts';

const referencesOf = (text: string): readonly string[] => [...referencesIn(parse(text).tree)].sort();

test('what is declared elsewhere, and params', () => {
  expect(
    referencesOf('plan p of web on fleet using risks { stage s { deploy 10% of pilot  wait soak  gate load } }'),
  ).toEqual(['fleet', 'load', 'risks', 'soak', 'web']);
  expect(referencesOf('model m extends risks { bug crash { chance 1% } load { false alarm 1% } }')).toEqual(['risks']);
});

test('neither what a name is given to nor what is a part of something', () => {
  expect(referencesOf('scenario s for p { assume crash present 5% }')).toEqual(['p']);
  expect(referencesOf('model m { crash shows from canary to beta  metric errors }')).toEqual([]);
  expect(referencesOf('import a, b from "c.rollout"')).toEqual([]);
});
