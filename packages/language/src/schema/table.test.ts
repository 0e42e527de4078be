import { expect, test } from 'vitest';
import { formLeaves, parseForm } from './form.ts';
import { ENTRIES, entryOf, firstWordsOf, STATEMENT_WORDS, sentencesIn, WORDS } from './table.ts';

const forms = ENTRIES.flatMap((entry) => ('form' in entry ? [entry] : []));

test('ids are unique', () => {
  expect(new Set(ENTRIES.map((entry) => entry.id)).size).toBe(ENTRIES.length);
});

test.each(forms)('$id: each part of the form is described, and nothing else', (entry) => {
  const used = formLeaves(parseForm(entry.form)).flatMap((leaf) => (leaf.kind === 'part' ? [leaf.part] : []));
  expect(Object.keys(entry.parts).sort()).toEqual([...new Set(used)].sort());
});

test('what an entry refers to exists', () => {
  for (const entry of ENTRIES) {
    if (entry.kind === 'group') for (const id of entry.of) expect(entryOf(id)).toBeDefined();
    else if (entry.kind === 'block') for (const id of entry.holds) expect(entryOf(id)).toBeDefined();
    else
      for (const part of Object.values(entry.parts))
        if (typeof part.type === 'object') expect(entryOf(part.type.entry)).toBeDefined();
  }
});

test('every statement begins with a word, can be inserted, and its example begins with that word', () => {
  for (const entry of forms) {
    if (entry.kind === 'phrase') continue;
    const words = firstWordsOf(entry);
    expect(words.length, entry.id).toBeGreaterThan(0);
    expect(entry.snippet, entry.id).toBeDefined();
    expect(words, entry.id).toContain(entry.example.split(/[^\w-]/)[0]);
  }
});

test('statement words know their blocks', () => {
  expect(STATEMENT_WORDS.get('deploy')).toEqual(['model-body', 'stage-body', 'step-block', 'scenario-body']);
  expect(STATEMENT_WORDS.get('plan')).toEqual(['declaration']);
  expect(STATEMENT_WORDS.get('clusters')).toBeUndefined();
  expect(sentencesIn('at-most-one-body').map((entry) => entry.id)).toEqual(['bug']);
});

test('words are those of the forms; statistics and distributions are names', () => {
  for (const word of ['P', 'mean', 'max', 'p95', 'lognormal']) expect(WORDS).not.toContain(word);
  expect(WORDS).toContain('policy');
  expect(WORDS).toContain('maxDown');
  expect(WORDS).toContain('server-hours');
  expect(WORDS).toContain('requests/s');
});
