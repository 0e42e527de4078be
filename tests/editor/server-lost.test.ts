// The language server is killed, again and again, or hangs: it is started anew, or the user is told and can do so; all that it has told comes back.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openChromium } from '../pictures/support/chromium.ts';
import { readText } from '../support/repository.ts';
import { type ExtensionHost, openExtensionHost } from './support/extension-host.ts';
import { hasVscode } from './support/installed-vscode.ts';
import { languageServerOf } from './support/language-server-process.ts';
import { PATIENCE, PATIENTLY } from './support/patience.ts';
import { startVscode, type VscodeServer } from './support/vscode-server.ts';

const FILES = {
  'careful.rollout': readText('examples/careful/careful.rollout'),
  'mistaken.rollout': 'topology t { server[3] }\nplan mistaken on t { stage s { deplo all } }\n',
};

describe.skipIf(!hasVscode)('a server that is lost (needs VS Code and chromium)', { timeout: PATIENCE }, () => {
  let browser: Browser;
  let server: VscodeServer;
  let host: ExtensionHost;

  beforeAll(async () => {
    browser = await openChromium();
    server = await startVscode({ files: FILES });
    host = await openExtensionHost(browser, server);
    await host.show('mistaken.rollout');
    await host.show('careful.rollout');
    await host.command('rollout.preview');
    await host.workbench.panel().locator('.drawing svg').waitFor();
  }, PATIENCE);

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  }, PATIENCE);

  const mistakes = () =>
    host.run(async (vscode) => {
      const [file] = await vscode.workspace.findFiles('mistaken.rollout');
      return file === undefined ? -1 : vscode.languages.getDiagnostics(file).length;
    }, null);
  const lens = () => host.workbench.page.locator('.codelens-decoration', { hasText: 'P50 2d 2h' });
  const notice = () => host.workbench.panel().locator('.fault:visible', { hasText: 'The server has stopped.' });
  const toast = (text: string) => host.workbench.page.locator('.notification-toast', { hasText: text });

  /** Waits for the process that comes after. */
  async function serverAfter(before: number | undefined): Promise<number> {
    let now = before;
    const look = async () => {
      now = (await languageServerOf(server)) ?? before;
      return now;
    };
    await expect.poll(look, PATIENTLY).not.toBe(before);
    // It is sent signals, and 0 would be all that the tests run in.
    if (now === undefined) throw new Error('there is no server');
    return now;
  }

  async function allIsBack(): Promise<void> {
    await lens().first().waitFor();
    await expect.poll(mistakes, PATIENTLY).toBeGreaterThan(0);
    await notice().waitFor({ state: 'hidden' });
    await host.workbench.panel().locator('main:not(.old) .drawing svg').waitFor();
  }

  it('is started anew where it is killed, and its findings, lenses and pictures come back', async () => {
    const before = await serverAfter(undefined);
    process.kill(before, 'SIGKILL');
    expect(await serverAfter(before)).not.toBe(before);
    await allIsBack();
  });

  it('is told of where it is killed without end, in the preview too, and starts again when it is told to', async () => {
    const givenUp = toast('The Rollout server crashed 5 times');
    // It is started anew four times in three minutes: on a slow machine it takes more kills until five are as close as that.
    while (!(await givenUp.isVisible())) {
      // One that is killed before it speaks has not been started.
      await allIsBack();
      const pid = await serverAfter(undefined);
      process.kill(pid, 'SIGKILL');
      const isOver = async () => (await givenUp.isVisible()) || ((await languageServerOf(server)) ?? pid) !== pid;
      await expect.poll(isOver, PATIENTLY).toBe(true);
    }
    await notice().waitFor();
    await host.workbench.panel().locator('main.old').waitFor();
    const { page } = host.workbench;
    await host.begin('rollout.simulate');
    await toast('Rollout: The server has stopped.').getByText('Restart Server').click();
    await serverAfter(undefined);
    await allIsBack();
    await page.locator('.statusbar', { hasText: 'careful: P50' }).waitFor();
  });

  it('is told of where it does not answer; who cancels waits no longer; it is restarted when it is told to', async () => {
    await host.command('notifications.clearAll');
    const pid = await serverAfter(undefined);
    process.kill(pid, 'SIGSTOP');
    await host.begin('rollout.explain', 'unknown-topology');
    const doing = toast('Explaining unknown-topology');
    await doing.getByText('Cancel').click();
    await doing.waitFor({ state: 'detached' });
    const silence = toast('The Rollout server does not answer.');
    await silence.getByText('Restart Server').click();
    expect(await serverAfter(pid)).not.toBe(pid);
    await allIsBack();
  });
});
