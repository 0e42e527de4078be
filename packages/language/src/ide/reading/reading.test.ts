import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ruleNameOf } from '../../schema/index.ts';
import { read } from '../../syntax/grammar/read.ts';
import { lexemesOf } from '../../syntax/index.ts';
import type { nodeSpan } from '../../syntax/span.ts';
import { lex } from '../../syntax/tokens/lexer.ts';
import { marked } from '../testing/marked.ts';
import { readTokens } from './read-tokens.ts';
import { firstOnLine, readingAt } from './reading.ts';

const examples = join(import.meta.dirname, '../../../../../examples');
const files = readdirSync(examples, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.rollout'))
  .sort();

/** What the parser makes of a rule. */
type CstNode = Parameters<typeof nodeSpan>[0];

/** The rule of the parser that each token stands in, by where the token begins. */
function rulesOf(node: CstNode, found = new Map<number, string>()): ReadonlyMap<number, string> {
  for (const child of Object.values(node.children).flat()) {
    if ('children' in child) rulesOf(child, found);
    else found.set(child.startOffset, node.name);
  }
  return found;
}

test.each(files)('%s reads as the parser reads it, token by token', (path) => {
  const text = readFileSync(join(examples, path), 'utf8');
  const { tokens } = lexemesOf(text);
  const { taken } = readTokens(tokens, firstOnLine(text, tokens));
  const rules = rulesOf(read(text, lex(text).tokens).cst);
  const wrong = tokens.flatMap((token, index) => {
    const found = taken[index];
    const entry = found === undefined ? 'nothing' : ruleNameOf(found.frame.entry);
    return entry === rules.get(token.start)
      ? []
      : [`${token.start} ${token.text}: ${entry}, not ${rules.get(token.start)}`];
  });
  expect(wrong).toEqual([]);
});

function told(source: string): string {
  const { sources, path, offset } = marked(source);
  const file = sources.files.get(path);
  const role = file && readingAt(file, offset);
  if (role === undefined) return 'nothing';
  const within = role.within.map(({ entry, partName }) =>
    partName === undefined ? entry.id : `${entry.id} as ${partName}`,
  );
  return `${role.token.text}: ${role.partName ?? role.kind} of ${within.join(', ')} in ${role.block}`;
}

test.each([
  ['plan a { stage b { wai$0t 4h } }', 'wait: word of wait in stage-body'],
  [
    'plan a { stage b { wait $04h } }',
    '4h: VALUE of quantity as QUANTITY, distribution as DURATION, wait in stage-body',
  ],
  ['plan a { stage b { wait until next $0mon 09:00 } }', 'mon: DAY of until-next as MOMENT, wait in stage-body'],
  ['plan a { stage b$0 { } }', 'b: NAME of stage in plan-body'],
  ['plan a { stage b $0{ } }', '{: symbol of stage-body as BODY, stage in plan-body'],
  ['plan $0a { }', 'a: NAME of plan in file'],
  // A word that stands as a name, and is told from the word by what comes after it.
  [
    'plan a { stage b { deploy $0remaining of x } }',
    'remaining: word of remaining-selection as SELECTION, selector as SELECTOR, deploy in stage-body',
  ],
  [
    'plan a { stage b { deploy x$0 of clusters } }',
    'x: PARAM of share-selection as SELECTION, selector as SELECTOR, deploy in stage-body',
  ],
  [
    'plan a { stage b { deploy x$0 of checkout } }',
    'x: SEGMENT of place as PLACE, place-selection as SELECTION, selector as SELECTOR, deploy in stage-body',
  ],
  // Sentences that are not finished end where the next begins.
  [
    'plan a {\n stage b {\n  gate\n  wait $04h\n }\n}',
    '4h: VALUE of quantity as QUANTITY, distribution as DURATION, wait in stage-body',
  ],
  ['plan a {\n stage b {\n  deploy 1 cluster in\n  gate $0health\n }\n}', 'health: CHECK of gate in stage-body'],
  [
    'plan a {\n stage b {\n  dep\n  wait $04h\n }\n}',
    '4h: VALUE of quantity as QUANTITY, distribution as DURATION, wait in stage-body',
  ],
  [
    'plan a {\n stage {\n  wait $04h\n }\n}',
    '4h: VALUE of quantity as QUANTITY, distribution as DURATION, wait in stage-body',
  ],
  ['plan a {\n nonsense { more { } }\n stage b { $0deploy all } }', 'deploy: word of deploy in stage-body'],
  ['plan a {\n stage b {\n  wait 4h\n\nplan $0c { }', 'c: NAME of plan in file'],
  ['plan a { nonsense$0 }', 'nothing'],
])('%s', (source, expected) => {
  expect(told(source.replaceAll('\\n', '\n'))).toBe(expected);
});

test('an action in an action can be as deep as one likes', () => {
  const text = `plan a {\n on unhealthy ${'retry then '.repeat(5_000)}stop\n stage $0b { }\n}`;
  expect(told(text)).toContain('NAME of stage');
});

test.each(['{', '(', 'each region in all { ', 'exclusive (', 'on marginal ask "a" takes 1m continues 1% else '])(
  'any number of %s can be read',
  (open) => {
    expect(told(`plan a { stage b { ${open.repeat(2_000)} $0`)).toBeDefined();
  },
);
