/**
 * Whatever is wrong in one statement, the others stay. Each test is a file with something wrong, the codes of its
 * errors with the text that each points at, and what is left of its plan.
 */
import { describe, expect, test } from 'vitest';
import { parse } from './parse.ts';
import { samplePlan } from './testing/sample-plan.ts';

/** The errors of a text, each with what it points at. */
function errorsOf(text: string): string[] {
  return parse(text).diagnostics.map(({ code, span }) => `${code}: ${text.slice(span.start, span.end)}`);
}

/** The statements of a text, a line each, indented by their depth. */
function outline(text: string): string[] {
  const lines: string[] = [];
  const visit = (node: unknown, depth: number): void => {
    if (Array.isArray(node)) for (const item of node) visit(item, depth);
    else if (typeof node === 'object' && node !== null && 'kind' in node && 'span' in node) {
      const name =
        'name' in node && typeof node.name === 'object' ? node.name : 'check' in node ? node.check : undefined;
      const named = typeof name === 'object' && name !== null && 'text' in name ? ` ${name.text}` : '';
      lines.push(`${'  '.repeat(depth)}${node.kind}${named}`);
      for (const key of ['items', 'stages', 'bugs', 'source'])
        if (key in node) visit(node[key as keyof typeof node], depth + 1);
      if ('block' in node) visit(node.block, depth + 1);
      if ('steps' in node) visit(node.steps, depth + 1);
    }
  };
  visit(parse(text).tree.declarations, 0);
  return lines;
}

describe('a statement that is wrong', () => {
  test.each([
    ['deploy', 'missing', 'incomplete: deploy'],
    ['deploy 1 clustr in us-west', 'a misspelled level', 'unknown-word: clustr'],
    ['deploy 1 cluster in', 'a missing place', 'incomplete: in'],
    ['deploy 25% clusters', 'a missing word', 'unexpected: clusters'],
    ['deploy all where tier pilot', 'a missing comparison', 'unexpected: pilot'],
    ['deploy all where (tier == pilot', 'an open bracket', 'incomplete: pilot'],
    ['deploy all where tier == pilot)', 'a bracket too much', 'unmatched-bracket: )'],
    ['deploy all batch', 'a missing size', 'incomplete: batch'],
    ['wait', 'a missing duration', 'incomplete: wait'],
    ['wait 3 days', 'a unit that is none', 'unknown-unit: days'],
    ['wait normal(mean 5m sd 1m)', 'a missing comma', 'unexpected: sd'],
    ['wait normal(mean 5m, )', 'an argument too few', 'unexpected: )'],
    ['wait normal(mean 5m', 'an open call', 'incomplete: 5m'],
    ['wait ,', 'a stray comma', 'unexpected: ,'],
    ['each region remaining { deploy here }', 'a missing `in`', 'unexpected: remaining'],
    ['each regon in remaining { deploy here }', 'a misspelled unit', 'unknown-word: regon'],
    ['each region in remaining', 'a missing block', 'incomplete: remaining'],
    ['ramp 1 2 4 clusters { wait 4h }', 'missing commas', 'unexpected: 2'],
    ['run backfill takes 2h', 'a missing quote', 'unexpected: backfill'],
    ['run "backfill" 2h', 'a missing word', 'unexpected: 2h'],
    ['on unhelthy rollback', 'a misspelled trigger', 'unknown-word: unhelthy'],
    ['on unhealthy', 'a missing action', 'incomplete: unhealthy'],
    ['on failures over stop', 'a missing share', 'incomplete: stop'],
    ['maxDown per cluster', 'a missing amount', 'unexpected: cluster'],
    ['exclusive', 'missing places', 'incomplete: exclusive'],
    ['exclusive a, b at least 2h', 'a missing word', 'incomplete: 2h'],
    ['notify dark for 5% { wait 1h }', 'a sentence that is not built', 'unknown-word: notify'],
    ['enable', 'a missing flag', 'missing-name: enable'],
    ['enable dark', 'a missing word', 'incomplete: dark'],
    ['enable dark for', 'missing people', 'incomplete: for'],
    ['enable dark for 5%,', 'people that are cut off', 'incomplete: ,'],
    ['enable dark for 5% of', 'a missing ring', 'missing-name: of'],
    ['enable dark for 5 { wait 1h }', 'a number for people', 'unexpected: 5'],
    ['disable', 'a missing flag', 'missing-name: disable'],
    ['release', 'a missing word', 'incomplete: release'],
    ['release to', 'missing people', 'incomplete: to'],
    ['release too internal { wait 1h }', 'a misspelled word', 'unknown-word: too'],
    ['expand orders-db', 'a missing time', 'incomplete: orders-db'],
    ['contract', 'a missing service', 'missing-name: contract'],
    ['migrate orders-db takes 1h fails', 'a missing chance', 'incomplete: fails'],
    ['on unhealthy next', 'half an action', 'incomplete: next'],
    ['on unhealthy next train at most', 'a missing count', 'incomplete: most'],
    ['param x = 1', 'a sentence of another block', 'misplaced-statement: param'],
    ['; ', 'a stray character', 'unexpected-character: ;'],
    ['5', 'a stray number', 'unexpected: 5'],
    ['{ wait 1h }', 'a stray block', 'unexpected: {'],
  ])('%s (%s)', (statement, _, error) => {
    const text = `plan p {\n  stage s {\n    wait 1h\n    ${statement}\n    gate health\n  }\n  stage t { wait 1h }\n}\n`;
    const left = outline(text);
    expect(errorsOf(text)[0]).toBe(error);
    expect(errorsOf(text).length).toBe(1);
    expect(left.slice(0, 3)).toEqual(['plan p', '  stage s', '    wait']);
    expect(left.slice(-3)).toEqual(['    gate health', '  stage t', '    wait']);
  });
});

test.each([
  ['  ring', 'missing-name: ring'],
  ['  ring internal 5', 'unexpected: 5'],
  ['  rings internal 5%', 'unexpected: rings'],
  ['  internal 5%', 'unknown-word: internal'],
])('in an audience, %s', (statement, error) => {
  const text = `audience users 100 {\n  ring a 1%\n${statement}\n  ring b\n}\nplan p { deadline 5d }\n`;
  expect(errorsOf(text)).toEqual([error]);
  const [audience] = parse(text).tree.declarations;
  const rings = audience?.kind === 'audience' ? audience.rings.map(({ name }) => name.text) : [];
  expect([rings[0], rings.at(-1)]).toEqual(['a', 'b']);
  expect(outline(text).slice(-2)).toEqual(['plan p', '  deadline']);
});

test('an audience without its number keeps its rings', () => {
  const text = 'audience users { ring a 5%  ring b }';
  expect(errorsOf(text)).toEqual(['unexpected: {']);
  const [audience] = parse(text).tree.declarations;
  expect(audience).toMatchObject({ users: undefined, rings: [{ name: { text: 'a' } }, { name: { text: 'b' } }] });
});

test.each([
  ['flag dark { remove by }', 'incomplete: by'],
  ['flag dark { remove }', 'incomplete: remove'],
  ['flag dark { owner }', 'incomplete: owner'],
  ['flag { owner "p" }', 'missing-name: flag'],
  ['flag', 'missing-name: flag'],
  ['retired flags', 'missing-name: flags'],
  ['retired flags a,', 'missing-name: ,'],
  ['retired', 'incomplete: retired'],
  ['audience users', 'incomplete: users'],
  ['audience', 'missing-name: audience'],
])('half of a declaration: %s', (declaration, error) => {
  const text = `service before { }\n${declaration}\nplan p { deadline 5d }\n`;
  expect(errorsOf(text)).toEqual([error]);
  expect(outline(text)[0]).toBe('service before');
  expect(outline(text).slice(-2)).toEqual(['plan p', '  deadline']);
});

test.each([
  ['channel beta', 'incomplete: beta'],
  ['channel beta for', 'missing-name: for'],
  ['channel beta for internal', 'incomplete: internal'],
  ['channel beta for internal departs', 'incomplete: departs'],
  ['channel beta for internal departs every', 'incomplete: every'],
  ['channel beta for internal departs every 4w', 'incomplete: 4w'],
  ['channel beta for internal departs every 4w from', 'incomplete: from'],
  ['channel beta for internal departs every 4w { wait 1h }', 'unexpected: {'],
  ['channel beta { wait 1h }', 'unexpected: {'],
])('half of a channel: %s', (channel, error) => {
  const text = `plan p {\n  stage s { wait 1h }\n  ${channel}\n  deadline 5d\n}\n`;
  expect(errorsOf(text)).toEqual([error]);
  expect(outline(text).slice(0, 2)).toEqual(['plan p', '  stage s']);
  expect(outline(text).at(-1)).toBe('  deadline');
});

describe('headers', () => {
  test.each([
    ['plan weekly onn prod { deadline 5d }', 'unknown-word: onn'],
    ['plan weekly on { deadline 5d }', 'missing-name: on'],
    ['plan { deadline 5d }', 'missing-name: plan'],
    ['plan weekly on prod using { deadline 5d }', 'missing-name: using'],
    ['plan 5 { deadline 5d }', 'missing-name: plan'],
    ['plan weekly on prod model typical { deadline 5d }', 'unexpected: model'],
  ])('%s keeps its block', (text, error) => {
    expect(errorsOf(text)).toEqual([error]);
    expect(outline(text)[1]).toBe('  deadline');
  });
});

test.each([
  ['topology t { region { cluster a { } } region b { } }', 'missing-name: region'],
  ['plan p { stage { wait 1h } deadline 5d }', 'missing-name: stage'],
  ['model m { bug { present 5% } deploy fails 1% per server }', 'missing-name: bug'],
])('a block without its name: %s', (text, error) => {
  expect(errorsOf(text)).toEqual([error]);
});

describe('braces', () => {
  test('a block that is not closed ends where its indentation does', () => {
    const text = 'plan p {\n  stage s {\n    wait 1h\n  stage t {\n    wait 2h\n  }\n}\nmodel m { }\n';
    expect(errorsOf(text)).toEqual(['unclosed-block: {']);
    expect(parse(text).diagnostics[0]?.span.start).toBe(text.indexOf('{', text.indexOf('stage s')));
    expect(outline(text)).toEqual(['plan p', '  stage s', '    wait', '  stage t', '    wait', 'model m']);
  });

  test('a brace too much', () => {
    expect(errorsOf('plan p {\n  deadline 5d\n}\n}\nplan q { }')).toEqual(['unmatched-bracket: }']);
    expect(outline('plan p {\n  deadline 5d\n}\n}\nplan q { }')).toEqual(['plan p', '  deadline', 'plan q']);
  });

  test('a stage in a stage is one error, and its braces belong together', () => {
    const text = 'plan p {\n  stage s {\n    stage t { wait 1h }\n    wait 2h\n  }\n  stage u { }\n}';
    expect(errorsOf(text)).toEqual(['misplaced-statement: stage']);
    expect(outline(text)).toEqual(['plan p', '  stage s', '    wait', '  stage u']);
  });

  test('a file that ends early keeps what there is', () => {
    expect(outline('plan p {\n  stage s {\n    wait 1h\n    deploy')).toEqual([
      'plan p',
      '  stage s',
      '    wait',
      '    deploy',
    ]);
  });
});

describe('missing names', () => {
  test('a word that begins a statement on a line of its own begins that statement', () => {
    const text = 'plan p {\n  stage s {\n    gate\n    wait 4h\n    deploy all\n  }\n}';
    expect(errorsOf(text)).toEqual(['incomplete: gate']);
    expect(outline(text)).toEqual(['plan p', '  stage s', '    gate ', '    wait', '    deploy']);
  });

  test('in a file without errors it is the name', () => {
    expect(errorsOf('plan p {\n  watch\n  stage\n}')).toEqual([]);
    expect(outline('plan p {\n  watch\n  stage\n}')).toEqual(['plan p', '  watch stage']);
  });
});

test('on one line, blocks keep what comes after the error too', () => {
  const text = 'model m { gate g { detects 95%  fals alarm 1%  takes 5m } }';
  expect(errorsOf(text)).toEqual(['unknown-word: fals']);
  const [model] = parse(text).tree.declarations;
  const gate = model?.kind === 'model' ? model.items[0] : undefined;
  expect(gate?.kind === 'gate-numbers' && gate.items.map((item) => item.kind)).toEqual(['detects', 'gate-takes']);
});

test('a file without one of its tokens, one in eleven in turn, keeps all declarations but at most one, and fixes help', () => {
  const whole = outline(samplePlan).filter((line) => !line.startsWith(' '));
  const tokens = [...samplePlan.matchAll(/"[^"]*"|\/\/.*|[\w.%-]+|[^\s\w]/g)].filter(
    ([text]) => !text.startsWith('//'),
  );
  for (const { index, 0: text } of tokens.filter((_, position) => position % 11 === 0)) {
    const broken = samplePlan.slice(0, index) + samplePlan.slice(index + text.length);
    const left = outline(broken).filter((line) => !line.startsWith(' '));
    const kept = whole.filter((line) => left.includes(line));
    expect(kept.length, `without ${text} at ${index}`).toBeGreaterThanOrEqual(whole.length - 1);
    const { diagnostics } = parse(broken);
    expect(diagnostics.length, `without ${text} at ${index}`).toBeLessThanOrEqual(3);
    for (const { fix } of diagnostics) {
      if (fix === undefined) continue;
      const edits = [...fix.edits].sort((a, b) => b.span.start - a.span.start);
      const fixed = edits.reduce(
        (now, { span, text: by }) => now.slice(0, span.start) + by + now.slice(span.end),
        broken,
      );
      expect(parse(fixed).diagnostics.length, `${fix.title} at ${index}`).toBeLessThan(diagnostics.length);
    }
  }
});

describe('an expectation that is typed', () => {
  const sentences = [
    'expect p99.9 ( duration of completed given any bug ) <= 5d at 99.9%',
    'expect P ( crash found in first given crash ) > 60% at 99%',
    'expect mean ( exposure to crash ) < 500 server-hours at 99%',
    'expect p99 ( reach of crash ) <= 10% of servers at 99%',
    'expect max ( down per cluster ) <= 50%',
    'expect exclusive us-east , us-west at 99%',
    'expect exclusive ( all clusters ) , ( 2 racks )',
  ];
  const typed = sentences.flatMap((sentence) => {
    const words = sentence.split(' ');
    return words.map((_, count) => words.slice(0, count + 1).join(' '));
  });

  test.each([...new Set(typed)])('%s: is one finding at most, and the sentences around it stay', (sentence) => {
    for (const next of ['expect P(rollback) < 5%', 'maxDown 5%', 'stage s { wait 1h }']) {
      const text = `plan p {\n  deadline 5d\n  ${sentence}\n  ${next}\n}\n`;
      expect(errorsOf(text).length, text).toBeLessThanOrEqual(1);
      const [first, kind, last] = [...outline(text)].filter((line) => line.startsWith('  ') && !line.startsWith('   '));
      const kinds = { expect: '  expect', maxDown: '  max-down', stage: '  stage s' };
      const [word = ''] = next.split(' ');
      expect([first, kind, last]).toEqual([
        '  deadline',
        '  expect',
        Object.entries(kinds).find(([name]) => name === word)?.[1],
      ]);
    }
  });
});
