/** What is found in one statement, and what its fix makes of it. */
import { expect } from 'vitest';
import { parse } from '../parse.ts';

const AROUND: Readonly<Record<string, string>> = {
  file: '@\n',
  topology: 'topology t {\n  @\n}\n',
  service: 'service v {\n  @\n}\n',
  audience: 'audience u 100 {\n  @\n  ring z\n}\n',
  flag: 'flag f {\n  @\n}\n',
  metric: 'health h {\n  metric q {\n    @\n  }\n}\n',
  health: 'health h {\n  @\n}\n',
  model: 'model m {\n  @\n}\n',
  bug: 'model m {\n  bug b {\n    @\n  }\n}\n',
  'gate numbers': 'model m {\n  gate g {\n    @\n  }\n}\n',
  plan: 'plan p {\n  @\n  deadline 5d\n}\n',
  channel: 'plan p {\n  channel c for r departs every 4w from 2026-01-13 {\n    @\n    gate health\n  }\n}\n',
  stage: 'plan p {\n  stage s {\n    @\n    gate health\n  }\n}\n',
  parallel: 'plan p {\n  parallel {\n    @\n    stage z { wait 1h }\n  }\n}\n',
  scenario: 'scenario c for p {\n  @\n}\n',
  policy: 'policy q {\n  @\n  maxDown 5%\n}\n',
};

/** The one finding of a statement in its block. */
export function findingOf(block: string, statement: string) {
  const text = (AROUND[block] ?? '').replace('@', () => statement);
  const { diagnostics } = parse(text);
  expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toHaveLength(1);
  const [diagnostic] = diagnostics;
  if (diagnostic === undefined) throw new Error('no finding');
  return { text, diagnostic };
}

/** The statement after its fix, with what stands around it cut off. */
export function fixedStatement(block: string, statement: string): string {
  const { text, diagnostic } = findingOf(block, statement);
  const edits = [...(diagnostic.fix?.edits ?? [])].sort((a, b) => b.span.start - a.span.start);
  const fixed = edits.reduce((now, { span, text: by }) => now.slice(0, span.start) + by + now.slice(span.end), text);
  expect(parse(fixed).diagnostics).toEqual([]);
  const [before = '', after = ''] = (AROUND[block] ?? '').split('@');
  return fixed.slice(before.length, fixed.length - after.length);
}
