// The same extension in a page, as on vscode.dev: no process runs for it, its server and what plans mean are workers.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openChromium } from '../pictures/support/chromium.ts';
import { readText } from '../support/repository.ts';
import { hasVscode } from './support/installed-vscode.ts';
import { PATIENCE, PATIENTLY } from './support/patience.ts';
import { startVscode, type VscodeServer } from './support/vscode-server.ts';
import { openWorkbench, type Workbench } from './support/workbench.ts';

const FILES = {
  'careful.rollout': readText('examples/careful/careful.rollout'),
  'shop.rollout': 'topology shop {\n  region west { server[3] }\n}\n',
  'mistaken.rollout':
    'import { shop } from "./shop.rollout"\n\nplan mistaken on shop {\n  stage first {\n    deplo all in west\n  }\n}\n',
};

describe.skipIf(!hasVscode)('in a browser alone (needs VS Code and chromium)', { timeout: PATIENCE }, () => {
  let browser: Browser;
  let server: VscodeServer;
  let workbench: Workbench;

  beforeAll(async () => {
    browser = await openChromium();
    server = await startVscode({ files: FILES, inBrowser: true });
    workbench = await openWorkbench(browser, server, { file: 'mistaken.rollout', theme: 'light' });
  }, PATIENCE);

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  }, PATIENCE);

  it('finds mistakes, puts them right, and reads other files', async () => {
    const { page } = workbench;
    await page.locator('.squiggly-error').waitFor();
    await workbench.goTo(5, 7);
    await page.keyboard.press('Control+.');
    await page.locator('.action-widget .monaco-list-row', { hasText: 'deploy' }).first().waitFor();
    await page.keyboard.press('Enter');
    await workbench.shows('deploy all in west');
    await page.locator('.squiggly-error').waitFor({ state: 'detached' });
    await workbench.goTo(5, 22);
    await page.keyboard.press('F12');
    await page.locator('.tab.active', { hasText: 'shop.rollout' }).waitFor();
  });

  it('runs the server and its worker in the page, and nothing beside the files', async () => {
    const { page } = workbench;
    await expect
      .poll(() => page.workers().filter((worker) => worker.url().startsWith('blob:')).length, PATIENTLY)
      .toBeGreaterThanOrEqual(2);
  });

  it('works out what a plan means, and draws it', async () => {
    const { page } = workbench;
    await workbench.open('careful.rollout');
    const lens = page.locator('.codelens-decoration', { hasText: 'exact' }).first();
    await lens.waitFor();
    expect(await lens.innerText()).toContain('P50 2d 2h · escape of crash 0.226% · exact');
    await lens.getByText('Preview', { exact: true }).click();
    await workbench.panel().locator('.drawing svg').waitFor();
  });
});
