import { applyEdits, type Change, type Diagnostic } from '@rollout/language';
import { describe, expect, test } from 'vitest';
import { actionsAt } from './actions-at.ts';
import { sourcesOf } from './testing/examples.ts';

const PATH = 'plan.rollout';
const TEXT = `model m { deploy takes 1m per server }

/// Ours.
plan p using m {
  stage s { wait 4h  wait 5h }
  stage t {
    // next
    /// Said.
    wait 6h
  }
}
`;

const finding = (at: string, more: Partial<Diagnostic> = {}, text = TEXT): Diagnostic => {
  const start = text.indexOf(at);
  return {
    code: 'no-max-down',
    severity: 'warning',
    title: 'A title',
    message: 'A message.',
    path: PATH,
    span: { start, end: start + at.length },
    ...more,
  };
};

const write = (at: string, text: string, safety: 'safe' | 'unsafe'): Diagnostic => {
  const { span } = finding(at);
  return finding(at, { fix: { title: `Write ${text}`, safety, edits: [{ path: PATH, span, text }] } });
};

function asked(findings: readonly Diagnostic[], text = TEXT, config: string | null = null) {
  const [first] = findings;
  return {
    sources: sourcesOf(new Map([[PATH, text]])),
    path: PATH,
    span: first?.span ?? { start: 0, end: 0 },
    findings,
    config: { path: '/w/rollout.config.json', text: config },
  };
}

const titles = (...args: Parameters<typeof actionsAt>): readonly string[] =>
  actionsAt(...args).map(({ title }) => title);

function changeOf(title: string, ...args: Parameters<typeof actionsAt>): Change {
  const action = actionsAt(...args).find((each) => each.title === title);
  if (action?.effect.kind !== 'change') throw new Error(`there is only ${titles(...args).join(', ')}`);
  return action.effect.change();
}

test('what can be done about a finding, best first', () => {
  expect(titles(asked([write('4h', '1h', 'unsafe'), write('5h', '2h', 'unsafe')]), ['quickfix'])).toEqual([
    'Write 1h (may change what the plan does)',
    'Fix all 2 of `no-max-down` in this file (may change what the plan does)',
    'Silence `no-max-down` here',
    'Silence `no-max-down` in the whole file',
    'Turn `no-max-down` off in rollout.config.json',
    'Make `no-max-down` a hint in rollout.config.json',
    'Make `no-max-down` an error in rollout.config.json',
    'Read about `no-max-down`',
  ]);
  const [fix, ...others] = actionsAt(asked([write('4h', '1h', 'safe')]));
  expect([fix?.title, fix?.isPreferred]).toEqual(['Write 1h', true]);
  expect(others.filter(({ isPreferred }) => isPreferred)).toEqual([]);
});

test('all of one kind are fixed, as far as they are not in each other’s way', () => {
  const all = [write('4h', '1h', 'safe'), write('5h', '2h', 'safe'), write('5h', '3h', 'safe')];
  const { edits } = changeOf('Fix all 2 of `no-max-down` in this file', asked(all));
  expect(applyEdits(TEXT, edits)).toContain('wait 1h  wait 2h');
});

test('an error is neither silenced nor turned off', () => {
  expect(titles(asked([finding('4h', { code: 'unknown-word', severity: 'error' })]), ['quickfix'])).toEqual([
    'Read about `unknown-word`',
  ]);
});

test('a fix of a text that is not there any more is none', () => {
  const span = { start: 5_000, end: 5_001 };
  const stale = finding('4h', { fix: { title: 'Write', safety: 'safe', edits: [{ path: PATH, span, text: '' }] } });
  expect(titles(asked([stale]), ['quickfix'])).not.toContain('Write');
});

describe('a finding is silenced', () => {
  const silenced = (at: string, text = TEXT, how = 'here'): string => {
    const where = how === 'here' ? 'here' : 'in the whole file';
    const { edits, selectAt } = changeOf(`Silence \`no-max-down\` ${where}`, asked([finding(at, {}, text)], text));
    const after = applyEdits(text, edits);
    expect(after.slice(selectAt?.span.start, selectAt?.span.end)).toBe('why it is right here');
    return after;
  };
  const comment = '// rollout-ignore no-max-down: why it is right here';

  test('above the innermost statement that begins a line', () => {
    expect(silenced('5h')).toBe(TEXT.replace('  stage s', `  ${comment}\n  stage s`));
    expect(silenced('6h')).toBe(TEXT.replace('    /// Said', `    ${comment}\n    /// Said`));
    expect(silenced('p using')).toBe(TEXT.replace('/// Ours', `${comment}\n/// Ours`));
  });

  test('in the whole file', () => {
    expect(silenced('6h', TEXT, 'file')).toBe(`${comment.replace('ignore', 'ignore-file')}\n${TEXT}`);
  });

  test('with the line ends of the file', () => {
    const text = TEXT.replaceAll('\n', '\r\n');
    expect(silenced('5h', text)).toBe(text.replace('  stage s', `  ${comment}\r\n  stage s`));
  });
});

test('how much a finding matters is said in the configuration, which is made where there is none', () => {
  const title = 'Turn `no-max-down` off in rollout.config.json';
  const text = '{\n  "rules": {\n    "no-max-down": "off"\n  }\n}\n';
  expect(changeOf(title, asked([finding('4h')]))).toEqual({
    edits: [],
    creates: [{ path: '/w/rollout.config.json', text }],
  });
  const own = '{ "preset": "strict" }\n';
  const { edits } = changeOf(title, asked([finding('4h')], TEXT, own));
  expect(JSON.parse(applyEdits(own, edits))).toEqual({ preset: 'strict', rules: { 'no-max-down': 'off' } });
  expect(titles(asked([finding('4h')], TEXT, '{ broken'), ['quickfix'])).not.toContain(title);
});

test('only what is asked for is worked out', () => {
  const all = asked([write('4h', '1h', 'safe')]);
  const kinds = (only?: readonly string[]) => [...new Set(actionsAt(all, only).map(({ kind }) => kind.split('.')[0]))];
  expect(kinds()).toEqual(['quickfix', 'refactor']);
  expect(kinds(['refactor.extract'])).toEqual(['refactor']);
  expect(kinds(['source.fixAll'])).toEqual(['source']);
  expect(kinds(['source'])).toEqual(['source']);
  expect(kinds(['refactor.none'])).toEqual([]);
  expect(kinds([''])).toEqual(['quickfix', 'refactor', 'source']);
});
