/**
 * The main thread's side: questions to the worker that computes what plans mean. A worker is opened with the first question. One that dies, or does not
 * answer for longer than any slice of work may take, is replaced by a new one; what it was asked is lost, which whoever asked is told.
 */
import type { RequestType } from 'vscode-languageserver';
import { type Asking, createAsker } from './asking.ts';
import type { FileOutlook } from './outlook/outlook.ts';
import {
  type AskedPlan,
  type CompareAnswer,
  type CompareParams,
  CompareRequest,
  type CompileAnswer,
  CompileRequest,
  type DeepDiagnostics,
  DeepDiagnosticsRequest,
  type OptimizeAnswer,
  type OptimizeParams,
  OptimizeRequest,
  type OutlookParams,
  OutlookProgress,
  OutlookRequest,
  type Progress,
  type StudyAnswer,
  type StudyParams,
  StudyRequest,
  type TestAnswer,
  type TestParams,
  TestRequest,
  type TraceAnswer,
  type TraceParams,
  TraceRequest,
  type WithProgress,
  WorkProgress,
} from './protocol.ts';
import type { MeaningHost } from './worker.ts';

export type { Asking } from './asking.ts';
export { type MeaningHost, type MeaningLink, MeaningLost } from './worker.ts';

type WithoutToken<P> = Omit<P, 'progressToken'>;

/** Every promise rejects with `MeaningLost` where no answer will come, and with a `ResponseError` of `RequestCancelled` where it was cancelled. */
export interface Meaning {
  readonly deepDiagnostics: (path: string, asking?: Asking) => Promise<DeepDiagnostics>;
  /** `onBetter`: each time that something more is known. */
  readonly outlook: (
    params: WithoutToken<OutlookParams>,
    onBetter: (outlook: FileOutlook) => void,
    asking?: Asking,
  ) => Promise<FileOutlook>;
  readonly study: (params: WithoutToken<StudyParams>, told: OnProgress, asking?: Asking) => Promise<StudyAnswer>;
  readonly test: (params: WithoutToken<TestParams>, told: OnProgress, asking?: Asking) => Promise<TestAnswer>;
  readonly compare: (params: WithoutToken<CompareParams>, told: OnProgress, asking?: Asking) => Promise<CompareAnswer>;
  readonly optimize: (
    params: WithoutToken<OptimizeParams>,
    told: OnProgress,
    asking?: Asking,
  ) => Promise<OptimizeAnswer>;
  readonly trace: (params: TraceParams, asking?: Asking) => Promise<TraceAnswer>;
  readonly compile: (params: AskedPlan, asking?: Asking) => Promise<CompileAnswer>;
  /** Any other question that the worker knows. */
  readonly ask: <P, R>(type: RequestType<P, R, void>, params: P, asking?: Asking) => Promise<R>;
  /** Any other that tells how far it is. */
  readonly askTold: <P extends object, R>(
    type: RequestType<P & WithProgress, R, void>,
    params: P,
    told: OnProgress,
    asking?: Asking,
  ) => Promise<R>;
  /** These files are not what they were, or not there any more; null: any may be. */
  readonly changed: (paths: readonly string[] | null) => void;
  readonly dispose: () => void;
}

export type OnProgress = (progress: Progress) => void;

export function askMeaning(host: MeaningHost): Meaning {
  const { ask, askTelling, changed, dispose } = createAsker(host);
  const askTold: Meaning['askTold'] = (type, params, told, asking) =>
    askTelling(type, params, { type: WorkProgress, told }, asking);
  return {
    ask,
    askTold,
    changed,
    dispose,
    deepDiagnostics: (path, asking) => ask(DeepDiagnosticsRequest, { path }, asking),
    outlook: (params, told, asking) => askTelling(OutlookRequest, params, { type: OutlookProgress, told }, asking),
    study: (params, told, asking) => askTold(StudyRequest, params, told, asking),
    test: (params, told, asking) => askTold(TestRequest, params, told, asking),
    compare: (params, told, asking) => askTold(CompareRequest, params, told, asking),
    optimize: (params, told, asking) => askTold(OptimizeRequest, params, told, asking),
    trace: (params, asking) => ask(TraceRequest, params, asking),
    compile: (params, asking) => ask(CompileRequest, params, asking),
  };
}
