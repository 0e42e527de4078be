import { join } from 'node:path';
import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { VscodeServer } from './vscode-server.ts';

/** VS Code in a page, as its user sees it. */
export interface Workbench {
  readonly page: Page;
  /** What the page has complained of: errors of scripts, and of the policies of pages in it. */
  readonly complaints: readonly string[];
  /** Runs a command by its title in the palette. */
  readonly command: (title: string) => Promise<void>;
  /** Opens a file of the folder; the editor has the focus then. */
  readonly open: (path: string) => Promise<void>;
  /** Puts the cursor at a line and a column, both from 1. */
  readonly goTo: (line: number, column?: number) => Promise<void>;
  /** The lines that are in sight, of the editor that has the focus or the first one. */
  readonly visibleText: () => Promise<string>;
  /** Waits until a text stands in the lines that are in sight. */
  readonly shows: (text: string) => Promise<void>;
  /** Of the last place in sight where a word stands by itself, as the page draws it; '' where none does. */
  readonly colourOf: (word: string) => Promise<string>;
  /** What stands inside of the page of a panel. */
  readonly panel: (index?: number) => FrameLocator;
  readonly close: () => Promise<void>;
}

export interface WorkbenchOptions {
  readonly theme?: 'light' | 'dark';
  /** A file that is open from the start. */
  readonly file?: string;
  /** A folder with the manifest of an extension, and a script in it that is run as its tests. */
  readonly testsOf?: { readonly extension: string; readonly script: string };
  readonly size?: { readonly width: number; readonly height: number };
}

export async function openWorkbench(
  browser: Browser,
  server: VscodeServer,
  { theme = 'dark', file, testsOf, size = { width: 1400, height: 900 } }: WorkbenchOptions = {},
): Promise<Workbench> {
  const context = await browser.newContext({ viewport: size, colorScheme: theme });
  // Beside other tests, on two cores, all takes longer.
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  const host = `127.0.0.1:${server.port}`;
  const address = new URL(`http://${host}/`);
  address.searchParams.set('folder', server.workspace);
  const uriOf = (path: string): string => `vscode-remote://${host}${path}`;
  const payload: (readonly [string, string])[] = [];
  if (file !== undefined) payload.push(['openFile', uriOf(join(server.workspace, file))]);
  if (testsOf !== undefined) {
    const { extension, script } = testsOf;
    payload.push(['extensionDevelopmentPath', uriOf(extension)]);
    payload.push(['extensionTestsPath', uriOf(join(extension, script))]);
    // What VS Code says to whoever runs such tests.
    await page.exposeFunction('codeAutomationLog', () => {});
    await page.exposeFunction('codeAutomationExit', () => {});
  }
  if (payload.length > 0) address.searchParams.set('payload', JSON.stringify(payload));
  await page.goto(address.href);
  await page.locator('.monaco-workbench .statusbar').waitFor();
  const workbench: Workbench = {
    page,
    complaints,
    command: (title) => runCommand(page, title),
    open: (path) => openFile(page, path),
    goTo: (line, column = 1) => goTo(page, line, column),
    visibleText: () => visibleText(page),
    shows: (text) => shows(page, text),
    colourOf: (word) => colourOf(page, word),
    panel: (index = 0) => page.frameLocator('iframe.webview').nth(index).frameLocator('iframe#active-frame'),
    close: () => context.close(),
  };
  if (file !== undefined) await editorOf(page).waitFor();
  await page.locator(`.monaco-workbench.${theme === 'dark' ? 'vs-dark' : 'vs'}`).waitFor();
  return workbench;
}

const editorOf = (page: Page): Locator => page.locator('.editor-instance .monaco-editor').first();
const focusedEditor = (page: Page): Locator => page.locator('.editor-group-container.active .monaco-editor.focused');
const quickInput = (page: Page): Locator => page.locator('.quick-input-widget .quick-input-box input');
const quickRows = (page: Page): Locator => page.locator('.quick-input-widget .monaco-list-row');

/**
 * Opens the box at the top by a key, writes into it, and takes what it then offers first.
 * What comes to the front meanwhile closes the box, and a file may be newer than its list: both are tried again.
 */
async function choose(page: Page, key: string, text: string, row: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    await page.keyboard.press(key);
    try {
      await quickInput(page).fill(text, { timeout: 15_000 });
      // Enter takes the row that has the focus, which moves as more is found.
      const focused = quickRows(page).and(page.locator('.focused')).filter({ hasText: row });
      await focused.waitFor({ timeout: 15_000 });
      await page.keyboard.press('Enter');
      return;
    } catch (error) {
      if (attempt === 4) throw error;
      await page.keyboard.press('Escape');
    }
  }
}

const runCommand = (page: Page, title: string): Promise<void> => choose(page, 'F1', `>${title}`, title);

async function openFile(page: Page, path: string): Promise<void> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  await choose(page, 'Control+P', path, name);
  await page.locator('.editor-group-container.active .tab.active', { hasText: name }).waitFor();
  await focusedEditor(page).waitFor();
}

async function goTo(page: Page, line: number, column: number): Promise<void> {
  await page.keyboard.press('Control+G');
  await quickInput(page).fill(`:${line}:${column}`);
  await page.keyboard.press('Enter');
  await quickInput(page).waitFor({ state: 'hidden' });
  await focusedEditor(page).waitFor();
}

async function visibleText(page: Page): Promise<string> {
  const focused = page.locator('.monaco-editor.focused .view-lines');
  const lines = (await focused.count()) > 0 ? focused : editorOf(page).locator('.view-lines');
  // Monaco draws lines in any order, and spaces as those that do not break.
  const rows = await lines.locator('.view-line').evaluateAll((all) =>
    all
      .map((each) => ({ top: each.getBoundingClientRect().top, text: each.textContent ?? '' }))
      .sort((a, b) => a.top - b.top)
      .map(({ text }) => text),
  );
  return rows.join('\n').replaceAll('\u00a0', ' ');
}

function shows(page: Page, text: string): Promise<void> {
  return expect.poll(() => visibleText(page), { timeout: 120_000, interval: 100 }).toContain(text);
}

async function colourOf(page: Page, word: string): Promise<string> {
  const colours = await page
    .locator('.view-line span > span')
    .evaluateAll(
      (all, sought) =>
        all
          .filter(({ textContent }) => (textContent ?? '').replaceAll('\u00a0', ' ').trim() === sought)
          .map((each) => getComputedStyle(each).color),
      word,
    );
  return colours.at(-1) ?? '';
}
