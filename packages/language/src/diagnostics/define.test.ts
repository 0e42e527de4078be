import { expect, test } from 'vitest';
import { defineDiagnostics, exampleFiles } from './define.ts';

const slice = defineDiagnostics({
  'too-many': {
    severity: 'error',
    title: 'Too many',
    message: (args: { count: number }) => `There are ${args.count}.`,
    help: (args: { count: number }) => (args.count > 9 ? 'Take fewer.' : undefined),
    page: { meaning: 'There are more than there may be.', raises: 'a', avoids: 'b' },
  },
  plain: {
    severity: 'hint',
    title: 'Plain',
    message: () => 'So it is.',
    page: { meaning: 'It is so.', raises: 'a', avoids: 'b' },
  },
});
const place = { path: 'a.rollout', span: { start: 1, end: 2 } };

test('a diagnostic carries what its entry says, and nothing that is undefined', () => {
  expect(slice.create('too-many', { count: 10 }, place)).toEqual({
    code: 'too-many',
    severity: 'error',
    title: 'Too many',
    message: 'There are 10.',
    help: 'Take fewer.',
    ...place,
  });
  expect(Object.keys(slice.create('too-many', { count: 1 }, { ...place, fix: undefined, related: [] }))).toEqual([
    'code',
    'severity',
    'title',
    'message',
    'path',
    'span',
  ]);
});

test('the compiler holds codes to their arguments', () => {
  expect(slice.create('plain', {}, place).message).toBe('So it is.');
  // @ts-expect-error: no such code
  expect(() => slice.create('no-such-code', {}, place)).toThrow();
  // @ts-expect-error: the argument of this code is a number
  expect(slice.create('too-many', { count: 'ten' }, place).code).toBe('too-many');
  // @ts-expect-error: this code needs an argument
  expect(slice.create('too-many', {}, place).code).toBe('too-many');
});

test('an example is one text, several files, or a text that is made', () => {
  expect(exampleFiles('plan a {}')).toEqual([{ path: 'plan.rollout', text: 'plan a {}' }]);
  expect(exampleFiles({ files: { 'a.rollout': 'x', 'b.csv': 'y' } }).map((file) => file.path)).toEqual([
    'a.rollout',
    'b.csv',
  ]);
  expect(exampleFiles({ shown: '{{{…', text: () => '{'.repeat(3) })[0]?.text).toBe('{{{');
});
