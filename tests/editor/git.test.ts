// Plans in a git repository: a lens that compares with the last commit, and what it tells.
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { openChromium } from '../pictures/support/chromium.ts';
import { type ExtensionHost, openExtensionHost } from './support/extension-host.ts';
import { hasVscode } from './support/installed-vscode.ts';
import { PATIENCE } from './support/patience.ts';
import { startVscode, type VscodeServer } from './support/vscode-server.ts';

const plan = (name: string): string => `import { shop } from "./lib/shop.rollout"

model measured { deploy takes 30m per cluster }

plan ${name} on shop using measured {
  stage all { deploy all }
}
`;
const shop = (clusters: number): string => `topology shop { cluster c[${clusters}] { server[4] } }\n`;

describe.skipIf(!hasVscode)('in a git repository (needs VS Code and chromium)', { timeout: PATIENCE }, () => {
  let browser: Browser;
  let server: VscodeServer;
  let host: ExtensionHost;

  beforeAll(async () => {
    browser = await openChromium();
    server = await startVscode({ files: { 'whole.rollout': plan('whole'), 'lib/shop.rollout': shop(2) } });
    git('init', '-q', '-b', 'trunk');
    git('add', '.');
    git('-c', 'user.name=A', '-c', 'user.email=a@b.invalid', '-c', 'commit.gpgsign=false', 'commit', '-q', '-m', 'One');
    writeFileSync(join(server.workspace, 'new.rollout'), plan('new'));
    host = await openExtensionHost(browser, server);
  }, PATIENCE);

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  }, PATIENCE);

  const git = (...args: readonly string[]): void => {
    execFileSync('git', args, { cwd: server.workspace });
  };
  const lens = () =>
    host.workbench.page.locator('.codelens-decoration').getByText('Compare with git', { exact: true }).first();
  const told = () => host.workbench.panel();
  const toast = (text: string) => host.workbench.page.locator('.notification-toast', { hasText: text });

  it('says by a lens that nothing differs from the last commit', async () => {
    await host.show('whole.rollout');
    await lens().click();
    await told().getByRole('heading', { name: 'HEAD (trunk) → now' }).waitFor();
    await told().getByText('Nothing that runs differs between the two.').waitFor();
  });

  it('tells what a change of a file that the plan imports changes in it', async () => {
    await host.command('workbench.action.closeAllEditors');
    await host.show('whole.rollout');
    writeFileSync(join(server.workspace, 'lib/shop.rollout'), shop(3));
    await host.workbench.shows('12 servers, 100% so far');
    await host.command('rollout.compareWithGit');
    // Two clusters, half an hour each, are three now.
    await told().getByText('1h 30m').first().waitFor();
    // What was told before has been closed, and is not told again.
    await told().getByText('Nothing that runs differs').waitFor({ state: 'detached' });
  });

  it('says what is missing of a file that has not been committed', async () => {
    await host.show('new.rollout');
    await host.command('rollout.compareWithGit');
    await toast('The last commit does not have this file. Commit it once, then compare.').waitFor();
  });

  it('offers nothing where the repository has gone', async () => {
    rmSync(join(server.workspace, '.git'), { recursive: true });
    await host.command('git.close').catch(() => undefined);
    await lens().waitFor({ state: 'detached' });
  });
});
