import type { InlayHint } from 'vscode-languageserver';

/** What is said by hints: those of one place, which an editor shows as one, each by itself. */
export const hintTexts = (hints: readonly InlayHint[]): readonly string[] =>
  hints.flatMap(({ label }) =>
    typeof label === 'string' ? [label] : label.map(({ value }) => value).filter((value) => value !== ' · '),
  );
