// What an editor lists of a file, once all is computed, is what `check` lists; what it formats and fixes is what `fmt` and `check --fix` write.
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { exampleFiles } from '@rollout/language';
import { catalog } from '@rollout/workspace';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CodeAction, Diagnostic, TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { rollout } from '../../packages/cli/src/testing/fake-terminal.ts';
import { uriOf } from '../../packages/language-server/src/convert/uri.ts';
import { startServer, type TestClient } from '../../packages/language-server/src/testing/client.ts';
import { root } from '../support/repository.ts';

const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'rollout-findings-')));
afterAll(() => rmSync(scratch, { recursive: true }));

/** A file, and all files around it. */
interface Case {
  readonly folder: string;
  readonly path: string;
}

/** Every so manieth: all of them take a while. */
const ONE_IN = { examples: 4, pages: 12 };

/** Copies, for some of them are written to. */
const examples = readdirSync(join(root, 'examples'))
  .filter((_, index) => index % ONE_IN.examples === 0)
  .flatMap((folder): Case[] => {
    const copy = join(scratch, folder);
    cpSync(join(root, 'examples', folder), copy, { recursive: true });
    writeFileSync(join(copy, '.git'), '');
    return readdirSync(copy)
      .filter((name) => name.endsWith('.rollout'))
      .map((name) => ({ folder: copy, path: join(copy, name) }));
  });

const pages = [...catalog]
  .filter((_, index) => index % ONE_IN.pages === 0)
  .flatMap(([code, { page }]): Case[] => {
    const files = exampleFiles(page.raises);
    const [first] = files;
    if (first === undefined || files.some(({ text }) => text.length > 100_000)) return [];
    const folder = join(scratch, code);
    for (const { path, text } of files) {
      const at = join(folder, 'plans', path);
      mkdirSync(dirname(at), { recursive: true });
      writeFileSync(at, text);
    }
    writeFileSync(join(folder, '.git'), '');
    return [{ folder, path: join(folder, 'plans', first.path) }];
  });

function filesIn(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name)));
  return Object.fromEntries(
    paths.filter((path) => statSync(path).isFile()).map((path) => [path, readFileSync(path, 'utf8')]),
  );
}

const SEVERITY = { error: 1, warning: 2, hint: 3 } as const;

/** As the protocol has it: what `check` says of this very file. */
async function checked({ path, folder }: Case): Promise<readonly object[]> {
  const { stdout } = await rollout(['check', path, '--format', 'json'], { cwd: folder });
  const { diagnostics }: { diagnostics: readonly Printed[] } = JSON.parse(stdout);
  return diagnostics
    .filter(({ file }) => join(folder, file) === path || file === path)
    .map(({ code, severity, message, help, range }) => ({
      code,
      severity: SEVERITY[severity],
      message: help === null ? message : `${message}\n${help}`,
      range: { start: place(range.start), end: place(range.end) },
    }));
}

interface Printed {
  readonly code: string;
  readonly severity: keyof typeof SEVERITY;
  readonly message: string;
  readonly help: string | null;
  readonly file: string;
  readonly range: { readonly start: Place; readonly end: Place };
}
interface Place {
  readonly line: number;
  readonly column: number;
}
const place = ({ line, column }: Place) => ({ line: line - 1, character: column - 1 });

/** Keys in one order. */
const onlyPlace = ({ line, character }: Diagnostic['range']['start']) => ({ line, character });

const shown = (items: readonly Diagnostic[]): readonly object[] =>
  items.map(({ code, severity, message, range: { start, end }, tags }) => ({
    code,
    // What is never used is faded.
    severity: severity === 4 && tags !== undefined ? SEVERITY.hint : severity,
    message,
    range: { start: onlyPlace(start), end: onlyPlace(end) },
  }));

/** In any order. */
const listed = (all: readonly object[]): readonly string[] => all.map((each) => JSON.stringify(each)).sort();

describe.each([
  ['examples', examples],
  ['pages of the catalog', pages],
])('of the %s', (_, cases) => {
  let client: TestClient;
  beforeAll(async () => {
    const folders = [...new Set(cases.map(({ folder }) => folder))];
    const files = Object.assign({}, ...folders.map(filesIn));
    const settings = { diagnostics: { delay: 0, workspace: false } };
    client = await startServer({ meaning: true, files, folders, settings });
    for (const { path } of cases) await client.open(path, readFileSync(path, 'utf8'));
  });
  afterAll(() => client.stop());

  test('an editor lists what `check` lists', async () => {
    const left = new Map<string, readonly string[]>();
    for (const each of cases) left.set(each.path, listed(await checked(each)));
    // What has been computed comes file by file; a file of which something else is listed for good is waited for in vain.
    await client.until(async () => {
      for (const [path, expected] of left) {
        if (JSON.stringify(listed(shown(await client.pull(path)))) === JSON.stringify(expected)) left.delete(path);
      }
      return left.size === 0;
    });
    expect([...left]).toEqual([]);
  });

  test('a file is laid out as `fmt` lays it out', async () => {
    for (const { path, folder } of cases) {
      const before = readFileSync(path, 'utf8');
      const edits = await client.ask<TextEdit[] | null>('textDocument/formatting', {
        textDocument: { uri: uriOf(path) },
        options: { tabSize: 2, insertSpaces: true },
      });
      await rollout(['fmt', path], { cwd: folder });
      expect(edited(before, edits ?? []), path).toBe(readFileSync(path, 'utf8'));
      writeFileSync(path, before);
    }
  });

  test('all is fixed that `check --fix` fixes', async () => {
    for (const { path, folder } of cases) {
      const before = readFileSync(path, 'utf8');
      const [action] = await client.ask<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri: uriOf(path) },
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
        context: { diagnostics: [], only: ['source.fixAll'] },
      });
      const whole = action === undefined ? null : await client.ask<CodeAction>('codeAction/resolve', action);
      await rollout(['check', '--fix', path], { cwd: folder });
      expect(edited(before, editsOf(whole, path)), path).toBe(readFileSync(path, 'utf8'));
      writeFileSync(path, before);
    }
  });
});

const edited = (text: string, edits: readonly TextEdit[]): string =>
  TextDocument.applyEdits(TextDocument.create('', 'rollout', 1, text), [...edits]);

function editsOf(action: CodeAction | null, path: string): readonly TextEdit[] {
  const uri = uriOf(path);
  return (action?.edit?.documentChanges ?? []).flatMap((each) =>
    'edits' in each && each.textDocument.uri === uri
      ? each.edits.flatMap((edit) => ('newText' in edit ? [edit] : []))
      : [],
  );
}
