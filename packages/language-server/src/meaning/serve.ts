/** The worker's side: what plans mean is computed here, slice by slice, so that a cancellation and what matters more get in. */
import type { CancellationToken, RequestType } from 'vscode-languageserver';
import { LSPErrorCodes, type MessageConnection, ResponseError } from 'vscode-languageserver';
import { compare } from './answers/compare.ts';
import { compile } from './answers/compile.ts';
import { deepDiagnostics } from './answers/deep-diagnostics.ts';
import { optimize } from './answers/optimize.ts';
import { study } from './answers/study.ts';
import { test } from './answers/test.ts';
import { trace } from './answers/trace.ts';
import { createOutlooks } from './outlook/outlooks.ts';
import {
  AliveRequest,
  ChangedNotification,
  CompareRequest,
  CompileRequest,
  DeepDiagnosticsRequest,
  OptimizeRequest,
  OutlookRequest,
  StudyRequest,
  TestRequest,
  TraceRequest,
} from './protocol.ts';
import { askedFiles } from './work/asked-files.ts';
import { type Answering, inTurn, type MeaningContext } from './work/context.ts';
import { Cancelled, createTurns, Priority } from './work/turns.ts';

/** What other rooms have the worker answer as well. */
export type MoreAnswers = (context: MeaningContext, answer: AddAnswer) => void;
export type AddAnswer = <P, R>(type: RequestType<P, R, void>, priority: Priority, answering: Answering<P, R>) => void;

/** Answers all that comes over the connection, until it is closed. */
export function serveMeaning(connection: MessageConnection, more: readonly MoreAnswers[] = []): void {
  const context: MeaningContext = { connection, files: askedFiles(connection), turns: createTurns() };
  const answer: AddAnswer = <P, R>(type: RequestType<P, R, void>, priority: Priority, answering: Answering<P, R>) => {
    const work = inTurn(context, priority, answering);
    const handle = (params: P, token: CancellationToken): Promise<unknown> =>
      answeredOrCancelled(() => work(params, token));
    connection.onRequest(type.method, handle);
  };
  const outlooks = createOutlooks();
  answer(DeepDiagnosticsRequest, Priority.diagnostics, deepDiagnostics);
  answer(OutlookRequest, Priority.outlook, outlooks);
  answer(StudyRequest, Priority.asked, study);
  answer(TestRequest, Priority.asked, test);
  answer(CompareRequest, Priority.asked, compare);
  answer(OptimizeRequest, Priority.asked, optimize);
  answer(TraceRequest, Priority.shown, trace);
  answer(CompileRequest, Priority.shown, compile);
  for (const add of more) add(context, answer);
  connection.onRequest(AliveRequest, () => null);
  connection.onNotification(ChangedNotification, ({ paths }) => context.files.forget(paths));
  connection.listen();
}

async function answeredOrCancelled(work: () => Promise<unknown>): Promise<unknown> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Cancelled) return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
    throw error;
  }
}
