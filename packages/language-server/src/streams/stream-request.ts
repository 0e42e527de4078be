/** What the main thread asks of the worker: a stream of changes. */
import { RequestType } from 'vscode-languageserver';
import type { AskedPlan, Refusal, WithProgress } from '../meaning/protocol.ts';
import type { Streamed } from '../protocol-of-data.ts';

export interface StreamQuestion extends AskedPlan {
  readonly changes: number;
  readonly trials?: number;
  readonly seed?: string;
}

export const StreamRequest = new RequestType<StreamQuestion & WithProgress, Streamed | Refusal, void>('stream');
