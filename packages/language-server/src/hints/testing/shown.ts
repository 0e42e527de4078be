/** A text with its hints and lenses in it, as an editor shows them. */
import { checkText } from '@rollout/language';
import { parseSource } from '@rollout/workspace';
import type { FileOutlook } from '../../meaning/outlook/outlook.ts';
import { HINT_DEFAULTS, type HintSettings, type HintSubject, inlayHints, lensesOf, saidTogether } from '../index.ts';

export const NOTHING_SHOWN: HintSettings = {
  'hints.defaults': false,
  'hints.servers': false,
  'hints.clock': false,
  'hints.reached': false,
  'lenses.actions': false,
  'lenses.results': false,
  'lenses.expectations': false,
  'hover.figures': false,
};

export function subjectOf(
  text: string,
  outlook: FileOutlook | null,
  settings: HintSettings = HINT_DEFAULTS,
  { path = '/project/p.rollout', isStale = false }: { readonly path?: string; readonly isStale?: boolean } = {},
): HintSubject {
  const file = parseSource(text, path);
  const { program } = checkText(text, { path });
  const plans = (outlook?.plans ?? []).map((each) => ({ ...each, isStale }));
  return { file, program, plans, settings };
}

/** Hints of one place stand together in `⟨⟩`, lenses above their lines behind a `|`. */
export function shown(subject: HintSubject): string {
  const { text } = subject.file;
  const hints = inlayHints(subject, { start: 0, end: text.length });
  const lenses = lensesOf(subject);
  let at = 0;
  return text
    .split('\n')
    .map((line) => {
      const [start, end] = [at, at + line.length];
      at = end + 1;
      const above = lenses.filter(({ span }) => span.start >= start && span.start <= end).map(({ title }) => title);
      let out = line;
      const places = new Set(hints.map((each) => each.at).filter((place) => place >= start && place <= end));
      for (const place of [...places].toReversed()) {
        const said = saidTogether(hints.filter((each) => each.at === place)).map((each) => each.text);
        out = `${out.slice(0, place - start)} ⟨${said.join(' · ')}⟩${out.slice(place - start)}`;
      }
      return above.length === 0 ? out : `| ${above.join(' | ')}\n${out}`;
    })
    .join('\n');
}
