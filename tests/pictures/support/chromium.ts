import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Where Debian, and others, put it. */
const PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const path = PATHS.find((each) => existsSync(each));

/** Whether there is a browser to look at pictures with: the tests that need one say so by name. */
export const hasChromium = path !== undefined;

/** The system's own; nothing is fetched. */
export async function openChromium(): Promise<Browser> {
  if (path === undefined) throw new Error(`there is no ${PATHS.join(', ')}`);
  return chromium.launch({
    executablePath: path,
    // As root, in a container, there is nothing to build a sandbox from.
    chromiumSandbox: false,
    args: ['--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', '--disable-background-networking'],
  });
}
