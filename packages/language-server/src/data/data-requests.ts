/** What the main thread asks of the worker about release logs and samples. */
import { RequestType } from 'vscode-languageserver';
import type { Refusal } from '../meaning/protocol.ts';
import type { CalibratedModel, CalibrateParams, Healths, Judged, JudgeParams } from '../protocol-of-data.ts';

export const CalibrateRequest = new RequestType<CalibrateParams, CalibratedModel | Refusal, void>('calibrate');

export const HealthsRequest = new RequestType<{ readonly path: string }, Healths | Refusal, void>('healths');

export type JudgeQuestion = Omit<JudgeParams, 'uri' | 'workDoneToken'> & { readonly path: string };

export const JudgeRequest = new RequestType<JudgeQuestion, Judged | Refusal, void>('judge');
