/** Fixing takes runs, again and again: it is done in the worker. */
import type { Change } from '@rollout/language';
import { RequestType } from 'vscode-languageserver';
import type { Versions } from '../meaning/protocol.ts';

export interface FixAllParams {
  readonly path: string;
}

export interface FixAllAnswer {
  readonly change: Change;
  /** Of the texts that it is a change of. */
  readonly versions: Versions;
}

export const FixAllRequest = new RequestType<FixAllParams, FixAllAnswer, void>('fixAll');
