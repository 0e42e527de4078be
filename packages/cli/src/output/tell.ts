import { asciiText } from '@rollout/report';
import type { Terminal } from '../terminal.ts';

/** Prints an answer that people read, in characters that they can be shown. */
export function tell({ out, answer }: Terminal, text: string): void {
  out(answer.ascii === true ? asciiText(text) : text);
}
