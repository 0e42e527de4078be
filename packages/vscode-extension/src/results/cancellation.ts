/** `RequestCancelled`, `ContentModified` and `ServerCancelled` of the language server protocol. */
const CODES: ReadonlySet<unknown> = new Set([-32800, -32801, -32802]);

/** Whether a request failed because nobody waits for its answer any more. */
export function isCancellation(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && CODES.has(error.code);
}
