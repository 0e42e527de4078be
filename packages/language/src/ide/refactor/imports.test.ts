import { expect, test } from 'vitest';
import { marked } from '../testing/marked.ts';
import { missingImports } from './import-name.ts';
import { organizeImports } from './organize-imports.ts';
import { pathFrom } from './paths.ts';
import { shown } from './testing/refactored.ts';

function imported(source: string): Readonly<Record<string, string>> {
  const { sources, path, offset } = marked(source);
  return Object.fromEntries(
    missingImports(sources, path, offset).map(({ title, change }) => [title, shown(sources, path, change())]),
  );
}

function organized(source: string): string | undefined {
  const { sources, path } = marked(source);
  const change = organizeImports(sources, path);
  return change === undefined ? undefined : shown(sources, path, change);
}

const others = `
//- fleet.rollout
topology fleet { cluster web[4] }
topology prod { cluster web[4] }
model numbers { deploy takes 1m per server }
//- more/fleet.rollout
topology prod { cluster web[8] }
`;

test('a name that other files declare is imported', () => {
  expect(imported(`//- plan.rollout\n// Mine.\nplan p on pr$0od { }${others}`)).toEqual({
    'Import `prod` from "./fleet.rollout"': 'import { prod } from "./fleet.rollout"\n\n// Mine.\nplan p on prod { }\n',
    'Import `prod` from "./more/fleet.rollout"':
      'import { prod } from "./more/fleet.rollout"\n\n// Mine.\nplan p on prod { }\n',
  });
});

test('an import that is there says more', () => {
  const text = `//- plan.rollout\nimport { fleet } from "./fleet.rollout"\nplan p on fleet using nu$0mbers { }${others}`;
  expect(imported(text)).toEqual({
    'Import `numbers` from "./fleet.rollout"':
      'import { fleet, numbers } from "./fleet.rollout"\nplan p on fleet using numbers { }\n',
  });
});

test('a plan without a topology has those that there are', () => {
  expect(Object.keys(imported(`//- plan.rollout\nplan $0p { }${others}`))).toHaveLength(3);
});

test('nothing is imported that is known, or of another kind, or in a circle', () => {
  expect(imported(`//- plan.rollout\ntopology prod { }\nplan p on pr$0od { }${others}`)).toEqual({});
  expect(imported(`//- plan.rollout\nplan p using pr$0od { }${others}`)).toEqual({});
  expect(
    imported(
      '//- a.rollout\nmodel a extends b$0 { }\n//- b.rollout\nimport { a } from "./a.rollout"\nmodel b extends a { }\n',
    ),
  ).toEqual({});
});

test('imports are put in order', () => {
  const plan = '\nplan p on prod using numbers { }';
  expect(
    organized(
      `//- plan.rollout\nimport { prod, fleet } from "./fleet.rollout"\nimport { numbers } from "./fleet.rollout"${plan}${others}`,
    ),
  ).toBe(`import { numbers, prod } from "./fleet.rollout"${plan}\n`);
  expect(organized(`//- plan.rollout\nimport { prod } from "./fleet.rollout"\nplan p on prod { }${others}`)).toBe(
    undefined,
  );
  expect(
    organized(
      `//- plan.rollout\nimport { fleet } from "./fleet.rollout"\n// why\nimport { prod } from "./more/fleet.rollout"\nplan p on prod { }${others}`,
    ),
  ).toBe('// why\nimport { prod } from "./more/fleet.rollout"\nplan p on prod { }\n');
});

test('paths from file to file', () => {
  expect([
    pathFrom('/p/a.rollout', '/p/b.rollout'),
    pathFrom('/p/a/a.rollout', '/p/b.rollout'),
    pathFrom('/p/a.rollout', '/p/b/c.rollout'),
    pathFrom('a.rollout', 'b.rollout'),
  ]).toEqual(['./b.rollout', '../b.rollout', './b/c.rollout', './b.rollout']);
});
