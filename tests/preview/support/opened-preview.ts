/// <reference lib="dom" />
// A preview's page in a browser, beside an editor that is none: the session and the server's worker are the real ones, VS Code is played.
import type { Browser, Page } from 'playwright-core';
import { previewOver } from '../../../packages/language-server/src/preview/testing/preview-over.ts';
import type { PreviewPlace } from '../../../packages/language-server/src/protocol.ts';
import type { PreviewState, ToPage } from '../../../packages/vscode-extension/src/preview/messages.ts';
import {
  openPreviewSession,
  type PreviewPort,
  type PreviewSession,
} from '../../../packages/vscode-extension/src/preview/preview-session.ts';
import { createPreviewPage, type PreviewPage } from './preview-page.ts';
import { openQuiet } from './quiet.ts';
import type { ThemeKind } from './themes.ts';

export interface OpenedPreview extends Pick<PreviewPage, 'complaints' | 'heard' | 'close'>, Told {
  readonly page: Page;
  readonly session: PreviewSession;
  readonly write: (path: string, text: string) => void;
  /** Waits until nothing is on its way: no message, no picture, and nothing that was to be done soon. */
  readonly settled: () => Promise<void>;
}

/** What was said between the page, its session and the editor, in order. */
interface Told {
  /** What the page has sent, and what it was sent. */
  readonly sent: readonly unknown[];
  readonly received: readonly ToPage[];
  /** Places that were to be shown in an editor. */
  readonly revealed: readonly PreviewPlace[];
  /** Values that were to be written, by param. */
  readonly written: readonly Values[];
}

type Values = Readonly<Record<string, string>>;

export interface PreviewOptions {
  readonly state?: Partial<PreviewState>;
  readonly width?: number;
  readonly theme?: ThemeKind;
}

export async function openPreview(
  browser: Browser,
  { files, main }: { readonly files: Record<string, string>; readonly main: string },
  { state = {}, width = 720, theme = 'light' }: PreviewOptions = {},
): Promise<OpenedPreview> {
  const drawing = previewOver(files, main);
  const told = {
    sent: [] as unknown[],
    received: [] as ToPage[],
    revealed: [] as PreviewPlace[],
    written: [] as Values[],
  };
  const quiet = openQuiet();
  const opened = await createPreviewPage(browser, {
    width,
    theme,
    receive(message) {
      told.sent.push(message);
      session.received(message);
    },
  });
  const port: PreviewPort = {
    post(message) {
      told.received.push(message);
      if (message.type === 'waiting') quiet.waitsFor(message.waiting.for !== 'nothing');
      opened.post(message);
    },
    draw: (params, signal, hear) =>
      drawing.draw(params, signal, ({ done, all, what }) =>
        hear({ message: `${done} ${what}`, ...(all === null ? {} : { percentage: (100 * done) / all }) }),
      ),
    async setParams({ params }) {
      told.written.push(params);
      return { kind: 'answer', version: 1, edits: [] };
    },
    reveal: (place) => told.revealed.push(place),
    write: async () => true,
    tell: () => {},
    stateChanged: () => {},
    later: quiet.later,
  };
  const session = openPreviewSession(port, { ...AT_FIRST, uri: `file://${main}`, ...state });
  await opened.load();
  const { page, complaints, heard } = opened;
  return {
    ...told,
    page,
    session,
    complaints,
    heard,
    write(path, text) {
      drawing.write(path, text);
      session.textChanged();
    },
    async settled() {
      do {
        await heard();
        await quiet.come();
        await heard();
      } while (!quiet.is());
      // What fades in and out has done so, or has been stopped.
      await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
    },
    async close() {
      session.dispose();
      drawing.dispose();
      await opened.close();
    },
  };
}

const AT_FIRST = { locked: false, picture: 'machine', plan: null, scenario: null, run: 'usual', params: {} } as const;
