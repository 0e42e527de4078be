/// <reference lib="dom" />
// The page of a preview as the extension is packaged with it, in a browser: VS Code is played by whoever opens it.
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { pageHtml } from '../../../packages/vscode-extension/src/preview/page-html.ts';
import { root } from '../../support/repository.ts';
import { THEMES, type ThemeKind } from './themes.ts';

export interface PreviewPage {
  readonly page: Page;
  /** What the browser has complained of, and asked for. */
  readonly complaints: readonly string[];
  /** Sends a message to the page, as panels do. */
  readonly post: (message: unknown) => void;
  /** Waits until the page has heard all that it was told and has been laid out, and what it had to say has come. */
  readonly heard: () => Promise<void>;
  /** Lets the page begin. */
  readonly load: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface PageOptions {
  readonly width: number;
  readonly theme: ThemeKind;
  /** Is given what the page sends. */
  readonly receive: (message: unknown) => void;
}

const ORIGIN = 'https://preview.invalid';

/** Goes to the page and back behind all else, and says nothing to either side. */
const ECHO = 'echo';

let bundled: Promise<string> | null = null;

function pageScript(): Promise<string> {
  bundled ??= build({
    absWorkingDir: root,
    entryPoints: [join(root, 'packages/vscode-extension/src/preview/client/main.ts')],
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    target: 'es2023',
    conditions: ['source'],
    logLevel: 'warning',
  }).then(({ outputFiles }) => outputFiles[0]?.text ?? '');
  return bundled;
}

/** A page that has not been loaded yet. */
export async function createPreviewPage(
  browser: Browser,
  { width, theme, receive }: PageOptions,
): Promise<PreviewPage> {
  const script = await pageScript();
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', ({ message }) => complaints.push(message));
  await context.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') {
      const body = pageHtml({ nonce: 'once', script: `${ORIGIN}/preview.js` });
      await route.fulfill({ contentType: 'text/html', body });
    } else if (pathname === '/preview.js') {
      await route.fulfill({ contentType: 'text/javascript', body: script });
    } else {
      complaints.push(`asked for ${route.request().url()}`);
      await route.abort();
    }
  });
  await page.exposeFunction('sendToPanel', (message: unknown) => {
    if (message !== ECHO) receive(message);
  });
  await page.addInitScript(playVsCode, THEMES[theme]);
  return {
    page,
    complaints,
    // Whoever has closed the page listens no more.
    post: (message) => void page.evaluate((data) => window.postMessage(data, '*'), message).catch(() => {}),
    heard: () => page.evaluate(echo, ECHO),
    load: async () => void (await page.goto(`${ORIGIN}/`)),
    close: () => context.close(),
  };
}

/** In the page, before its own script. */
function playVsCode({ properties, className }: (typeof THEMES)[ThemeKind]): void {
  Object.assign(globalThis, {
    acquireVsCodeApi: () => ({
      postMessage: (message: unknown) => Reflect.get(globalThis, 'sendToPanel')(message),
      setState: () => {},
    }),
  });
  document.addEventListener('readystatechange', () => {
    document.body?.setAttribute('class', className);
    for (const [name, value] of Object.entries(properties)) document.documentElement.style.setProperty(name, value);
  });
}

/** In the page. Messages of one window come in turn, and so do those to the panel. */
async function echo(word: string): Promise<void> {
  // Whoever looks at sizes is told of them with the next picture of the page.
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  await new Promise<void>((resolve) => {
    const listen = ({ data }: MessageEvent): void => {
      if (data !== word) return;
      window.removeEventListener('message', listen);
      resolve();
    };
    window.addEventListener('message', listen);
    window.postMessage(word, '*');
  });
  await Reflect.get(globalThis, 'sendToPanel')(word);
}
