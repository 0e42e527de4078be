import type { Proof } from '@rollout/compiler';
import { lineIndex } from '@rollout/language';
import { printableText, type Style, wrap } from '@rollout/report';
import type { Document } from '@rollout/workspace';

/** What was proven of each plan of a document, and by what, for `check --explain`. */
export function renderProofs(document: Document, shownPath: (path: string) => string, style: Style): string {
  const { bold } = style.colors;
  return (
    document.plans
      // A scenario changes what may happen, not what is allowed.
      .filter(({ machine, scenario }) => machine !== null && scenario === null)
      .map(({ name, proofs }) => {
        const head = bold(`${printableText(name)}: what holds in every run`);
        return `${[head, ...proofs.map((each) => renderProof(each, document, shownPath, style))].join('\n')}\n\n`;
      })
      .join('')
  );
}

function renderProof(
  { text, verdict, by, explanation, location }: Proof,
  document: Document,
  shownPath: (path: string) => string,
  { colors: { green, yellow, dim }, columns }: Style,
): string {
  const mark = verdict === 'proven' ? green('✓') : yellow('?');
  const file = location === null ? undefined : document.files.get(location.path);
  const place =
    location === null || file === undefined
      ? ''
      : `${shownPath(location.path)}:${lineIndex(file.text).position(location.span.start).line}`;
  const why = `${verdict === 'proven' ? 'proven' : 'not proven'} by ${by}. ${explanation}`;
  return [
    `  ${mark} ${printableText(text)}${place === '' ? '' : `  ${dim(printableText(place))}`}`,
    ...wrap(printableText(why), columns - 6).map((line) => `      ${dim(line)}`),
  ].join('\n');
}
