import type { Refusal } from '@rollout/language-server';

/** Why there is no answer, and what to do, as one message. */
export function refusalText({ message, hint }: Refusal): string {
  const sentence = /[.?!]$/.test(message) ? message : `${message}.`;
  return hint === undefined ? sentence : `${sentence} ${hint}`;
}
