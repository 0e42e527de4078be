/** What is used of VS Code's tokens. */
interface Token {
  readonly isCancellationRequested: boolean;
  readonly onCancellationRequested: (listener: () => unknown) => { readonly dispose: () => unknown };
}

interface Patience {
  /** Milliseconds after which it is not waited for any more; none: as long as it takes. */
  readonly atMost?: number;
  /** Nobody waits any more once it is cancelled. */
  readonly token?: Token;
}

/** Whether the promise has come to a good end while it was waited for. A server may never start, and whoever waits for it must not wait with it for good. */
export async function hasCome(promise: Promise<unknown>, { atMost, token }: Patience): Promise<boolean> {
  if (token?.isCancellationRequested === true) return false;
  const ends: (() => void)[] = [];
  const givenUp = new Promise<boolean>((resolve) => {
    const giveUp = (): void => resolve(false);
    if (atMost !== undefined) {
      const timer = setTimeout(giveUp, atMost);
      ends.push(() => clearTimeout(timer));
    }
    const listening = token?.onCancellationRequested(giveUp);
    ends.push(() => listening?.dispose());
  });
  const came = promise.then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([came, givenUp]);
  } finally {
    for (const end of ends) end();
  }
}
