// What a writer of plans meets in a real VS Code, with their hands: colours, squiggles, completion, hovers, renaming, formatting.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openChromium } from '../pictures/support/chromium.ts';
import { hasVscode } from './support/installed-vscode.ts';
import { PATIENCE, PATIENTLY } from './support/patience.ts';
import { startVscode, type VscodeServer } from './support/vscode-server.ts';
import { openWorkbench, type Workbench } from './support/workbench.ts';

const SHOP = `/// Two regions.
topology shop {
  region west { cluster w[3] { server[40] } }
  region east { cluster e[3] { server[40] } }
}
`;

const plan = (name: string, stages: string): string => `import { shop } from "./shop.rollout"

// What is written here is fixed.
plan ${name} on shop {
${stages}}
`;

const FILES = {
  'early.rollout': '',
  'shop.rollout': SHOP,
  'coloured.rollout': plan('coloured', '  param soak = 12h in 1h..48h\n\n  stage first {\n    wait soak\n  }\n'),
  'mistaken.rollout': plan('mistaken', '  stage first {\n    deploy 1 clustr in west\n  }\n'),
  'begun.rollout': plan('begun', '  stage first {\n    deploy 1 cluster in \n  }\n'),
  'timed.rollout': plan('timed', '  stage first {\n    deploy 1 cluster in west\n    wait \n  }\n'),
  'renamed.rollout': plan('renamed', '  stage first {\n    deploy 1 cluster in west\n  }\n'),
  'untidy.rollout': plan('untidy', 'stage   first {\n  deploy 1   cluster in west\n      wait 4h\n  }\n'),
};

/** Without what is said between the lines. */
const TEXT_ALONE = { 'editor.inlayHints.enabled': 'off', 'editor.codeLens': false };

describe.skipIf(!hasVscode)('writing in VS Code (needs it and chromium)', { timeout: PATIENCE }, () => {
  let browser: Browser;
  let server: VscodeServer;
  let workbench: Workbench;

  beforeAll(async () => {
    browser = await openChromium();
    server = await startVscode({ files: FILES, settings: TEXT_ALONE });
    workbench = await openWorkbench(browser, server, { file: 'coloured.rollout' });
  }, PATIENCE);

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  }, PATIENCE);

  const onDisk = (path: string): string => readFileSync(join(server.workspace, path), 'utf8');

  it('gives words of the language, names, numbers and comments colours of their own, light and dark', async () => {
    const { page } = workbench;
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      await expect
        .poll(async () => {
          const words = ['stage', 'first', '12h', '// What is written here is fixed.', 'shop'];
          return new Set(await Promise.all(words.map((word) => workbench.colourOf(word)))).size;
        }, PATIENTLY)
        .toBe(5);
    }
    await page.emulateMedia({ colorScheme: 'dark' });
  });

  it('underlines a mistake, and puts it right', async () => {
    const { page } = workbench;
    await workbench.open('mistaken.rollout');
    await page.locator('.squiggly-error').waitFor();
    await workbench.goTo(6, 15);
    await page.keyboard.press('Control+.');
    await page.locator('.action-widget .monaco-list-row', { hasText: 'cluster' }).first().waitFor();
    await page.keyboard.press('Enter');
    await workbench.shows('deploy 1 cluster in west');
    await page.locator('.squiggly-error').waitFor({ state: 'detached' });
  });

  it('completes the places of a topology in another file', async () => {
    const { page } = workbench;
    await workbench.open('begun.rollout');
    await workbench.goTo(6, 25);
    await page.keyboard.type('ea');
    const row = page.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'east' }).first();
    await row.waitFor();
    await row.click();
    await workbench.shows('deploy 1 cluster in east');
  });

  it('takes Enter for a new line where what is offered stands there already', async () => {
    const { page } = workbench;
    await workbench.open('timed.rollout');
    await workbench.goTo(7, 10);
    await page.keyboard.type('4h');
    await page.keyboard.press('Control+Space');
    await page.locator('.suggest-widget.visible').waitFor();
    await page.keyboard.press('Enter');
    await workbench.shows('    wait 4h\n    \n  }');
  });

  it('tells of what the mouse is on', async () => {
    const { page } = workbench;
    await workbench.open('coloured.rollout');
    await page
      .locator('.view-line span', { hasText: /^soak$/ })
      .last()
      .hover();
    const hover = page.locator('.monaco-hover:visible');
    await hover.waitFor();
    expect(await hover.innerText()).toContain('12h');
  });

  it('renames in all files', async () => {
    const { page } = workbench;
    await workbench.open('renamed.rollout');
    await workbench.goTo(4, 18);
    await page.keyboard.press('F2');
    const name = page.locator('.rename-box input');
    await name.waitFor();
    await name.fill('store');
    await page.keyboard.press('Enter');
    await workbench.shows('plan renamed on store {');
    await workbench.shows('import { store } from "./shop.rollout"');
    await workbench.open('shop.rollout');
    await workbench.shows('topology store {');
    await workbench.open('coloured.rollout');
    await workbench.shows('plan coloured on store {');
  });

  it('lays out what is saved', async () => {
    const { page } = workbench;
    await workbench.open('untidy.rollout');
    await workbench.goTo(5);
    await page.keyboard.press('Control+S');
    const tidy = '  stage first {\n    deploy 1 cluster in west\n    wait 4h\n  }\n}\n';
    await expect.poll(() => onDisk('untidy.rollout'), PATIENTLY).toContain(tidy);
  });

  it('has a list for a letter that was typed before the server was there, and indents what was open before it', async () => {
    const early = await openWorkbench(browser, server, { file: 'early.rollout' });
    try {
      await early.page.locator('.editor-instance .view-lines').first().click();
      await early.page.keyboard.type('t');
      await early.page.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'topology' }).first().waitFor();
      await early.page.locator('.statusbar', { hasText: 'Spaces: 2' }).waitFor();
    } finally {
      await early.close();
    }
  });
});
