import { checkText, exampleFiles, type Program, semanticDiagnostics } from '@rollout/language';
import { expect, test } from 'vitest';
import { compile } from './compile.ts';

test.each(Object.entries(semanticDiagnostics.entries))(
  'what is left of a source with %s compiles or does not, without a throw',
  (_, entry) => {
    const [first, ...others] = exampleFiles(entry.page.raises);
    // Some examples are millions of nodes; they are compiled where their limit is tested.
    if (first === undefined || first.text.length > 100_000 || others.some(({ text }) => text.length > 100_000)) return;
    const files = Object.fromEntries(others.map(({ path, text }) => [path, text]));
    const { program } = checkText(first.text, { path: first.path, files });
    for (const { name } of program.plans) {
      const { machine, sources } = compile(program, name);
      expect(machine === null).toBe(sources === null);
    }
  },
);

test('a program whose names lead nowhere gives no machine', () => {
  const { program } = checkText(
    'topology f { cluster c[2] { server[3] } }\nmodel m { deploy takes 1m per server }\nplan p on f using m { stage s { deploy all  gate health } }',
  );
  const [plan] = program.plans;
  if (plan === undefined) throw new Error('no plan');
  const broken = (change: Partial<typeof plan>): Program => ({ ...program, plans: [{ ...plan, ...change }] });
  expect(compile(broken({ topology: 'none' })).machine).toBeNull();
  expect(compile(broken({ model: 'none' })).machine).toBeNull();
  expect(compile(broken({ stages: [] })).machine?.stages ?? []).toEqual([]);
});
