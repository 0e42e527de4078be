import { expect, test } from 'vitest';
import { applyEdits } from '../diagnostics/index.ts';
import { prepareRename, type RenameOptions, renameAt } from './rename.ts';
import { marked } from './testing/marked.ts';

/** All files after the name under the cursor is called anew; or why it cannot be. */
function renamed(source: string, name: string, options: RenameOptions = {}): string {
  const { sources, path, offset } = marked(source);
  const made = renameAt(sources, path, offset, name, options);
  if (made.kind === 'refused') return made.reason;
  const texts = [...sources.files.values()].map(({ path: at, text }) =>
    applyEdits(
      text,
      made.edits.filter((edit) => edit.path === at),
    ),
  );
  return texts.join('---\n');
}

test('a declaration, wherever it is imported', () => {
  expect(
    renamed(
      `//- a.rollout
import { prod } from "./fleet.rollout"
plan p on pr$0od { stage s { deploy all } }
//- fleet.rollout
topology prod { cluster web }
//- b.rollout
import { prod } from "./fleet.rollout"
plan p on prod { stage s { deploy all } }
`,
      'the fleet',
    ),
  ).toBe(`import { "the fleet" } from "./fleet.rollout"
plan p on "the fleet" { stage s { deploy all } }
---
topology "the fleet" { cluster web }
---
import { "the fleet" } from "./fleet.rollout"
plan p on "the fleet" { stage s { deploy all } }
`);
});

test('numbered nodes are called anew together', () => {
  const source = `topology fleet { region us { cluster web[4]  cluster db } }
plan p { stage s { deploy us/we$0b-2, web  deploy remaining } }
scenario lost for p { at 6h web-3 down for 2h }
`;
  const after = `topology fleet { region us { cluster api[4]  cluster db } }
plan p { stage s { deploy us/api-2, api  deploy remaining } }
scenario lost for p { at 6h api-3 down for 2h }
`;
  expect(renamed(source, 'api-2')).toBe(after);
  expect(renamed(source, 'api')).toBe(after);
  expect(renamed(source, 'api-3')).toBe(
    '`web-2` is number 2 of `web`: write the new name with that number, or without any.',
  );
  expect(renamed(source, 'db')).toBe('There is already a node called `db` here.');
  expect(renamed(source, 'us')).toMatch(/^`us` is already the name of a place: `plan.rollout:1`\.$/);
});

test('nodes of one name are called anew together where one name stands for both', () => {
  const source = (deploy: string) => `topology fleet {
  region us { cluster web }
  region eu { cluster we$0b }
}
plan p { stage s { deploy ${deploy}  deploy remaining } }
`;
  expect(renamed(source('web'), 'api')).toBe(source('api').replace('we$0b', 'api').replace('web', 'api'));
  expect(renamed(source('eu/web'), 'api')).toBe(source('eu/api').replace('we$0b', 'api'));
});

test('a bug of a model, of those that extend it, and of what is assumed and expected', () => {
  expect(
    renamed(
      `//- plan.rollout
import { base } from "./base.rollout"
model m extends base { bug crash { present 5% }  gate health { detects 90% of crash } }
topology t { cluster web }
plan p using m { stage s { deploy all }  expect P(crash found in s) > 1% }
scenario bad for p { assume crash present 100% }
//- base.rollout
model base { bug cra$0sh { present 3%  shows 1% at cluster 1 } }
`,
      'found',
    ),
  ).toBe(`import { base } from "./base.rollout"
model m extends base { bug found { present 5% }  gate health { detects 90% of found } }
topology t { cluster web }
plan p using m { stage s { deploy all }  expect P(found found in s) > 1% }
scenario bad for p { assume found present 100% }
---
model base { bug found { present 3%  shows 1% at cluster 1 } }
`);
});

test('words of the language are in quotes only where they would be taken for words', () => {
  const source = `topology t { cluster we$0b { label tier = one } }
plan p { param n = 1  stage s { deploy web  deploy n clusters in web, remaining } }
`;
  expect(renamed(source, 'to')).toContain('deploy to  deploy n clusters in to, remaining');
  expect(renamed(source, 'each')).toContain('cluster each');
  expect(renamed(source, 'each')).toContain('deploy "each"');
  expect(renamed(source, 'all')).toBe('`all` is a word of the language, which would be meant instead.');
  expect(renamed(source.replace('we$0b', 'web').replace('param n', 'param $0n'), 'stage')).toContain(
    'param stage = 1  stage s { deploy web  deploy stage clusters',
  );
});

test('what cannot be called by another name', () => {
  const why = (source: string, name = 'fresh', options: RenameOptions = {}) => renamed(source, name, options);
  expect(why('model m { gate heal$0th { detects 90% } }')).toBe(
    '`health` is the check that is there without being declared; its name is its own.',
  );
  expect(why('model m { deploy takes expo$0nential(mean 1m) per server }')).toBe(
    '`exponential` is a word of the language, or of another system.',
  );
  expect(why('topology t { clus$0ter[4] }')).toBe('There is no name here.');
  expect(why('topology t { cluster[4]  order clus$0ter-1, cluster-2 }')).toBe(
    '`cluster` is called by its level: give it a name of its own first.',
  );
  expect(why('plan p { stage s { wait so$0ak } }')).toBe('Nothing is known by the name `soak` here.');
  expect(why('plan p { stage s$0 { } }', '')).toBe('A name cannot be empty.');
  expect(why('plan p { stage s$0 { } }', ' a')).toBe('A name neither begins nor ends with a blank.');
  expect(why('plan p { stage s$0 { } }', 'a\nb')).toMatch(/^A name holds no control characters/);
  expect(
    why('//- a.rollout\nimport { m } from "b.rollout"\n//- b.rollout\nmodel m$0 { }', 'n', {
      mayEdit: (path) => path !== 'a.rollout',
    }),
  ).toBe('`m` also stands in `a.rollout`, which is not to be changed here.');
});

test('names that are taken', () => {
  const taken = (source: string, name: string) =>
    expect(renamed(source, name)).toMatch(`\`${name}\` is already the name`);
  taken('topology a { cluster x }\nmodel m$0 { }', 'a');
  taken('//- a.rollout\nimport { m } from "b.rollout"\nplan other { }\n//- b.rollout\nmodel m$0 { }', 'other');
  taken('plan p { stage a$0 { }  stage b { } }', 'b');
  taken('plan p { param a$0 = 1h  param b = 2h }', 'b');
  taken('model m { bug a$0 { }  bug b { } }', 'b');
  taken('model m { bug a$0 { } }\nmodel n extends m { bug b { } }', 'b');
  taken('audience u 10 { ring a$0 10%  ring b }', 'b');
  taken('health h { metric a$0 { }  metric b { } }', 'b');
  taken('health h$0 { metric a { } }\nmodel m { gate other { } }', 'other');
  taken('retired flags old\nflag f$0 { }', 'old');
  taken('topology t { cluster a { label x$0 = 1  label y = 2 } }', 'y');
  taken('topology t { cluster a { label x = o$0ne }  cluster b { label x = two } }', 'two');
  taken('topology t { cluster a }\nplan p { param a$0b = 1h  stage s { deploy all } }', 'a');
  taken('topology t { cluster a$0 }\nplan p { param soak = 1h  stage s { deploy all } }', 'soak');
  expect(renamed('model m { gate a$0 { } }', 'health')).toBe(
    '`health` is the check that is there without being declared.',
  );
});

test('names that stand in tables', () => {
  const { sources } = marked(
    '//- plan.rollout\ntopology t from "t.csv"\nplan p { stage s { deploy web where tier == one } }\n',
  );
  const text = sources.files.get('plan.rollout')?.text ?? '';
  const whole = {
    ...sources,
    links: new Map([['plan.rollout', new Map([['t.csv', 't.csv']])]]),
    assets: new Map([['t.csv', 'cluster,servers,tier\nweb,10,one\ndb,5,two\n']]),
  };
  expect(renameAt(whole, 'plan.rollout', text.indexOf('web'), 'api')).toEqual({
    kind: 'refused',
    reason: 'The place `web` is named in the table `t.csv`: change it there.',
  });
});

test('what is asked about before', () => {
  const { sources, path, offset } = marked('plan p { stage "a$0 b" { } }');
  expect(prepareRename(sources, path, offset)).toEqual({
    kind: 'renameable',
    span: { start: 15, end: 20 },
    name: 'a b',
  });
  expect(prepareRename(sources, path, 0)).toBeUndefined();
  expect(renameAt(sources, path, offset, 'a b')).toEqual({ kind: 'renamed', edits: [] });
});
