// After any edits, a server's answers are those of one that has never known another text.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startServer } from './testing/client.ts';
import { FLEET } from './testing/one-plan.ts';

const PLAN =
  'import { fleet, numbers } from "./fleet.rollout"\nplan one on fleet using numbers { stage s { deploy all } }\n';
const URIS = ['file:///w/a.rollout', 'file:///w/fleet.rollout'] as const;

const edit = fc.record({
  file: fc.constantFrom(0, 1),
  line: fc.nat(3),
  character: fc.nat(60),
  length: fc.nat(8),
  text: fc.constantFrom('', ' ', '\n', '{', '}', 'deploy', 'x', '"', '1h', '// ', 'stage t { deploy all }', '😀'),
});

test('answers after edits are answers from scratch', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 40, maxLength: 40 }), async (edits) => {
      const edited = await startServer();
      await edited.open('/w/fleet.rollout', FLEET);
      await edited.open('/w/a.rollout', PLAN);
      for (const [i, { file, line, character, length, text }] of edits.entries()) {
        const range = { start: { line, character }, end: { line, character: character + length } };
        await edited.edit(file === 0 ? '/w/a.rollout' : '/w/fleet.rollout', i + 2, [{ range, text }]);
        // Answers of every step are kept by the server, and must not be taken for those of the next.
        if (i % 8 === 0) await edited.ask('textDocument/documentSymbol', { textDocument: { uri: URIS[0] } });
      }
      const fresh = await startServer();
      const texts = edited.texts();
      await fresh.open('/w/fleet.rollout', texts.get('/w/fleet.rollout') ?? '');
      await fresh.open('/w/a.rollout', texts.get('/w/a.rollout') ?? '');
      for (const uri of URIS) {
        for (const method of ['diagnostic', 'documentSymbol', 'semanticTokens/full', 'foldingRange', 'documentLink']) {
          const asked = { textDocument: { uri } };
          const [one, other] = await Promise.all([
            edited.ask(`textDocument/${method}`, asked),
            fresh.ask(`textDocument/${method}`, asked),
          ]);
          expect(one, method).toEqual(other);
        }
      }
      await edited.stop();
      await fresh.stop();
    }),
    { numRuns: 12, seed: 11 },
  );
});
