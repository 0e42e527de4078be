// A preview and the files it is of: changed on the disk, renamed, deleted, read-only, and written back and undone.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openChromium } from '../pictures/support/chromium.ts';
import { readText } from '../support/repository.ts';
import { type ExtensionHost, openExtensionHost } from './support/extension-host.ts';
import { hasVscode } from './support/installed-vscode.ts';
import { PATIENCE, PATIENTLY } from './support/patience.ts';
import { startVscode, type VscodeServer } from './support/vscode-server.ts';

const shop = (clusters: number): string => `topology shop { cluster c[${clusters}] { server[4] } }\n`;

const FILES = {
  'careful.rollout': readText('examples/careful/careful.rollout'),
  'shop.rollout': shop(2),
  'gone.rollout': `${shop(2)}plan gone on shop { stage all { deploy all } }\n`,
  'using.rollout': 'import { shop } from "./shop.rollout"\nplan using-it on shop { stage all { deploy all } }\n',
};

describe.skipIf(!hasVscode)('a preview and its files (needs VS Code and chromium)', { timeout: PATIENCE }, () => {
  let browser: Browser;
  let server: VscodeServer;
  let host: ExtensionHost;

  beforeAll(async () => {
    browser = await openChromium();
    server = await startVscode({ files: FILES });
    host = await openExtensionHost(browser, server);
    await host.show('using.rollout');
    await host.command('rollout.preview');
    await preview().locator('main', { hasText: '8 of 8 servers' }).waitFor();
  }, PATIENCE);

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  }, PATIENCE);

  const preview = () => host.workbench.panel();
  const pathOf = (name: string): string => join(server.workspace, name);
  const toast = (text: string) => host.workbench.page.locator('.notification-toast', { hasText: text });
  const soak = () => preview().getByRole('slider', { name: 'soak', exact: true });
  const writeButton = () => preview().getByRole('button', { name: 'Write into file' });
  const soakLine = () =>
    host.run(async (vscode, path) => {
      const document = await vscode.workspace.openTextDocument(path);
      return /param soak = \w+/.exec(document.getText())?.[0];
    }, pathOf('careful.rollout'));

  const lock = () => preview().getByRole('button', { name: 'Stay with this file' });
  const tab = (title: string) => host.workbench.page.locator('.tab', { hasText: title });

  /** Renames a file as the explorer does, or deletes it: `to` null. */
  const edited = ({ from, to }: { readonly from: string; readonly to: string | null }) =>
    host.run(
      async (vscode, paths) => {
        const edit = new vscode.WorkspaceEdit();
        if (paths.to === null) edit.deleteFile(vscode.Uri.file(paths.from));
        else edit.renameFile(vscode.Uri.file(paths.from), vscode.Uri.file(paths.to));
        await vscode.workspace.applyEdit(edit);
      },
      { from: pathOf(from), to: to === null ? null : pathOf(to) },
    );

  async function slideToEnd(): Promise<void> {
    await soak().focus();
    await soak().press('End');
    await expect.poll(() => soak().getAttribute('aria-valuetext'), PATIENTLY).toBe('48h');
    await writeButton().click();
  }

  it('is drawn anew where a file that it imports changes on the disk', async () => {
    writeFileSync(pathOf('shop.rollout'), shop(5));
    await preview().locator('main', { hasText: '20 of 20 servers' }).waitFor();
  });

  it('goes where its file goes, though it is locked', async () => {
    await lock().click();
    await host.show('careful.rollout');
    await edited({ from: 'using.rollout', to: 'used.rollout' });
    await tab('[Preview] used.rollout').waitFor();
    await preview().locator('main:not(.old)', { hasText: '20 of 20 servers' }).waitFor();
    await lock().click();
    await tab('Preview careful.rollout').waitFor();
    await preview().locator('main', { hasText: 'The plan careful' }).waitFor();
  });

  it('says so where its file is deleted', async () => {
    // By hand: what an extension opens stays open for a while when its editor is closed.
    await host.workbench.open('gone.rollout');
    await preview().locator('main', { hasText: 'The plan gone' }).waitFor();
    await lock().click();
    await host.show('careful.rollout');
    await edited({ from: 'gone.rollout', to: null });
    await preview().getByText('The file cannot be read.').waitFor();
    await lock().click();
    await preview().locator('main', { hasText: 'The plan careful' }).waitFor();
  });

  it('takes back what was written into the file and is undone there', async () => {
    await slideToEnd();
    await expect.poll(soakLine, PATIENTLY).toBe('param soak = 48h');
    await writeButton().waitFor({ state: 'hidden' });
    await host.show('careful.rollout');
    await host.command('undo');
    await expect.poll(() => soak().getAttribute('aria-valuetext'), PATIENTLY).toBe('12h');
    expect(await soakLine()).toBe('param soak = 12h');
  });

  it('writes nothing into a file that is read-only in its editor, and says so', async () => {
    await host.show('careful.rollout');
    await host.command('workbench.action.files.setActiveEditorReadonlyInSession');
    await slideToEnd();
    await toast('Rollout: careful.rollout is read-only; nothing is written.').waitFor();
    expect(await soakLine()).toBe('param soak = 12h');
    await writeButton().waitFor();
  });

  it('has the commands of its plan while it has the focus itself', async () => {
    await host.command('notifications.clearAll');
    await preview().getByRole('tab', { name: 'Machine' }).click();
    await host.workbench.command('Rollout: Show Compiled State Machine');
    await tab('careful.machine.json').waitFor();
  });

  it('is opened for the plan that the walkthrough lies over', async () => {
    await host.command('workbench.action.closeAllEditors');
    await host.show('careful.rollout');
    await host.command('workbench.action.openWalkthrough', 'rollout.rollout-vscode#first-plan');
    await tab('Walkthrough').waitFor();
    await expect
      .poll(() => host.run(async (vscode) => vscode.window.activeTextEditor === undefined, null), PATIENTLY)
      .toBe(true);
    await host.command('rollout.preview');
    await preview().locator('main', { hasText: 'The plan careful' }).waitFor();
  });
});
