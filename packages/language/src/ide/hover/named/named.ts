/** How something that has a name is told of. */
import type { Span } from '../../../syntax/tree.ts';
import { excerpt } from '../excerpt.ts';
import { code, documentation, paragraphs } from '../markdown.ts';

/** What is said of something: a line, then figures, then how it is written. */
export interface Told {
  /** Behind its name, without the full stop. */
  readonly summary: string;
  readonly details?: readonly (string | undefined)[];
  /** What is shown of how it is written; undefined: nothing. */
  readonly shown?: Span | undefined;
}

/** `word`: what it is, `bug`. `text`: of its file, where something of that is to be shown. */
export interface Named {
  readonly word: string;
  readonly name: string;
  readonly doc?: string;
  readonly text?: string | undefined;
}

export function namedText({ word, name, doc = '', text }: Named, { summary, details = [], shown }: Told): string {
  const said = summary === '' ? '' : ` — ${summary}`;
  return paragraphs(
    `**${word}** ${code(name)}${said}`,
    documentation(doc),
    ...details,
    text === undefined || shown === undefined ? undefined : excerpt(text, shown),
  );
}
