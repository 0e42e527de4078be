import type { TokenType } from 'chevrotain';
import { expect, test } from 'vitest';
import { lexedTypes, MalformedNumber, Name, UnterminatedString } from '../tokens/token-types.ts';
import { recordedParser } from './parser.ts';
import { findConflicts } from './testing/conflicts.ts';

const nameTypes = lexedTypes.filter((type) => isName(type) && type !== UnterminatedString).map(({ name }) => name);

/**
 * The decisions that two tokens leave open, with the first tokens of what is open, and why it is right as it is: where
 * a word of the language and a name can both stand, it is the word, and the name is written in quotes.
 */
const settled: Readonly<Record<string, { readonly on: readonly string[]; readonly because: string }>> = {
  'argument OR': {
    on: ['Identifier', 'Percent'],
    because: 'only a plain number has a unit, so after a label or a weight `server-hours` is a name',
  },
  'deploy OR2': { on: ['UpgradeDomain'], because: 'after `batch`, `upgradeDomain` is the word' },
  'exclusive OR': {
    on: ['Clusters', 'Datacenters', 'Racks', 'Regions', 'Servers', 'Zones'],
    because: 'after `exclusive`, the plural of a level is the word',
  },
  'filter OR': { on: ['In'], because: 'after `in`, `each` is the word' },
  'gate OR': { on: ['Canary'], because: 'after `gate`, `canary` is the word' },
  'place OR': { on: ['Here'], because: '`here` is the word' },
  'places MANY': {
    on: ['Comma'],
    because:
      'after a comma a name continues the list of places; the gate lets a number, a percent, `all` and `remaining` begin a new selection',
  },
  'ramp OR': { on: ['To'], because: 'after `ramp`, `to` is the word' },
  'scenarioBody OR': { on: ['AtOrName'], because: '`at most` begins `at most one`' },
  'selection OR': {
    on: nameTypes,
    because:
      '`all` and `remaining` are the words; after any other name, the gate lets `of` and a level be a percent of it, and `of` and anything else a place and its service',
  },
};

test('two tokens settle every decision of the whole grammar, but those on the list', () => {
  // A malformed number or an open string is an error already, whatever it is taken for.
  const tokens = lexedTypes.filter((type) => type !== MalformedNumber && type !== UnterminatedString);
  const found = findConflicts(recordedParser().getSerializedGastProductions(), tokens).map(({ decision, strings }) => [
    decision,
    [...new Set(strings.map((string) => string.split(' ')[0]))].sort(),
  ]);
  expect(Object.fromEntries(found)).toEqual(
    Object.fromEntries(Object.entries(settled).map(([decision, { on }]) => [decision, [...on].sort()])),
  );
});

function isName(type: TokenType): boolean {
  return type === Name || (type.CATEGORIES ?? []).some(isName);
}

test('a conflict is found that no rule shows by itself', () => {
  // a: 'x'?   b: a 'x'   — in `a` alone nothing follows the option.
  const terminal = (name: string) => ({ type: 'Terminal', name, idx: 0 });
  const grammar = [
    { type: 'Rule', name: 'a', definition: [{ type: 'Option', idx: 0, definition: [terminal('X')] }] },
    { type: 'Rule', name: 'file', definition: [{ type: 'NonTerminal', name: 'a', idx: 0 }, terminal('X')] },
  ];
  expect(findConflicts(grammar, [{ name: 'X' }])).toEqual([]);
  const longer = [
    { type: 'Rule', name: 'a', definition: [{ type: 'Option', idx: 0, definition: [terminal('X')] }] },
    {
      type: 'Rule',
      name: 'file',
      definition: [
        { type: 'NonTerminal', name: 'a', idx: 0 },
        terminal('X'),
        { type: 'Repetition', idx: 0, definition: [terminal('X')] },
      ],
    },
  ];
  expect(findConflicts(longer, [{ name: 'X' }])).toEqual([{ decision: 'a OPTION', strings: ['X X'] }]);
});
