/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// A preview's page in a browser, beside an editor that is none: the session and the server's worker are the real ones, VS Code is played.
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { previewOver } from '../../../packages/language-server/src/preview/testing/preview-over.ts';
import type { PreviewPlace } from '../../../packages/language-server/src/protocol.ts';
import type { PreviewState, ToPage } from '../../../packages/vscode-extension/src/preview/messages.ts';
import { pageHtml } from '../../../packages/vscode-extension/src/preview/page-html.ts';
import {
  openPreviewSession,
  type PreviewSession,
} from '../../../packages/vscode-extension/src/preview/preview-session.ts';
import { root } from '../../support/repository.ts';
import { THEMES, type ThemeKind } from './themes.ts';

export interface OpenedPreview {
  readonly page: Page;
  readonly session: PreviewSession;
  /** What the page has sent, and what it was sent, in order. */
  readonly sent: readonly unknown[];
  readonly received: readonly ToPage[];
  /** Places that were to be shown in an editor. */
  readonly revealed: readonly PreviewPlace[];
  /** Values that were to be written, by param. */
  readonly written: readonly Readonly<Record<string, string>>[];
  /** What the browser has complained of, and asked for. */
  readonly complaints: readonly string[];
  readonly write: (path: string, text: string) => void;
  /** Waits until nothing is on its way. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface PreviewOptions {
  readonly state?: Partial<PreviewState>;
  readonly width?: number;
  readonly theme?: ThemeKind;
}

const ORIGIN = 'https://preview.invalid';

let bundled: Promise<string> | null = null;

/** The page's script, as the extension is packaged with it. */
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

export async function openPreview(
  browser: Browser,
  { files, main }: { readonly files: Record<string, string>; readonly main: string },
  { state = {}, width = 720, theme = 'light' }: PreviewOptions = {},
): Promise<OpenedPreview> {
  const drawing = previewOver(files, main);
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  const page = await context.newPage();
  const sent: unknown[] = [];
  const received: ToPage[] = [];
  const revealed: PreviewPlace[] = [];
  const written: Readonly<Record<string, string>>[] = [];
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', ({ message }) => complaints.push(message));
  await context.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') {
      const body = pageHtml({ nonce: 'once', script: `${ORIGIN}/preview.js` });
      await route.fulfill({ contentType: 'text/html', body });
    } else if (pathname === '/preview.js') {
      await route.fulfill({ contentType: 'text/javascript', body: await pageScript() });
    } else {
      complaints.push(`asked for ${route.request().url()}`);
      await route.abort();
    }
  });

  let isWaiting = true;
  const session = openPreviewSession(
    {
      post: (message) => {
        received.push(message);
        if (message.type === 'waiting') isWaiting = message.waiting.for !== 'nothing';
        page.evaluate((data) => window.postMessage(data, '*'), message).catch(() => {});
      },
      draw: (params, signal, told) =>
        drawing.draw(params, signal, ({ done, all, what }) =>
          told({ message: `${done} ${what}`, ...(all === null ? {} : { percentage: (100 * done) / all }) }),
        ),
      setParams: async ({ params }) => {
        written.push(params);
        return { kind: 'answer', version: 1, edits: [] };
      },
      reveal: (place) => revealed.push(place),
      write: async () => true,
      tell: () => {},
      stateChanged: () => {},
      later: (milliseconds, then) => {
        const timer = setTimeout(then, milliseconds);
        return () => clearTimeout(timer);
      },
    },
    {
      uri: `file://${main}`,
      locked: false,
      picture: 'machine',
      plan: null,
      scenario: null,
      run: 'usual',
      params: {},
      ...state,
    },
  );
  await page.exposeFunction('sendToPanel', (message: unknown) => {
    sent.push(message);
    session.received(message);
  });
  await page.addInitScript(({ properties, className }) => {
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
  }, THEMES[theme]);
  await page.goto(`${ORIGIN}/`);
  return {
    page,
    session,
    sent,
    received,
    revealed,
    written,
    complaints,
    write(path, text) {
      drawing.write(path, text);
      session.textChanged();
    },
    async settled() {
      // What is asked for soon has not been asked for yet.
      await page.waitForTimeout(250);
      while (isWaiting) await page.waitForTimeout(50);
      await page.waitForTimeout(50);
      // What fades in and out has done so, or has been stopped.
      await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
    },
    async close() {
      session.dispose();
      drawing.dispose();
      await context.close();
    },
  };
}
