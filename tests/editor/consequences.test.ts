// What a plan means, where it is written, in a real VS Code: lenses, hints, the report, the preview, what it expects as tests.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openChromium } from '../pictures/support/chromium.ts';
import { readText } from '../support/repository.ts';
import { hasVscode } from './support/installed-vscode.ts';
import { PATIENCE, PATIENTLY } from './support/patience.ts';
import { startVscode, type VscodeServer } from './support/vscode-server.ts';
import { openWorkbench, type Workbench } from './support/workbench.ts';

const CAREFUL = readText('examples/careful/careful.rollout');
const lineOf = (text: string): number => CAREFUL.slice(0, CAREFUL.indexOf(text)).split('\n').length;

describe.skipIf(!hasVscode)('what a plan means in VS Code (needs it and chromium)', { timeout: PATIENCE }, () => {
  let browser: Browser;
  let server: VscodeServer;
  let workbench: Workbench;

  beforeAll(async () => {
    const files = { 'careful.rollout': CAREFUL };
    browser = await openChromium();
    server = await startVscode({ files, isRestricted: true });
    workbench = await openWorkbench(browser, server, { file: 'careful.rollout' });
  }, PATIENCE);

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  }, PATIENCE);

  const lens = (text: string) => workbench.page.locator('.codelens-decoration', { hasText: text }).first();

  it('is told in a folder that nobody trusts, too: nothing in it can run', async () => {
    await workbench.page.locator('.statusbar', { hasText: 'Restricted Mode' }).waitFor();
  });

  it('stands above the plan, and behind its stages', async () => {
    await workbench.goTo(lineOf('plan careful'));
    await lens('P50 2d 2h · escape of crash 0.226% · exact').waitFor();
    await workbench.goTo(lineOf('on unhealthy'));
    await workbench.shows('80 servers, 50% so far');
    await workbench.shows('by cluster parallel 1');
  });

  it('stands above each expectation', async () => {
    await workbench.goTo(lineOf('expect exclusive'));
    await lens('✓ met · 3.55% · exact').waitFor();
    await lens('✓ met · proven').waitFor();
  });

  it('is marked as old while a change is being worked out, and is new then', async () => {
    const { page } = workbench;
    await workbench.goTo(lineOf('expect P(rollback)'), 24);
    await page.keyboard.press('Shift+End');
    await page.keyboard.type('1%');
    await lens('✗ not met · 3.55% · exact').waitFor();
    await workbench.goTo(lineOf('plan careful'));
    await lens('1 expectation not met').waitFor();
    await page.keyboard.press('Control+Z');
    await lens('1 expectation not met').waitFor({ state: 'detached' });
  });

  it('is told in full by a click on Simulate', async () => {
    const { page } = workbench;
    await lens('Simulate').getByText('Simulate', { exact: true }).click();
    const report = workbench.panel();
    await report.getByRole('heading', { name: 'careful', exact: true }).waitFor();
    expect(await report.locator('body').innerText()).toContain('It completes in 96.5% of runs.');
    const toast = page.locator('.notification-toast', { hasText: 'careful: P50 2d 2h' });
    await toast.waitFor();
    await toast.hover();
    await toast.locator('.codicon-notifications-clear').click();
    await workbench.command('View: Close Editors in Other Groups');
  });

  it('is drawn beside the text; a click in the picture leads to the line', async () => {
    const { page } = workbench;
    await workbench.goTo(lineOf('plan careful'));
    await lens('Preview').getByText('Preview', { exact: true }).click();
    const preview = workbench.panel();
    await preview.locator('.drawing svg').waitFor();
    await preview.locator('rect.mark.leads').nth(1).click();
    // The text has the focus, so that one can go on writing.
    await page.locator('.statusbar', { hasText: `Ln ${lineOf('deploy 1 cluster in west')}, Col` }).waitFor();
    await preview.locator('.lit').first().waitFor({ state: 'attached' });
  });

  it('is played as a film of the fleet', async () => {
    const preview = workbench.panel();
    await preview.getByRole('tab', { name: 'Fleet' }).click();
    const time = preview.getByRole('slider', { name: 'Time' });
    const end = Number(await time.getAttribute('max'));
    const now = async (): Promise<number> => Number(await time.inputValue());
    expect(await now()).toBe(end);
    await preview.getByRole('button', { name: 'Play' }).click();
    await expect.poll(async () => (await now()) > 0 && (await now()) < end, PATIENTLY).toBe(true);
    await preview.getByRole('button', { name: 'Pause' }).click();
    // Whoever works in the preview is still told of the plan.
    await workbench.page.locator('.statusbar', { hasText: 'careful: P50' }).waitFor();
  });

  it('leads from a tile of the fleet to the stage that is at work there', async () => {
    const preview = workbench.panel();
    const map = preview.locator('.player-map:visible');
    await map.focus();
    await map.press('End');
    await map.press('Enter');
    await workbench.page.locator('.statusbar', { hasText: `Ln ${lineOf('stage east')}, Col` }).waitFor();
  });

  it('follows a slider, whose value is written into the file', async () => {
    const preview = workbench.panel();
    await preview.getByRole('tab', { name: 'Timeline' }).click();
    const slider = preview.getByRole('slider', { name: 'soak', exact: true });
    await slider.focus();
    await slider.press('End');
    await preview.locator('main', { hasText: '5d' }).waitFor();
    await preview.getByRole('button', { name: 'Write into file' }).click();
    await workbench.shows('param soak = 48h in 1h..48h');
    await preview.getByRole('button', { name: 'Write into file' }).waitFor({ state: 'hidden' });
  });

  it('is held against what the plan expects in the Test Explorer', async () => {
    const { page } = workbench;
    await workbench.command('View: Focus First Editor Group');
    await workbench.command('Testing: Focus on Test Explorer View');
    const row = (text: string) => page.locator('.test-explorer .monaco-list-row', { hasText: text }).first();
    await row('careful.rollout').waitFor();
    await workbench.command('Rollout: Test What the Plan Expects');
    await expect.poll(() => row('careful.rollout').getAttribute('aria-label'), PATIENTLY).toMatch(/Failed|Passed/);
  });
});
