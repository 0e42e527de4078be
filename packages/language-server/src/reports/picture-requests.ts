/** What the main thread asks of the worker: pictures of what was found, and graphs for other tools to draw. */
import { RequestType } from 'vscode-languageserver';
import type { AskedPlan, Refusal } from '../meaning/protocol.ts';
import type { Graph, GraphParams, Pictures, PicturesParams } from '../protocol-of-data.ts';
import type { PageSubject } from './page-request.ts';

export interface PicturesQuestion {
  readonly asked: AskedPlan;
  readonly subject: PageSubject | { readonly kind: 'plan' };
  readonly theme: PicturesParams['theme'];
}

export const PicturesRequest = new RequestType<PicturesQuestion, Pictures | Refusal, void>('pictures');

export interface GraphQuestion {
  readonly asked: AskedPlan;
  readonly format: GraphParams['format'];
}

export const GraphRequest = new RequestType<GraphQuestion, Graph | Refusal, void>('graph');
