import { CancellationError, type CancellationToken, type Disposable } from 'vscode';

/** Whoever cancels waits no longer, though a server that hangs never says that it has heard of it. */
export async function unlessCancelled<Answer>(answer: Promise<Answer>, token: CancellationToken): Promise<Answer> {
  let listening: Disposable | undefined;
  const cancelled = new Promise<never>((_, reject) => {
    listening = token.onCancellationRequested(() => reject(new CancellationError()));
  });
  try {
    return await Promise.race([answer, cancelled]);
  } finally {
    listening?.dispose();
  }
}
