/** Previews in tests: of files in memory, drawn by a worker in the same process. */

import { CancellationTokenSource } from 'vscode-languageserver';
import type { OnProgress } from '../../meaning/ask.ts';
import type { Progress } from '../../meaning/protocol.ts';
import { meaningOver } from '../../meaning/testing/open-meaning.ts';
import type { Preview, PreviewParams } from '../../protocol.ts';
import { preview } from '../preview.ts';
import { previewAnswers } from '../preview-answers.ts';

export interface PreviewOver {
  readonly draw: (
    params: Partial<PreviewParams> & Pick<PreviewParams, 'picture'>,
    signal?: AbortSignal,
    told?: OnProgress,
  ) => Promise<Preview>;
  /** How far answers were, in order. */
  readonly told: readonly Progress[];
  readonly write: (path: string, text: string | null) => void;
  readonly dispose: () => void;
}

/** `main`: the file that is drawn. */
export function previewOver(files: Record<string, string>, main: string): PreviewOver {
  const meaning = meaningOver(files, [previewAnswers]);
  const world = {
    locate: async (uri: string) => uri.replace('file://', ''),
    uriOf: async (path: string) => `file://${path}`,
  };
  const told: Progress[] = [];
  return {
    told,
    draw: (params, signal, onTold = () => {}) => {
      const source = new CancellationTokenSource();
      signal?.addEventListener('abort', () => source.cancel());
      const hear = (progress: Progress): void => {
        told.push(progress);
        onTold(progress);
      };
      const work = { meaning, world, encoding: 'utf-16', token: source.token, told: hear } as const;
      return preview(work, { uri: `file://${main}`, width: 640, ...params });
    },
    write: meaning.write,
    dispose: meaning.dispose,
  };
}
