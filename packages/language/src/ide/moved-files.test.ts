import { expect, test } from 'vitest';
import { applyEdits } from '../diagnostics/index.ts';
import { documentLinks } from './document-links.ts';
import { editsForMovedFiles, type Move } from './moved-files.ts';
import type { Sources } from './sources.ts';
import { marked } from './testing/marked.ts';

/** The strings of all files that lead somewhere, after the moves. */
function strings(sources: Sources, ...moves: Move[]): readonly string[] {
  const edits = editsForMovedFiles(sources, moves);
  return [...sources.files.values()].flatMap(({ path, text }) => {
    const own = edits.filter((edit) => edit.path === path);
    return [...applyEdits(text, own).matchAll(/"([^"]*)"/g)].map(([, string]) => `${path}: ${string}`);
  });
}

const { sources: marks } = marked(`//- /plans/web.rollout
import { prod } from "../fleets/prod.rollout"
import { m } from "./model.rollout"
model n { deploy takes empirical("times.csv", column "minutes") per server }
//- /plans/model.rollout
model m { deploy takes 1m per server }
//- /fleets/prod.rollout
topology prod from "prod.csv"
import { m } from "/plans/model.rollout"
import { x } from "gone.rollout"
`);

const sources: Sources = {
  files: marks.files,
  links: new Map([
    [
      '/plans/web.rollout',
      new Map<string, string | null>([
        ['../fleets/prod.rollout', '/fleets/prod.rollout'],
        ['./model.rollout', '/plans/model.rollout'],
        ['times.csv', '/plans/times.csv'],
      ]),
    ],
    [
      '/fleets/prod.rollout',
      new Map<string, string | null>([
        ['prod.csv', '/fleets/prod.csv'],
        ['/plans/model.rollout', '/plans/model.rollout'],
        ['gone.rollout', null],
      ]),
    ],
  ]),
};

test('a file that moves takes its imports along, and those of it follow', () => {
  expect(strings(sources, { from: '/fleets/prod.rollout', to: '/plans/all/prod.rollout' })).toEqual([
    '/plans/web.rollout: ./all/prod.rollout',
    '/plans/web.rollout: ./model.rollout',
    '/plans/web.rollout: times.csv',
    '/plans/web.rollout: minutes',
    '/fleets/prod.rollout: ../../fleets/prod.csv',
    '/fleets/prod.rollout: /plans/model.rollout',
    '/fleets/prod.rollout: gone.rollout',
  ]);
});

test('a folder that moves stays as it is inside', () => {
  expect(strings(sources, { from: '/plans/', to: '/rollouts/eu' })).toEqual([
    '/plans/web.rollout: ../../fleets/prod.rollout',
    '/plans/web.rollout: ./model.rollout',
    '/plans/web.rollout: times.csv',
    '/plans/web.rollout: minutes',
    '/fleets/prod.rollout: prod.csv',
    '/fleets/prod.rollout: /rollouts/eu/model.rollout',
    '/fleets/prod.rollout: gone.rollout',
  ]);
});

test('a table that moves', () => {
  expect(strings(sources, { from: '/plans/times.csv', to: '/plans/data/times-2.csv' }).slice(2, 3)).toEqual([
    '/plans/web.rollout: data/times-2.csv',
  ]);
});

test('links of a file', () => {
  const text = sources.files.get('/fleets/prod.rollout')?.text ?? '';
  expect(
    documentLinks(sources, '/fleets/prod.rollout').map(({ span, target }) => [
      text.slice(span.start, span.end),
      target,
    ]),
  ).toEqual([
    ['prod.csv', '/fleets/prod.csv'],
    ['/plans/model.rollout', '/plans/model.rollout'],
  ]);
  expect(documentLinks(sources, 'nowhere')).toEqual([]);
});
