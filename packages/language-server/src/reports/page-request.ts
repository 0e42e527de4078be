/** What the main thread asks of the worker: a page of what was found. */
import type { OptimumReport } from '@rollout/report';
import type { Results } from '@rollout/simulator';
import { RequestType } from 'vscode-languageserver';
import type { AskedPlan, Refusal, Versions } from '../meaning/protocol.ts';

export interface PageParams {
  readonly asked: AskedPlan;
  readonly subject: PageSubject;
  /** What would make the page again. */
  readonly commandLine: string;
}

export type PageSubject =
  | { readonly kind: 'study'; readonly results: Results }
  | { readonly kind: 'front'; readonly report: OptimumReport }
  | { readonly kind: 'trace'; readonly seed?: string };

export type PageAnswer =
  | { readonly kind: 'page'; readonly html: string; readonly headline: string; readonly versions: Versions }
  | Refusal;

export const PageRequest = new RequestType<PageParams, PageAnswer, void>('page');
