import { expect, test } from 'vitest';
import { ENTRIES, type FormEntry, sentencesIn, snippetText } from '../schema/index.ts';
import { parse } from './parse.ts';
import { samplePlan } from './testing/sample-plan.ts';
import type { SyntaxNode } from './tree.ts';

/** A file in which a sentence stands in that block. */
function inBlock(block: string, sentence: string): string {
  const around: Readonly<Record<string, string>> = {
    declaration: '@',
    'topology-body': 'topology t { @ }',
    'node-body': 'topology t { region r { @ } }',
    'service-body': 'service s { @ }',
    'audience-body': 'audience a 100 { @ }',
    'flag-body': 'flag f { @ }',
    'health-body': 'health h { @ }',
    'metric-body': 'health h { metric m { @ } }',
    'scenario-body': 'scenario s for p { @ }',
    'model-body': 'model m { @ }',
    'bug-body': 'model m { bug b { @ } }',
    'at-most-one-body': 'model m { at most one { @ } }',
    'gate-body': 'model m { gate g { @ } }',
    'watch-body': 'model m { watch w { @ } }',
    'policy-body': 'policy q { @ }',
    'plan-body': 'plan p { @ }',
    'parallel-body': 'plan p { parallel { @ } }',
    'stage-body': 'plan p { stage s { @ } }',
    'step-block': 'plan p { stage s { ramp 1 cluster { @ } } }',
  };
  const outside = around[block];
  if (outside === undefined) throw new Error(`where does ${block} stand?`);
  return outside.replace('@', () => sentence);
}

function allNodes(tree: unknown): SyntaxNode[] {
  if (Array.isArray(tree)) return tree.flatMap(allNodes);
  if (typeof tree !== 'object' || tree === null) return [];
  const below = Object.values(tree).flatMap(allNodes);
  return 'kind' in tree && 'span' in tree ? [tree as SyntaxNode, ...below] : below;
}

const statements = ['declaration', ...ENTRIES.flatMap((entry) => (entry.kind === 'block' ? [entry.id] : []))].flatMap(
  (block) => sentencesIn(block).map((sentence: FormEntry) => ({ block, sentence, id: sentence.id })),
);

test.each(statements)('$id in $block: its example and its snippet parse', ({ block, sentence }) => {
  for (const text of [sentence.example, snippetText(sentence.snippet ?? '')]) {
    expect(parse(inBlock(block, text)).diagnostics, text).toEqual([]);
  }
});

test('a file with every sentence has no errors, and the nodes of the tree lie inside one another', () => {
  const { tree, diagnostics } = parse(samplePlan);
  expect(diagnostics).toEqual([]);
  const check = (node: unknown, start: number, end: number): void => {
    if (Array.isArray(node)) for (const item of node) check(item, start, end);
    else if (typeof node === 'object' && node !== null) {
      const inner = 'span' in node ? (node as SyntaxNode).span : { start, end };
      // Documentation stands above what it documents.
      if (!('kind' in node && node.kind === 'doc')) {
        expect(inner.start).toBeGreaterThanOrEqual(start);
        expect(inner.end).toBeLessThanOrEqual(end);
      }
      for (const value of Object.values(node)) check(value, inner.start, inner.end);
    }
  };
  check(tree, 0, samplePlan.length);
  expect(JSON.parse(JSON.stringify(tree))).toBeDefined();
});

test('every sentence of the schema is in the sample', () => {
  const firstWords = ENTRIES.flatMap((entry) =>
    entry.kind === 'sentence' || entry.kind === 'declaration' ? [entry] : [],
  );
  for (const entry of firstWords) {
    if (entry.id === 'fleet-node') continue;
    expect(samplePlan, entry.id).toContain(entry.example.split(' ')[0]);
  }
});

test('the order of statements of several kinds is kept', () => {
  const { tree } = parse('plan p { maxDown 5% stage a { } on unhealthy stop param x = 1 parallel { } deadline 5d }');
  const [plan] = tree.declarations;
  expect(plan?.kind === 'plan' && plan.items.map((item) => item.kind)).toEqual([
    'max-down',
    'stage',
    'handler',
    'param',
    'parallel-stages',
    'deadline',
  ]);
});

test('documentation goes to what stands below it, and only there', () => {
  const { tree, comments } = parse(`/// One.
///
///   Two.
// not this
/* nor this */
plan a {
  /// A stage.
  stage s {
    /// A step.
    wait 1h // and a comment
    gate health
  }
  /// Nobody.
}
//// four slashes are an ordinary comment
plan b { }`);
  const [a, b] = tree.declarations;
  expect(a?.kind === 'plan' && a.doc?.text).toBe('One.\n\n  Two.');
  const stage = a?.kind === 'plan' ? a.items[0] : undefined;
  expect(stage?.kind === 'stage' && stage.doc?.text).toBe('A stage.');
  expect(stage?.kind === 'stage' && stage.items.map((item) => 'doc' in item && item.doc?.text)).toEqual([
    'A step.',
    undefined,
  ]);
  expect(b?.kind === 'plan' && b.doc).toBeUndefined();
  expect(comments.map((comment) => comment.kind)).toEqual([
    'doc',
    'doc',
    'doc',
    'line',
    'block',
    'doc',
    'doc',
    'line',
    'doc',
    'line',
  ]);
});

test.each([
  ['stage stage { }', 'stage', 'stage'],
  ['stage "a stage" { }', 'stage', 'a stage'],
  ['stage deploy { }', 'stage', 'deploy'],
  ['param wait = 1h', 'param', 'wait'],
])('a word of the language is a name where only a name can stand: %s', (text, kind, name) => {
  const { tree, diagnostics } = parse(`plan plan { ${text} }`);
  expect(diagnostics).toEqual([]);
  const [plan] = tree.declarations;
  const item = plan?.kind === 'plan' ? plan.items[0] : undefined;
  expect(item?.kind).toBe(kind);
  expect(item && 'name' in item && item.name.text).toBe(name);
});

test('after a comma a name continues the list of places; anything else begins a new selection', () => {
  const { tree, diagnostics } = parse(
    'plan p { stage s { deploy 2 clusters in a, b, 25% of racks in c, all, remaining except d, e, 1 rack } }',
  );
  expect(diagnostics).toEqual([]);
  const selector = allNodes(tree).find((node) => node.kind === 'selector');
  expect(selector?.kind === 'selector' && selector.clauses.map((clause) => clause.kind)).toEqual([
    'count-selection',
    'share-selection',
    'all-selection',
    'remaining-selection',
    'count-selection',
  ]);
});

test('`and` binds tighter than `or`, brackets leave no node', () => {
  const { tree } = parse('plan p { stage s { deploy all where a == 1 or (b == 2 and not c == x) } }');
  const where = allNodes(tree).find((node) => node.kind === 'where');
  const condition = where?.kind === 'where' ? where.condition : undefined;
  expect(condition?.kind === 'or' && condition.operands.map((operand) => operand.kind)).toEqual(['comparison', 'and']);
});

test('actions chain to the right', () => {
  const { tree } = parse('plan p { on false alarm pause for 8h then retry at most 3 then rollback in 1h }');
  const handler = allNodes(tree).find((node) => node.kind === 'handler');
  const pause = handler?.kind === 'handler' ? handler.action : undefined;
  const retry = pause?.kind === 'pause' ? pause.then : undefined;
  const rollback = retry?.kind === 'retry' ? retry.then : undefined;
  expect([pause?.kind, retry?.kind, rollback?.kind]).toEqual(['pause', 'retry', 'rollback']);
});

test.each(['', '\n', '// only a comment', '/* only */', '\ufeff', '   \t\r\n  '])('nothing to read: %j', (text) => {
  expect(parse(text)).toMatchObject({ tree: { declarations: [] }, diagnostics: [] });
});

test('line ends of every kind, and a byte order mark at the beginning, change nothing but offsets', () => {
  const strip = (text: string) =>
    JSON.stringify(parse(text).tree, (key, value) => (key === 'span' ? undefined : value));
  expect(strip(samplePlan.replaceAll('\n', '\r\n'))).toBe(strip(samplePlan));
  expect(strip(`\ufeff${samplePlan}`)).toBe(strip(samplePlan));
  expect(parse(`\ufeff${samplePlan.replaceAll('\n', '\r')}`).diagnostics.map(({ code }) => code)).toEqual([]);
});

test('names may be in any script', () => {
  const { tree, diagnostics } = parse('plan 週次-2 on flotte_é { }');
  expect(diagnostics).toEqual([]);
  const [plan] = tree.declarations;
  expect(plan?.kind === 'plan' && [plan.name.text, plan.on?.text]).toEqual(['週次-2', 'flotte_é']);
});
