import { expect, test } from 'vitest';
import { ENTRIES, sentencesIn } from '../../schema/index.ts';
import { checkText } from '../../semantics/check-text.ts';
import { marked } from '../testing/marked.ts';
import { isOnceForAll, mayHold, onceIn, siblingsAt } from './once.ts';

/** Each block inside what it can stand in. */
const AROUND: Readonly<Record<string, (inside: string) => string>> = {
  'service-body': (inside) => `service s { ${inside} }`,
  'flag-body': (inside) => `flag f { ${inside} }`,
  'health-body': (inside) => `health h { metric m { bad when higher threshold 1% } ${inside} }`,
  'metric-body': (inside) => `health h { metric m { ${inside} } }`,
  'node-body': (inside) => `topology t { region r { ${inside} cluster c { server[4] } } }`,
  'model-body': (inside) => `model m { ${inside} }`,
  'bug-body': (inside) => `model m { bug b { ${inside} } }`,
  'gate-body': (inside) => `model m { gate health { ${inside} } }`,
  'watch-body': (inside) => `model m { watch health { ${inside} } }`,
  'plan-body': (inside) => `topology t { server[4] } plan p on t { ${inside} }`,
};

function isSaidTwice(block: string, example: string): boolean {
  const around = AROUND[block];
  if (around === undefined) throw new Error(`no way to write ${block}`);
  const { diagnostics } = checkText(around(`${example} ${example}`));
  return diagnostics.some(({ code }) => code === 'said-twice');
}

/** These may be said twice, of different things. */
const NOT_ALIKE: ReadonlySet<string> = new Set([
  'deploy-fails',
  'watch',
  'watch-detects',
  'gate-detects',
  'gate-numbers',
  'watch-numbers',
  'label',
]);

test.each(Object.keys(AROUND))('%s: what may stand there once is what the checker refuses the second time', (block) => {
  const once = sentencesIn(block).flatMap(({ id, example }) =>
    !NOT_ALIKE.has(id) && isSaidTwice(block, example) ? [id] : [],
  );
  expect([...onceIn(block)].sort()).toEqual(once.sort());
});

test('every block that may say something once is looked at', () => {
  const blocks = ENTRIES.flatMap((entry) => (entry.kind === 'block' && onceIn(entry.id).length > 0 ? [entry.id] : []));
  expect(blocks.sort()).toEqual(Object.keys(AROUND).sort());
});

test('what detects every bug is said once, what detects one as often as there are bugs', () => {
  const detects = sentencesIn('gate-body').find(({ id }) => id === 'gate-detects');
  const [file] = marked(
    'model m { gate health { detects 95%  takes 5m } gate smoke { detects 95% of crash } }',
  ).sources.files.values();
  if (detects === undefined || file === undefined) throw new Error('there is no `detects`');
  const inside = (name: string) => siblingsAt(file, file.text.indexOf(name) + name.length + 3, 2);
  expect(mayHold('gate-body', detects, inside('health'))).toBe(false);
  expect(mayHold('gate-body', detects, inside('smoke'))).toBe(true);
});

test('only a plan has a deadline', () => {
  const deadline = sentencesIn('plan-body').find(({ id }) => id === 'deadline');
  if (deadline === undefined) throw new Error('there is no deadline');
  expect(mayHold('plan-body', deadline, [])).toBe(true);
  expect(mayHold('stage-body', deadline, [])).toBe(false);
});

test('the sentences around an offset are those of the innermost block', () => {
  const text = 'model m { bug b { present 3%  } switch takes 1s }';
  const [file] = marked(text).sources.files.values();
  if (file === undefined) throw new Error('there is no file');
  expect(siblingsAt(file, text.indexOf('  }'), 2).map(({ kind }) => kind)).toEqual(['present']);
  expect(siblingsAt(file, text.indexOf(' switch'), 1).map(({ kind }) => kind)).toEqual(['bug', 'switch-takes']);
});

test('in front of the end of a text blocks are open that nothing closes', () => {
  const text = 'topology t { region r { upgradeDomains 5  ';
  const [file] = marked(text).sources.files.values();
  if (file === undefined) throw new Error('there is no file');
  expect(siblingsAt(file, text.length, 2).map(({ kind }) => kind)).toEqual(['upgrade-domains']);
});

test('what the checker refuses in `each` because it happens once for all is not offered there', () => {
  for (const entry of sentencesIn('step-block')) {
    const { diagnostics } = checkText(
      `topology t { region r { cluster c { server[4] } } } plan p on t { stage s { each region in all { ${entry.example} } } }`,
    );
    expect(
      diagnostics.some(({ code }) => code === 'once-for-all'),
      entry.id,
    ).toBe(isOnceForAll(entry));
  }
});
