// Whatever the text is, checking it gives a program and says what is wrong.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkText } from './check-text.ts';

const folder = fileURLToPath(new URL('../../../../examples', import.meta.url));
const examples = readdirSync(folder).flatMap((name) => {
  const own = join(folder, name);
  const files = readdirSync(own).filter((file) => /\.(?:rollout|csv)$/.test(file));
  const texts = Object.fromEntries(files.map((file) => [file, readFileSync(join(own, file), 'utf8')]));
  return files.filter((file) => file.endsWith('.rollout')).map((file) => ({ text: texts[file] ?? '', files: texts }));
});
const words = examples.flatMap(({ text }) => text.split(/\s+/)).filter((word) => word !== '');

test('the examples are there', () => {
  expect(examples.length).toBeGreaterThan(5);
});

/** Some of the words of an example are dropped, doubled or exchanged for words of any other. */
const mutated = fc
  .record({
    example: fc.constantFrom(...examples),
    changes: fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        how: fc.constantFrom('drop', 'double', 'exchange'),
        word: fc.constantFrom(...words, '101%', '-5m', '0', '2', 'here', 'region', '10_000y', '1e309', '"', '{', '}'),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  })
  .map(({ example, changes }) => {
    const parts = example.text.split(/(\s+)/);
    for (const { at, how, word } of changes) {
      const i = Math.floor((at * (parts.length - 1)) / 2) * 2;
      const old = parts[i] ?? '';
      parts[i] = how === 'drop' ? '' : how === 'double' ? `${old} ${old}` : word;
    }
    return { ...example, text: parts.join('') };
  });

test('mutated examples', () => {
  fc.assert(
    fc.property(mutated, ({ text, files }) => {
      const { program, diagnostics } = checkText(text, { files });
      const broken = diagnostics.some(({ severity, path }) => severity === 'error' && path === 'plan.rollout');
      const { plans, topologies, models, audiences } = program;
      if (!broken) expect(plans.length + topologies.length + models.length + audiences.length).toBeGreaterThan(0);
      for (const { path, span } of diagnostics) {
        const length = path === 'plan.rollout' ? text.length : (files[path]?.length ?? Number.POSITIVE_INFINITY);
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeGreaterThanOrEqual(span.start);
        expect(span.end).toBeLessThanOrEqual(length);
      }
      // Plain data: nothing in it is lost on the way to JSON.
      expect(JSON.parse(JSON.stringify(program))).toEqual(program);
      for (const plan of plans) {
        expect([...topologies.map(({ name }) => name), null]).toContain(plan.topology);
        expect([...audiences.map(({ name }) => name), null]).toContain(plan.audience);
        expect(models.map(({ name }) => name)).toContain(plan.model);
      }
    }),
    { seed: 20261103, numRuns: 300 },
  );
});

test('any text, any table, any setting', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (text, table, setting) => {
      checkText(text);
      checkText('topology t from "t.csv"\nmodel m { deploy takes empirical("t.csv", column "minutes") per server }', {
        files: { 't.csv': `cluster,servers,minutes\n${table}` },
      });
      checkText('service s { load 5 requests/s from "t.csv" }', { files: { 't.csv': table } });
      checkText('service s { load 5 requests/s from "t.csv" }', { files: { 't.csv': `hour,load\n${table}` } });
      checkText(`health h { metric m { ${text} } }\nmodel n { metric m is empirical("t.csv", column "m") }`, {
        files: { 't.csv': `m\n${table}` },
      });
      checkText('plan p { param x = 1h  stage s { wait x } }', { settings: { x: setting, [setting]: text } });
    }),
    { seed: 20261103, numRuns: 300 },
  );
});
