// What holds of every refactoring, wherever in the examples it is asked for.
import type { Machine } from '@rollout/compiler';
import {
  applyEdits,
  type Change,
  type Diagnostic,
  format,
  lexemesOf,
  parse,
  type Refactoring,
  refactoringsAt,
} from '@rollout/language';
import { describe, expect, test } from 'vitest';
import { exampleFolders, type Folder, MADE, machinesOf, sourcesOf } from './testing/examples.ts';

/** All places, and all machines, take minutes: one in so many of each is looked at, unless all are asked for. */
const [PLACES, MACHINES] = process.env.ROLLOUT_EVERYWHERE === undefined ? [47, 16] : [1, 1];

const folders = [...exampleFolders(), MADE];
const MADE_TEXT = MADE.texts.get('made.rollout');
const met = new Map<string, number>();

describe.each(folders.map((folder) => [folder.name, folder] as const))('%s', (_, folder) => {
  const sources = sourcesOf(folder.texts);

  test.each([...sources.files.keys()])('%s', (path) => {
    const text = folder.texts.get(path) ?? '';
    const seen = new Set<string>();
    let count = 0;
    for (const span of placesIn(text)) {
      for (const refactoring of refactoringsAt(sources, path, span)) {
        const change = refactoring.change();
        const key = `${refactoring.title} ${JSON.stringify(change.edits)}`;
        if (seen.has(key)) continue;
        seen.add(key);
        met.set(refactoring.kind, (met.get(refactoring.kind) ?? 0) + 1);
        const texts = changed(folder.texts, change);
        const what = `${refactoring.title} at ${span.start}`;
        holdsOfText(folder, texts, refactoring, change, what);
        if (refactoring.keeps !== 'nothing' && count++ % MACHINES === 0) keeps(folder, texts, path, refactoring, what);
      }
    }
  });
});

test('all kinds are met', () => {
  expect(machinesOf(MADE.texts, 'made.rollout').machines).toHaveLength(1);
  expect([...met.keys()].sort()).toEqual([
    'refactor.extract.model',
    'refactor.extract.param',
    'refactor.inline.param',
    'refactor.move.declaration',
    'refactor.rewrite.doc',
    'refactor.rewrite.duration',
    'refactor.rewrite.name',
    'refactor.rewrite.parallel',
    'refactor.rewrite.ramp',
    'refactor.rewrite.stage',
  ]);
});

/** Before every token, over it, and from every line to some lines below. */
function placesIn(text: string): readonly { readonly start: number; readonly end: number }[] {
  const { tokens } = lexemesOf(text);
  const lines = [...text.matchAll(/\n/g)].map(({ index }) => index + 1);
  return [
    ...tokens.map(({ start }) => ({ start, end: start })),
    ...tokens.map(({ start, end }) => ({ start, end })),
    ...lines.flatMap((start, line) =>
      [1, 3, 6].flatMap((more) => {
        const end = lines[line + more];
        return end === undefined ? [] : [{ start: start + 2, end: end - 1 }];
      }),
    ),
  ].filter(
    ({ start, end }, index) => start <= end && index % (text === MADE_TEXT ? Math.min(3, PLACES) : PLACES) === 0,
  );
}

function changed(texts: Folder['texts'], { edits, creates }: Change): Folder['texts'] {
  const after = new Map(texts);
  for (const path of new Set(edits.map((edit) => edit.path))) {
    const own = edits.filter((edit) => edit.path === path);
    own.forEach(({ span }, index) => {
      expect(span.end).toBeLessThanOrEqual(own[index + 1]?.span.start ?? Number.POSITIVE_INFINITY);
    });
    after.set(path, applyEdits(texts.get(path) ?? '', own));
  }
  for (const { path, text } of creates) after.set(path, text);
  return after;
}

/** It is laid out and read as it was, and no comment is lost. */
function holdsOfText({ texts }: Folder, after: Folder['texts'], { kind }: Refactoring, change: Change, what: string) {
  for (const [path, text] of after) {
    if (!path.endsWith('.rollout') || text === texts.get(path)) continue;
    expect(parse(text).diagnostics, `${what}\n${text}`).toEqual([]);
    expect(format(text).text, what).toBe(text);
  }
  const missing = commentsOf(texts);
  for (const comment of commentsOf(after)) {
    const at = missing.indexOf(comment);
    if (at >= 0) missing.splice(at, 1);
  }
  // What documents a param goes with it, and two documentations cannot be one.
  const isGone = kind === 'refactor.inline.param' || kind === 'refactor.rewrite.stage';
  expect(
    missing.filter((comment) => !isGone || !comment.startsWith('///')),
    what,
  ).toEqual([]);
  for (const place of [change.renameAt, change.selectAt]) {
    if (place === undefined) continue;
    const { start, end } = place.span;
    expect(after.get(place.path)?.slice(start, end), what).toMatch(/^[\w-]+$|^".*"$|^What .* is for[.]$/);
  }
}

function commentsOf(texts: Folder['texts']): string[] {
  return [...texts]
    .filter(([path]) => path.endsWith('.rollout'))
    .flatMap(([, text]) => lexemesOf(text).comments.map((comment) => comment.text));
}

const before = new Map<string, ReturnType<typeof machinesOf>>();

function keeps(
  { name, texts }: Folder,
  after: Folder['texts'],
  path: string,
  { keeps, kind }: Refactoring,
  what: string,
) {
  const key = `${name}/${path}`;
  const own = before.get(key) ?? machinesOf(texts, path);
  before.set(key, own);
  const now = machinesOf(after, path);
  const errors = now.diagnostics.filter(({ severity }) => severity === 'error');
  if (own.machines.length === 0) return;
  expect(
    errors.map(({ message }) => message),
    `${what}\n${after.get(path)}`,
  ).toEqual([]);
  expect(newFindings(own.diagnostics, now.diagnostics), `${what}\n${after.get(path)}`).toEqual([]);
  const seen = keeps !== 'machine' ? stepsOf : kind === 'refactor.extract.model' ? orderless : nameless;
  expect(now.machines.map(seen), `${what}\n${after.get(path)}`).toEqual(own.machines.map(seen));
}

/** Codes that are told more often than before. */
function newFindings(before: readonly Diagnostic[], after: readonly Diagnostic[]): readonly string[] {
  const left = before.map(({ code }) => code);
  return after.flatMap(({ code, message }) => {
    const at = left.indexOf(code);
    if (at < 0) return [`${code}: ${message}`];
    left.splice(at, 1);
    return [];
  });
}

/** Without names that are made, what sentences and params say of themselves, and with what has no order in one. */
function nameless(machine: Machine): object {
  const { expectations, ...rest } = machine;
  const said = JSON.stringify({ ...rest, params: {} }, (key, value: unknown) => {
    return ['text', 'name', 'source'].includes(key) && !('rings' in machine) ? undefined : value;
  });
  const expected = expectations.map((each) => JSON.stringify({ ...each, text: '' })).sort();
  return { machine: JSON.parse(said), expected };
}

/** Bugs, checks and outages have no order that means anything, and a model that extends another has its own last. What is numbered is told by its name. */
function orderless(machine: Machine): unknown {
  const { bugs, checks } = machine.numbers;
  const sorted = (value: unknown, key = ''): unknown => {
    if (typeof value === 'number' && key === 'bug') return bugs[value]?.name;
    if (typeof value === 'number' && key === 'check') return checks[value]?.name;
    if (Array.isArray(value)) return value.map((each) => JSON.stringify(sorted(each))).sort();
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([own, each]) => [own, sorted(each, own)]));
  };
  return sorted(machine);
}

/** What each step does, in order. */
function stepsOf({ steps }: Machine): readonly object[] {
  return steps.map((step) => {
    const { name, source, text, stage, next, ...does } = step;
    const what = 'retryFrom' in does ? { ...does, retryFrom: 0 } : does;
    return { ...what, ...('parallel' in what ? { parallel: what.parallel.at(-1) } : {}) };
  });
}
