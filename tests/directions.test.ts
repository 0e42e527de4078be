// Who may import whom. The rules stand in .dependency-cruiser.mjs; here the sources are held to them, and each rule is
// shown to see the mistake that it is there for.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { cruise } from 'dependency-cruiser';
import { describe, expect, it } from 'vitest';
import configuration from '../.dependency-cruiser.mjs';
import { root } from './support/repository.ts';

describe('the sources', () => {
  it('keep to the directions', async () => {
    const command = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
    const cruised = promisify(execFile)(process.execPath, [command, 'packages', 'scripts', 'tests'], { cwd: root });
    // What was found wrong is on standard output, which the thrown error carries along.
    const said = await cruised.then(
      () => '',
      (error: { stdout: string }) => error.stdout,
    );
    expect(said).toBe('');
    // Every import of every file is followed.
  }, 600_000);
});

/** Makes a little repository of these files and names the rules that it breaks. */
async function broken(files: Record<string, string>): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'rollout-directions-'));
  try {
    writeFileSync(join(folder, 'package.json'), '{"devDependencies":{"vitest":"1.0.0"}}');
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const { forbidden = [], options = {} } = configuration;
    const { enhancedResolveOptions, ...plain } = options;
    const { output } = await cruise(
      ['packages'],
      { ...plain, baseDir: folder, validate: true, ruleSet: { forbidden } },
      enhancedResolveOptions,
    );
    if (typeof output === 'string') throw new Error(output);
    return [...new Set(output.summary.violations.map(({ rule }) => rule.name))].sort();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('a rule sees', () => {
  const face = 'export const face = 1;\n';
  const faces = Object.fromEntries(
    ['language', 'compiler', 'simulator', 'report', 'workspace', 'language-server', 'cli', 'vscode-extension'].map(
      (name) => [`packages/${name}/src/index.ts`, face],
    ),
  );

  it('nothing wrong with a package that uses the face of one before it', async () => {
    const uses = "export { face } from '../../language/src/index.ts';\n";
    expect(await broken({ ...faces, 'packages/simulator/src/index.ts': uses })).toEqual([]);
  });

  it.each([
    ['language', 'compiler'],
    ['compiler', 'simulator'],
    ['simulator', 'report'],
    ['report', 'workspace'],
    ['simulator', 'workspace'],
    ['workspace', 'language-server'],
    ['language-server', 'cli'],
    ['cli', 'vscode-extension'],
    ['vscode-extension', 'cli'],
  ])('%s using %s', async (inner, outer) => {
    const uses = `export { face } from '../../${outer}/src/index.ts';\n`;
    expect(await broken({ ...faces, [`packages/${inner}/src/index.ts`]: uses })).toEqual([
      `${inner}-uses-only-what-stands-before-it`,
    ]);
  });

  it('a package reaching behind the face of another', async () => {
    const files = {
      'packages/language/src/room.ts': face,
      'packages/compiler/src/index.ts': "export type { face } from '../../language/src/room.ts';\n",
    };
    expect(await broken(files)).toEqual(['packages-meet-at-their-faces']);
  });

  it('a circle, of types alone too', async () => {
    const files = {
      'packages/language/src/a.ts': "import type { B } from './b.ts';\nexport interface A { b: B }\n",
      'packages/language/src/b.ts': "import type { A } from './a.ts';\nexport interface B { a: A }\n",
    };
    expect(await broken(files)).toEqual(['no-circles']);
  });

  it('chevrotain outside the syntax', async () => {
    const uses = "import 'chevrotain';\n";
    expect(await broken({ 'packages/language/src/semantics/names.ts': uses })).toContain(
      'only-syntax-knows-chevrotain',
    );
    expect(await broken({ 'packages/language/src/syntax/lexer.ts': uses })).not.toContain(
      'only-syntax-knows-chevrotain',
    );
  });

  it('a module of Node below the command line, but not in its tests', async () => {
    const uses = "import 'node:fs';\n";
    expect(await broken({ 'packages/simulator/src/kernel.ts': uses })).toEqual(['no-io-below-the-doors']);
    expect(await broken({ 'packages/simulator/src/kernel.test.ts': uses })).toEqual([]);
    expect(await broken({ 'packages/cli/src/main.ts': uses })).toEqual([]);
    expect(await broken({ 'packages/language-server/src/server.ts': uses })).toEqual(['no-io-below-the-doors']);
    expect(await broken({ 'packages/language-server/src/node/main.ts': uses })).toEqual([]);
  });

  it('the protocol of editors anywhere but where they are served', async () => {
    const uses = "import 'vscode-languageserver';\n";
    const rule = 'only-what-serves-editors-knows-their-protocol';
    expect(await broken({ 'packages/workspace/src/documents.ts': uses })).toContain(rule);
    expect(await broken({ 'packages/language-server/src/server.ts': uses })).not.toContain(rule);
  });

  it('the server needing a place that it runs in', async () => {
    const files = {
      'packages/language-server/src/node/disk.ts': face,
      'packages/language-server/src/server.ts': "export { face } from './node/disk.ts';\n",
    };
    expect(await broken(files)).toEqual(['the-server-knows-its-places-last']);
  });

  it.each([
    ['schema', 'syntax', 'schema-imports-nothing'],
    ['syntax', 'semantics', 'syntax-knows-no-meaning'],
    ['semantics', 'rules', 'semantics-knows-no-tools'],
  ])('%s using %s', async (inner, outer, rule) => {
    const files = {
      [`packages/language/src/${outer}/room.ts`]: face,
      [`packages/language/src/${inner}/room.ts`]: `export { face } from '../${outer}/room.ts';\n`,
    };
    expect(await broken(files)).toEqual([rule]);
  });

  it.each([
    ['text', 'pictures', 'text-draws-nothing'],
    ['pictures', 'terminal', 'text-stands-below-the-terminal'],
    ['fleet', 'terminal', 'text-stands-below-the-terminal'],
  ])('of report %s using %s', async (inner, outer, rule) => {
    const files = {
      [`packages/report/src/${outer}/room.ts`]: face,
      [`packages/report/src/${inner}/room.ts`]: `export { face } from '../${outer}/room.ts';\n`,
    };
    expect(await broken(files)).toEqual([rule]);
  });

  it('what ships using a test or its helpers', async () => {
    const files = {
      'packages/compiler/src/testing/plans.ts': face,
      'packages/compiler/src/index.ts': "export { face } from './testing/plans.ts';\n",
    };
    expect(await broken(files)).toEqual(['what-ships-needs-no-tests']);
  });

  it('an import that leads nowhere', async () => {
    expect(await broken({ 'packages/cli/src/main.ts': "import './gone.ts';\n" })).toEqual(['everything-is-found']);
  });
});
