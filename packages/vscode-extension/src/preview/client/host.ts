/** The panel, as its page sees it. */
import { isToPage } from '../message-guards.ts';
import type { FromPage, PreviewState, ToPage } from '../messages.ts';

interface CodeApi {
  readonly postMessage: (message: FromPage) => void;
  readonly setState: (state: PreviewState) => void;
}

/** What VS Code gives to the pages of its panels, once. */
declare function acquireVsCodeApi(): CodeApi;

export interface Host {
  readonly post: (message: FromPage) => void;
  /** What the panel is opened with again when VS Code is. */
  readonly keep: (state: PreviewState) => void;
}

export function openHost(receive: (message: ToPage) => void): Host {
  const code = acquireVsCodeApi();
  window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (isToPage(data)) receive(data);
  });
  return { post: (message) => code.postMessage(message), keep: (state) => code.setState(state) };
}
