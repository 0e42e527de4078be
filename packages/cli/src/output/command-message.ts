import { printableText, type Style } from '@rollout/report';
import type { CommandError } from '../exit-code.ts';

/** What went wrong, and what to do about it. */
export function commandMessage({ message, help }: CommandError, { colors }: Style): string {
  const lines = [`${colors.red(colors.bold('error'))}: ${printableText(message)}`];
  if (help !== undefined) lines.push(`  ${printableText(help)}`);
  return `${lines.join('\n')}\n`;
}
