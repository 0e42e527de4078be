/** What the worker is asked of selections. */
import { RequestType } from 'vscode-languageserver';
import type { Versions } from '../meaning/protocol.ts';

export interface SelectionParams {
  /** The file with the plans. */
  readonly root: string;
  /** Where the selector stands: that file, or one that it imports. */
  readonly path: string;
  readonly offset: number;
}

export interface SelectionAnswer {
  /** In Markdown; empty where nothing is selected, or nothing is known. */
  readonly markdown: string;
  readonly versions: Versions;
}

export const SelectionRequest = new RequestType<SelectionParams, SelectionAnswer, void>('selection');
