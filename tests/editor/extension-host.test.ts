// What the extension answers to the rest of VS Code: asked from inside the extension host, as other extensions ask.
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openChromium } from '../pictures/support/chromium.ts';
import { readText } from '../support/repository.ts';
import { type ExtensionHost, openExtensionHost } from './support/extension-host.ts';
import { hasVscode } from './support/installed-vscode.ts';
import { PATIENCE, PATIENTLY } from './support/patience.ts';
import { startVscode, type VscodeServer } from './support/vscode-server.ts';

const CAREFUL = readText('examples/careful/careful.rollout');
const SHOP = 'topology shop {\n  region west { server[3] }\n}\n';
const USING =
  'import { shop } from "./shop.rollout"\n\nplan using-it on shop {\n  stage first {\n    deplo all in west\n  }\n}\n';

/** Of the first place where `text` is written; `into` characters on. */
function placeOf(whole: string, text: string, into = 1): { readonly line: number; readonly character: number } {
  const before = whole.slice(0, whole.indexOf(text) + into).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

describe.skipIf(!hasVscode)('inside the extension host (needs VS Code and chromium)', { timeout: PATIENCE }, () => {
  let browser: Browser;
  let server: VscodeServer;
  let host: ExtensionHost;

  beforeAll(async () => {
    const files = { 'careful.rollout': CAREFUL, 'shop.rollout': SHOP, 'using.rollout': USING };
    browser = await openChromium();
    server = await startVscode({ files });
    host = await openExtensionHost(browser, server);
  }, PATIENCE);

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  }, PATIENCE);

  const pathOf = (name: string): string => join(server.workspace, name);

  it('is active, with its server, once a plan is open', async () => {
    const state = await host.run(async (vscode, path) => {
      const document = await vscode.workspace.openTextDocument(path);
      await vscode.window.showTextDocument(document);
      const extension = vscode.extensions.getExtension('rollout.rollout-vscode');
      await extension?.activate();
      return [document.languageId, extension?.isActive];
    }, pathOf('careful.rollout'));
    expect(state).toEqual(['rollout', true]);
  });

  it('tells mistakes, with their pages', async () => {
    const ask = () =>
      host.run(async (vscode, path) => {
        const { uri } = await vscode.workspace.openTextDocument(path);
        return vscode.languages
          .getDiagnostics(uri)
          .filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error)
          .map(({ message, range, source, code }) => [message, range.start.line, source, typeof code]);
      }, pathOf('using.rollout'));
    await expect.poll(ask, PATIENTLY).not.toEqual([]);
    const [first] = await ask();
    expect(first).toEqual([expect.stringContaining('deplo'), 4, 'rollout', 'object']);
  });

  it('completes', async () => {
    const labels = await host.run(
      async (vscode, at) => {
        const [file] = await vscode.workspace.findFiles('careful.rollout');
        const place = new vscode.Position(at.line, at.character);
        const command = 'vscode.executeCompletionItemProvider';
        const list: { items: { label: string | { label: string } }[] } = await vscode.commands.executeCommand(
          command,
          file,
          place,
        );
        return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      },
      placeOf(CAREFUL, 'in west', 3),
    );
    expect(labels).toEqual(expect.arrayContaining(['west', 'east']));
  });

  it('hovers, and goes to where a name is declared, in another file too', async () => {
    const [hover, to] = await host.run(
      async (vscode, { soak, shop }) => {
        const [careful] = await vscode.workspace.findFiles('careful.rollout');
        const [using] = await vscode.workspace.findFiles('using.rollout');
        const hovers: { contents: { value: string }[] }[] = await vscode.commands.executeCommand(
          'vscode.executeHoverProvider',
          careful,
          new vscode.Position(soak.line, soak.character),
        );
        const found: { targetUri: { path: string }; targetRange: { start: { line: number } } }[] =
          await vscode.commands.executeCommand(
            'vscode.executeDefinitionProvider',
            using,
            new vscode.Position(shop.line, shop.character),
          );
        const text = hovers.flatMap(({ contents }) => contents.map(({ value }) => value)).join('\n');
        return [
          text,
          found.map((each) => [each.targetUri.path.split('/').pop(), each.targetRange.start.line]),
        ] as const;
      },
      { soak: placeOf(CAREFUL, 'wait first-soak', 6), shop: placeOf(USING, 'on shop', 4) },
    );
    expect(hover).toContain('24h');
    expect(to).toEqual([['shop.rollout', 0]]);
  });

  it('lists what a file declares, and where a name is used', async () => {
    const [names, lines] = await host.run(
      async (vscode, at) => {
        const [file] = await vscode.workspace.findFiles('careful.rollout');
        const symbols: { name: string; children: { name: string }[] }[] = await vscode.commands.executeCommand(
          'vscode.executeDocumentSymbolProvider',
          file,
        );
        const places: { range: { start: { line: number } } }[] = await vscode.commands.executeCommand(
          'vscode.executeReferenceProvider',
          file,
          new vscode.Position(at.line, at.character),
        );
        return [symbols.map(({ name }) => name), places.map(({ range }) => range.start.line)] as const;
      },
      placeOf(CAREFUL, 'param soak', 7),
    );
    expect(names).toEqual(['shop', 'measured', 'careful']);
    expect(lines).toHaveLength(3);
  });

  it('offers what puts a mistake right', async () => {
    const titles = await host.run(
      async (vscode, at) => {
        const [file] = await vscode.workspace.findFiles('using.rollout');
        const place = new vscode.Position(at.line, at.character);
        const actions: { title: string }[] = await vscode.commands.executeCommand(
          'vscode.executeCodeActionProvider',
          file,
          new vscode.Range(place, place),
          'quickfix',
        );
        return actions.map(({ title }) => title);
      },
      placeOf(USING, 'deplo'),
    );
    expect(titles.filter((title) => title.includes('deploy'))).not.toEqual([]);
  });

  it('lays out an untidy text, and renames in all files', async () => {
    const [edits, renamed] = await host.run(
      async (vscode, at) => {
        const untidy = await vscode.workspace.openTextDocument({
          language: 'rollout',
          content: 'topology   t {\nregion a {   server[3] }\n}\n',
        });
        const found: unknown[] = await vscode.commands.executeCommand(
          'vscode.executeFormatDocumentProvider',
          untidy.uri,
          { tabSize: 2, insertSpaces: true },
        );
        const [file] = await vscode.workspace.findFiles('using.rollout');
        const edit: { entries: () => [{ path: string }, unknown[]][] } = await vscode.commands.executeCommand(
          'vscode.executeDocumentRenameProvider',
          file,
          new vscode.Position(at.line, at.character),
          'store',
        );
        const counts = edit.entries().map(([{ path }, own]) => [path.split('/').pop(), own.length]);
        return [found.length, counts] as const;
      },
      placeOf(USING, 'on shop', 4),
    );
    expect(edits).toBeGreaterThan(0);
    expect([...renamed].sort()).toEqual([
      ['shop.rollout', 1],
      ['using.rollout', 2],
    ]);
  });

  it('hints at what stages come to, and has lenses with what is known', async () => {
    const ask = () =>
      host.run(async (vscode, lines) => {
        const [file] = await vscode.workspace.findFiles('careful.rollout');
        const hints: { label: string | { value: string }[] }[] = await vscode.commands.executeCommand(
          'vscode.executeInlayHintProvider',
          file,
          new vscode.Range(0, 0, lines, 0),
        );
        const lenses: { command?: { title: string } }[] = await vscode.commands.executeCommand(
          'vscode.executeCodeLensProvider',
          file,
          100,
        );
        // What is said at one place is one hint of several parts.
        const text = hints.flatMap(({ label }) =>
          typeof label === 'string' ? [label] : label.map(({ value }) => value),
        );
        return [...text, ...lenses.map(({ command }) => command?.title)];
      }, CAREFUL.split('\n').length);
    await expect
      .poll(ask, PATIENTLY)
      .toEqual(
        expect.arrayContaining([
          '40 servers, 16.7% so far',
          'Simulate',
          'P50 2d 2h · escape of crash 0.226% · exact',
          '✓ met · proven',
        ]),
      );
  });

  it('says which values a distribution takes, and which of them is being written', async () => {
    const [label, active] = await host.run(
      async (vscode, at) => {
        const [file] = await vscode.workspace.findFiles('careful.rollout');
        const help: { signatures: { label: string }[]; activeSignature: number; activeParameter: number } =
          await vscode.commands.executeCommand(
            'vscode.executeSignatureHelpProvider',
            file,
            new vscode.Position(at.line, at.character),
          );
        return [help.signatures[help.activeSignature]?.label, help.activeParameter] as const;
      },
      placeOf(CAREFUL, 'exponential(', 12),
    );
    expect([label, active]).toEqual(['exponential(mean 250 server-hours)', 0]);
  });

  it('finds names in all files, lights them in one, and widens a selection by what is written', async () => {
    const [symbols, lit, selected] = await host.run(
      async (vscode, at) => {
        const [file] = await vscode.workspace.findFiles('careful.rollout');
        const place = new vscode.Position(at.line, at.character);
        const found: { name: string; location: { uri: { path: string } } }[] = await vscode.commands.executeCommand(
          'vscode.executeWorkspaceSymbolProvider',
          'shop',
        );
        const highlights: unknown[] = await vscode.commands.executeCommand(
          'vscode.executeDocumentHighlights',
          file,
          place,
        );
        type Selected = { range: { start: { line: number }; end: { line: number } }; parent?: Selected };
        const ranges: Selected[] = await vscode.commands.executeCommand('vscode.executeSelectionRangeProvider', file, [
          place,
        ]);
        const lines: number[] = [];
        for (let range = ranges[0]; range !== undefined; range = range.parent)
          lines.push(range.range.end.line - range.range.start.line);
        return [
          found.map(({ name, location }) => `${name} ${location.uri.path.split('/').pop()}`),
          highlights.length,
          lines,
        ] as const;
      },
      placeOf(CAREFUL, 'param soak', 7),
    );
    expect([...symbols].sort()).toEqual(['shop careful.rollout', 'shop shop.rollout']);
    expect(lit).toBe(3);
    expect(selected[0]).toBe(0);
    expect(selected.at(-1)).toBeGreaterThan(40);
    expect([...selected].sort((a, b) => a - b)).toEqual(selected);
  });

  it('checks all plans in a task, whose problem matcher reads what it says', async () => {
    const [names, code] = await host.run(async (vscode) => {
      const all = await vscode.tasks.fetchTasks({ type: 'rollout' });
      const check = all.find(({ name }) => name === 'check');
      const ended = new Promise<number | undefined>((resolve) => {
        const listener = vscode.tasks.onDidEndTaskProcess(({ exitCode }) => {
          listener.dispose();
          resolve(exitCode);
        });
      });
      if (check !== undefined) await vscode.tasks.executeTask(check);
      return [all.map(({ name, problemMatchers }) => [name, problemMatchers]), await ended] as const;
    }, null);
    expect(names).toEqual([
      ['check', ['$rollout']],
      ['test', []],
    ]);
    // A mistake is there.
    expect(code).toBe(1);
  });

  it('shows a hint as long as its setting is on', async () => {
    const ask = () =>
      host.run(async (vscode, lines) => {
        const [file] = await vscode.workspace.findFiles('careful.rollout');
        const hints: { label: string | { value: string }[] }[] = await vscode.commands.executeCommand(
          'vscode.executeInlayHintProvider',
          file,
          new vscode.Range(0, 0, lines, 0),
        );
        return JSON.stringify(hints.map(({ label }) => label));
      }, CAREFUL.split('\n').length);
    const set = (value: boolean | null) =>
      host.run(async (vscode, servers) => {
        const target = vscode.ConfigurationTarget.Workspace;
        await vscode.workspace.getConfiguration('rollout').update('hints.servers', servers ?? undefined, target);
      }, value);
    await set(false);
    await expect.poll(ask, PATIENTLY).not.toContain('so far');
    expect(await ask()).toContain('reached');
    await set(null);
    await expect.poll(ask, PATIENTLY).toContain('so far');
  });

  it('colours by meaning, folds, and links imports to their files', async () => {
    const [tokens, folds, links] = await host.run(async (vscode) => {
      const [careful] = await vscode.workspace.findFiles('careful.rollout');
      const [using] = await vscode.workspace.findFiles('using.rollout');
      const colours: { data: { length: number } } = await vscode.commands.executeCommand(
        'vscode.provideDocumentSemanticTokens',
        careful,
      );
      const ranges: unknown[] = await vscode.commands.executeCommand('vscode.executeFoldingRangeProvider', careful);
      const targets: { target?: { path: string } }[] = await vscode.commands.executeCommand(
        'vscode.executeLinkProvider',
        using,
      );
      return [colours.data.length, ranges.length, targets.map(({ target }) => target?.path.split('/').pop())] as const;
    }, null);
    expect(tokens).toBeGreaterThan(100);
    expect(folds).toBeGreaterThan(5);
    expect(links).toEqual(['shop.rollout']);
  });

  it('follows a file that is renamed, and forgets one that is deleted', async () => {
    const wrongIn = (name: string) =>
      host.run(async (vscode, path) => {
        const all = vscode.languages.getDiagnostics(vscode.Uri.file(path));
        return all.map(({ message }) => message).filter((message) => message.includes('deplo'));
      }, pathOf(name));
    const imported = await host.run(
      async (vscode, { from, to, using }) => {
        const edit = new vscode.WorkspaceEdit();
        edit.renameFile(vscode.Uri.file(from), vscode.Uri.file(to));
        await vscode.workspace.applyEdit(edit);
        return (await vscode.workspace.openTextDocument(using)).lineAt(0).text;
      },
      { from: pathOf('shop.rollout'), to: pathOf('store.rollout'), using: pathOf('using.rollout') },
    );
    expect(imported).toBe('import { shop } from "./store.rollout"');
    expect(await wrongIn('using.rollout')).not.toEqual([]);
    // As the explorer does it, while its editor is open.
    await host.run(async (vscode, path) => {
      const document = await vscode.workspace.openTextDocument(path);
      await vscode.window.showTextDocument(document);
      await document.save();
      const edit = new vscode.WorkspaceEdit();
      edit.deleteFile(document.uri);
      await vscode.workspace.applyEdit(edit);
    }, pathOf('using.rollout'));
    await expect.poll(() => wrongIn('using.rollout'), PATIENTLY).toEqual([]);
  });

  it('has its commands', async () => {
    const missing = await host.run(async (vscode, wanted) => {
      const known = new Set(await vscode.commands.getCommands(true));
      return wanted.filter((command) => !known.has(command));
    }, declaredCommands());
    expect(missing).toEqual([]);
  });
});

function declaredCommands(): readonly string[] {
  // Our own file.
  const { contributes } = JSON.parse(readText('packages/vscode-extension/package.json')) as {
    contributes: { commands: { command: string }[] };
  };
  return contributes.commands.map(({ command }) => command);
}
