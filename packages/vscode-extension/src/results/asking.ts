import type { Refusal } from '@rollout/language-server';
import { CancellationError, type CancellationToken, type Progress } from 'vscode';
import type { HowFar, ServerLink } from '../server/server-link.ts';
import { isCancellation } from './cancellation.ts';
import { complain, doing, warn } from './messages.ts';
import { HELP, help } from './offer-help.ts';
import { refusalText } from './refusal-text.ts';

/**
 * The server's answer to something that takes a while, with a notification that can be cancelled; undefined where it was
 * cancelled, or cannot be had: the user then knows why.
 */
export async function asking<Answer extends { readonly kind: 'answer' }>(
  title: string,
  ask: (token: CancellationToken, told: (how: HowFar) => void) => Promise<Answer | Refusal>,
): Promise<Answer | undefined> {
  try {
    const answer = await doing(title, (shown, token) => ask(token, tellingOf(shown)));
    if (answer.kind === 'answer') return answer;
    // Nobody waits until a message is closed.
    void warn(refusalText(answer));
  } catch (error) {
    if (!(error instanceof CancellationError) && !isCancellation(error)) throw error;
  }
  return undefined;
}

/** A notification takes how much more has been done; we know how much has. */
function tellingOf(shown: Progress<{ message?: string; increment?: number }>): (how: HowFar) => void {
  let before = 0;
  return ({ message, percentage }) => {
    const increment = Math.max(0, (percentage ?? before) - before);
    before += increment;
    shown.report({ increment, ...(message === undefined ? {} : { message }) });
  };
}

/** A command's work; what it throws is told once, with a way to the server's output. */
export function telling(server: ServerLink, work: (...args: readonly unknown[]) => Promise<void>) {
  return async (...args: readonly unknown[]): Promise<void> => {
    try {
      await work(...args);
    } catch (error) {
      if (error instanceof CancellationError || isCancellation(error)) return;
      const reason = error instanceof Error ? error.message : String(error);
      await help(server, await complain(`Rollout: ${reason}`, ...HELP));
    }
  };
}
