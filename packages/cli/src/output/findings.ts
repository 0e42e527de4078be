import { type Diagnostic, type FrameColors, renderDiagnostic } from '@rollout/language';
import type { Colors, Style } from '@rollout/report';
import type { Document } from '@rollout/workspace';

/** Diagnostics with the lines that they are about, a blank line after each; nothing without diagnostics. */
export function renderFindings(
  diagnostics: readonly Diagnostic[],
  { texts }: Pick<Document, 'texts'>,
  shownPath: (path: string) => string,
  { colors, columns }: Style,
): string {
  const shown = new Map([...texts].map(([path, text]) => [shownPath(path), text]));
  // The renderer remembers the lines of a text by this function, so there is one for all.
  const textOf = (path: string): string | undefined => shown.get(path);
  const frames = frameColors(colors);
  return diagnostics
    .map((diagnostic) => {
      const { path, related } = diagnostic;
      if (isSetting(path)) return renderDiagnostic({ ...diagnostic, path: COMMAND_LINE }, () => path, frames, columns);
      const rename = <T extends { readonly path: string }>(place: T): T => ({ ...place, path: shownPath(place.path) });
      const renamed = { ...rename(diagnostic), ...(related === undefined ? {} : { related: related.map(rename) }) };
      return renderDiagnostic(renamed, textOf, frames, columns);
    })
    .map((frame) => `${frame}\n`)
    .join('');
}

/** The path of a diagnostic about `--set soak=12h` is that option, as it was typed. */
export const isSetting = (path: string): boolean => path.startsWith('--set ');
const COMMAND_LINE = 'command line';

function frameColors({ red, yellow, cyan, bold, dim }: Colors): FrameColors {
  return { error: red, warning: yellow, hint: cyan, bold, dim };
}
