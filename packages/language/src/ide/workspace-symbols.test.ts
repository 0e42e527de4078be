import { expect, test } from 'vitest';
import { marked } from './testing/marked.ts';
import { workspaceSymbols } from './workspace-symbols.ts';

const { sources } = marked(`//- b.rollout
topology us-west { cluster web { label tier = pilot }  cluster web-front }
plan weekly-web { stage first-web { deploy all }  stage Deploy-West { wait 1h } }
//- a.rollout
model typical { bug web { present 1% } }
`);

const found = (query: string, limit?: number) =>
  workspaceSymbols(sources, query, limit).map(
    ({ kind, name, container }) => `${kind} ${name}${container === undefined ? '' : ` in ${container}`}`,
  );

test('names in which the letters of the query stand in that order, the best fit first', () => {
  expect(found('web')).toEqual([
    'bug web in typical',
    'node web in us-west',
    'node web-front in us-west',
    'stage first-web in weekly-web',
    'plan weekly-web',
  ]);
  expect(found('WEST')).toEqual(['topology us-west', 'stage Deploy-West in weekly-web']);
  expect(found('dw')).toEqual(['stage Deploy-West in weekly-web']);
  expect(found('w f')).toEqual(['node web-front in us-west']);
  expect(found('webx')).toEqual([]);
});

test('all, up to the limit, by path and place', () => {
  expect(found('', 3)).toEqual(['model typical', 'bug web in typical', 'topology us-west']);
  expect(found('tier')).toEqual([]);
});
