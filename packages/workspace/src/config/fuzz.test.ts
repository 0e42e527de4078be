import { expect, test } from 'vitest';
import { readConfig } from './read-config.ts';

const WHOLE = `{
  "extends": ["a.json", "b.json"], // two
  "preset": "strict",
  "rules": { "no-max-down": "error", "growth-too-fast": { "severity": "hint", "times": 3, "above": "50%" } },
  "overrides": [{ "for": ["lab/**"], "except": [], "preset": "none", "rules": { "slow-rollback": { "most": "2h" } } }],
  "policies": [{ "file": "p.rollout", "policy": "calm", "for": ["**"], "except": ["x"] }]
}`;
const PIECES = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ',',
  ':',
  '//',
  '/*',
  'null',
  '1e999',
  '-0',
  '"__proto__"',
  '\\u0000',
  '\0',
  '🚀',
];

/** Numbers below a limit: a generator by Lehmer, modulus 2^31 − 1, multiplier 48271. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

test('whatever a configuration says, it is answered with places inside it', () => {
  const below = numbers(6);
  for (let round = 0; round < 3_000; round++) {
    let text = WHOLE;
    for (let change = below(4); change >= 0; change--) {
      const at = below(text.length + 1);
      const piece = PIECES[below(PIECES.length)] ?? '';
      text = text.slice(0, at) + (below(2) === 0 ? piece : '') + text.slice(at + below(12));
    }
    for (const { span, path } of readConfig(text, '/c').diagnostics) {
      const isInside = path === '/c' && span.start >= 0 && span.start <= span.end && span.end <= text.length;
      expect([text, isInside]).toEqual([text, true]);
    }
  }
});
