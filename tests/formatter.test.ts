// The formatter changes white space and nothing else, gives its own layout again, and every plan of ours has it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serialiseMachine } from '@rollout/compiler';
import { type Example, exampleFiles, format, hasErrors, parse } from '@rollout/language';
import { catalog, memoryFileSystem, openDocument, Phase } from '@rollout/workspace';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomSource } from '../packages/compiler/src/testing/random-source.ts';
import { lexemesOf } from '../packages/language/src/syntax/index.ts';
import { scrambled } from '../packages/language/src/testing/scrambled.ts';
import { readText, repositoryFiles, root } from './support/repository.ts';

type Files = Readonly<Record<string, string>>;

const examples = readdirSync(join(root, 'examples')).flatMap((example) => {
  const folder = join(root, 'examples', example);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files: Files = Object.fromEntries(
    names
      .filter((name) => /[.](?:rollout|csv|json)$/.test(name) && !name.includes('baselines'))
      .map((name) => [`/${example}/${name}`, readFileSync(join(folder, name), 'utf8')]),
  );
  return Object.keys(files).flatMap((path) => (path.endsWith('.rollout') ? [{ path, files }] : []));
});

const snippets = repositoryFiles()
  .filter((path) => /^(?:README|docs\/[^/]*)[.]md$/.test(path))
  .flatMap((path) => [...readText(path).matchAll(/```rollout(?: in=[\w-]+)?\n([\s\S]*?)```/g)])
  .flatMap(([, text = '']) => text);

const pages = [...catalog].flatMap(([code, { page }]) =>
  [page.raises, page.avoids].flatMap((example) => textsOf(example).map((text) => ({ code, text }))),
);

/** Plans, and nothing whose text is long on purpose. */
function textsOf(example: Example): readonly string[] {
  if (typeof example !== 'string' && 'shown' in example) return [];
  return exampleFiles(example).flatMap(({ path, text }) => (path.endsWith('.rollout') ? [text] : []));
}

/** What no layout may change. */
const substance = (text: string): readonly string[] => lexemesOf(text).tokens.map((token) => token.text);
const comments = (text: string): readonly string[] =>
  lexemesOf(text).comments.map((comment) => comment.text.replaceAll(/\s+/g, ' ').trim());

/** The layout of a text, once it has been looked at. */
function laidOut(text: string, width = 100): string {
  const { text: once } = format(text, { width });
  expect(substance(once)).toEqual(substance(text));
  expect(comments(once)).toEqual(comments(text));
  expect(format(once, { width })).toMatchObject({ text: once, edits: [] });
  return once;
}

/** The machines of all plans of a file, and all that is found in it. */
async function meaning(path: string, files: Files): Promise<unknown> {
  const fileSystem = memoryFileSystem(files);
  const options = { fileSystem, upTo: Phase.Proven, scenario: { kind: 'every' } } as const;
  const { plans, diagnostics } = await openDocument(path, options);
  return [
    plans.map(({ name, scenario, machine }) => [name, scenario, machine && serialiseMachine(machine)]),
    diagnostics.map(({ code }) => code).sort(),
  ];
}

describe('a plan means what it meant', () => {
  it.each(examples)('$path', async ({ path, files }) => {
    const before = await meaning(path, files);
    for (const width of [100, 40]) {
      expect(await meaning(path, { ...files, [path]: laidOut(files[path] ?? '', width) })).toEqual(before);
    }
  });

  it('whatever sentences it consists of', async () => {
    await fc.assert(
      fc.asyncProperty(randomSource, fc.constantFrom(100, 60), async (text, width) => {
        const once = laidOut(text, width);
        expect(await meaning('/p.rollout', { '/p.rollout': once })).toEqual(
          await meaning('/p.rollout', { '/p.rollout': text }),
        );
      }),
      { seed: 20_261_122, numRuns: 60 },
    );
  });

  it('on the pages of diagnostics, wrong plans included', () => {
    for (const { text } of pages) laidOut(text);
  });

  it('in the documents', () => {
    for (const text of snippets) laidOut(text);
  });
});

describe('however it was written', () => {
  const texts = examples.map(({ path, files }) => ({ path, text: files[path] ?? '' }));

  it.each(texts)('$path has the same tokens and comments, and lines that fit', ({ text }) => {
    fc.assert(
      fc.property(scrambled(text, 0.08), fc.constantFrom(100, 50), (written, width) => {
        const lines = laidOut(written, width).split('\n');
        expect(lines.filter((line) => /[ \t\r]$/.test(line))).toEqual([]);
        expect(lines.filter((line) => line.length > width && mayBeBroken(line))).toEqual([]);
      }),
      { seed: 20_261_122, numRuns: 4 },
    );
  });

  /** Not for a comment, nor a word and what it stands right in front of, longer than the line together. */
  const mayBeBroken = (line: string): boolean =>
    !/\/\/|\/\*|\*\//.test(line) && !/^\s*(?:[\w.-]+ ){0,3}(?:"[^"]*"|\S+),?(?: \{)?$/.test(line);
});

describe('every plan of ours is laid out', () => {
  it.each(examples)('$path', ({ path, files }) => {
    const text = files[path] ?? '';
    expect(format(text).text).toBe(text);
  });

  it('among the templates', () => {
    const templates = repositoryFiles().filter((path) => /^packages\/cli\/templates\/[^/]*[.]rollout$/.test(path));
    expect(templates.filter((path) => format(readText(path)).text !== readText(path))).toEqual([]);
  });

  it('on the pages of diagnostics, where it is right', () => {
    const right = pages.filter(({ text }) => !hasErrors(parse(text).diagnostics));
    const whole = right.map(({ code, text }) => ({ code, text: text.endsWith('\n') ? text : `${text}\n` }));
    expect(whole.filter(({ text }) => format(text).text !== text)).toEqual([]);
  });

  it('in the documents, where it is right', () => {
    const right = snippets.filter((text) => !hasErrors(parse(text).diagnostics));
    expect(right.filter((text) => format(text).text !== text)).toEqual([]);
  });
});
