import { expect, test } from 'vitest';
import { checkText } from '../check-text.ts';

const source = (items: string, model: string) => `
topology fleet { cluster web[4] }
health standard { metric errors { bad when higher  compare to baseline } }
model m { deploy takes 1m per server  bug crash { present 1%  surfaces after 100 server-hours }  ${model} }
plan p on fleet using m { ${items} }`;

/** Why a plan could retry for ever; undefined: it always ends. */
function why(items: string, model = 'gate health { detects 90% }'): string | undefined {
  const errors = checkText(source(items, model)).diagnostics.filter(({ severity }) => severity === 'error');
  expect(errors.map(({ code }) => code).filter((code) => code !== 'endless-retry')).toEqual([]);
  return errors.map(({ message }) => message.replace(/^This could retry for ever: /, ''))[0];
}

const gate = 'stage s { deploy all  gate health }';

test('a gate that sees a bug at every turn', () => {
  expect(why(`on unhealthy retry  ${gate}`, 'gate health { detects 100% }')).toBe(
    '`gate health` sees `crash` at every turn.',
  );
  expect(why(`on unhealthy retry at most 3  ${gate}`, 'gate health { detects 100% }')).toBeUndefined();
  expect(why(`on unhealthy retry  ${gate}`)).toBeUndefined();
});

test('a person who may say yes is a way out', () => {
  const sure = 'gate health { detects 100% }';
  const ask = (continues: string) => `on unhealthy ask "SRE" takes 1h continues ${continues} else retry  ${gate}`;
  expect(why(ask('1%'), sure)).toBeUndefined();
  expect(why(ask('0%'), sure)).toBe('`gate health` sees `crash` at every turn.');
  expect(
    why(`on unhealthy retry at most 2 then ask "SRE" takes 1h continues 5% else retry  ${gate}`, sure),
  ).toBeUndefined();
});

test('a false alarm that is certain is met by its own handler, if there is one', () => {
  const alarmed = 'gate health { detects 90%  false alarm 100% }';
  const always = '`gate health` gives a false alarm at every turn.';
  expect(why(`on unhealthy retry  ${gate}`, alarmed)).toBe(always);
  expect(why(`on false alarm retry  ${gate}`, alarmed)).toBe(always);
  expect(why(`on unhealthy retry  on false alarm continue  ${gate}`, alarmed)).toBeUndefined();
  const own = 'stage s { on false alarm continue  deploy web-1  gate health }';
  expect(why(`on unhealthy retry  ${own}`, alarmed)).toBeUndefined();
  expect(why(`on unhealthy retry  ${own}  stage t { deploy web-2  gate health }`, alarmed)).toBe(always);
});

test('a person who always refuses', () => {
  const asked = (refuses: string) =>
    `on refusal retry  stage s { deploy all  gate approval "SRE" takes 1h refuses ${refuses} }`;
  expect(why(asked('100%'))).toBe('"SRE" refuses at every turn.');
  expect(why(asked('99%'))).toBeUndefined();
});

test('a canary that may see a bug at every turn', () => {
  const canary = 'stage s { deploy all  gate canary standard for 1h }';
  const readings = 'metric errors is normal(mean 0.5%, sd 0.1%)';
  expect(why(`on unhealthy retry  ${canary}`, readings)).toBeUndefined();
  expect(
    why(
      `on unhealthy retry  ${canary}`,
      `${readings}  bug slow { present 1%  shows 1% at cluster 1  moves errors to 3% }`,
    ),
  ).toBe('`gate standard` may see `slow` at every turn.');
  expect(why(`on marginal retry  ${canary}`, readings)).toBeUndefined();
  expect(why(`on marginal retry  ${canary}`, 'metric errors is 0.5%')).toBe(
    'what `gate standard` reads is the same at every turn.',
  );
});
