/** Workflow commands of GitHub Actions, which shows them beside the lines that they are about. */
import { printableText } from '@rollout/report';

export type GithubLevel = 'error' | 'warning' | 'notice';

export interface GithubPlace {
  readonly file: string;
  /** All count from 1; ends are those of the marked text. */
  readonly line?: number;
  readonly endLine?: number;
  readonly col?: number;
  readonly endColumn?: number;
}

/** As in actions/toolkit, `packages/core/src/command.ts`. Nothing in a text can be another command, nor another line of the message. */
export function githubCommand(
  level: GithubLevel,
  place: GithubPlace | null,
  title: string,
  message: readonly string[],
): string {
  const where = Object.entries(place ?? {}).filter(([, value]) => value !== undefined);
  const properties = [...where, ['title', title]].map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${level} ${properties.join(',')}::${message.map(escapeData).join('%0A')}`;
}

function escapeData(text: string): string {
  return printableText(text).replaceAll('%', '%25');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
