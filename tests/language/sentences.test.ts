// Every sentence of the language decides something: leaving it out of the plan beside it changes the result.
import { compile, serialiseMachine } from '@rollout/compiler';
import { checkText } from '@rollout/language';
import { simulate } from '@rollout/simulator';
import { describe, expect, test } from 'vitest';
import { ENTRIES } from '../../packages/language/src/schema/index.ts';
import { type SentenceCase, sourceOf } from './sentence-case.ts';
import { SENTENCES } from './sentence-cases.ts';

/** Phrases that are only the grammar's: what they say is said by the sentences that hold them. */
const WITHOUT_CASE = new Set([
  'topology-table',
  'node-count',
  'amount',
  'exclusive-group',
  'selector',
  'place',
  'places',
  'condition',
  'conjunction',
  'condition-term',
  'quantity',
  'distribution',
  'distribution-call',
  'argument',
  'argument-value',
]);

const MARK = /⟦([^¦⟧]*)(?:¦([^⟧]*))?⟧/g;

describe('leaving a sentence out changes the result', () => {
  for (const [index, each] of SENTENCES.entries()) {
    const source = sourceOf(each);
    test(`${index + 1}. ${each.of}: ${source.match(MARK)?.join(' … ') ?? ''}`, async () => {
      const withIt = await resultOf(source.replace(MARK, '$1'), each);
      const withoutIt = await resultOf(
        source.replace(MARK, (_, __, instead: string | undefined) => instead ?? ''),
        each,
      );
      expect(withIt).not.toEqual(withoutIt);
    });
  }
});

test('every sentence of the schema has a case, and every case a sentence', () => {
  const covered = new Set(SENTENCES.map(({ of }) => of));
  const entries = ENTRIES.filter(({ kind }) => kind !== 'group' && kind !== 'block').map(({ id }) => id);
  expect(entries.filter((id) => !covered.has(id) && !WITHOUT_CASE.has(id))).toEqual([]);
  expect([...covered, ...WITHOUT_CASE].filter((id) => !entries.includes(id))).toEqual([]);
});

/** What is compared, without what differs for any two sources. */
async function resultOf(source: string, { files, scenario, compare = 'results' }: SentenceCase): Promise<unknown> {
  const { program, diagnostics } = checkText(source, files === undefined ? {} : { files });
  if (compare === 'codes') return diagnostics.map(({ code }) => code);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  expect(errors.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
  if (compare === 'program') return withoutPlaces(program);
  const compiled = compile(program, 'p', scenario === undefined ? {} : { scenario });
  expect(
    compiled.diagnostics
      .filter(({ severity }) => severity === 'error')
      .map(({ code, message }) => `${code}: ${message}`),
  ).toEqual([]);
  if (compiled.machine === null) throw new Error('no machine');
  if (compare === 'machine') return serialiseMachine(compiled.machine);
  const { machineHash, steps, capacity, ...results } = await simulate(compiled.machine, {
    trials: 400,
    seed: 'sentences',
  });
  return compare === 'capacity' ? capacity : results;
}

function withoutPlaces(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, member: unknown) => (key === 'location' || key === 'text' ? undefined : member)),
  );
}
