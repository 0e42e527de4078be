/** Figures as they are written in the text. None stands there without how sure it is: `exact`, its interval, or how many trials it is of. */
import { markdownText } from '@rollout/language';
import { counted, figureText, formatDuration, formatPercent } from '@rollout/report';
import type { Estimate, MeasureUnit, Results } from '@rollout/simulator';

/** Where figures are from. */
export type Source = Pick<Results, 'method' | 'trials'>;

const SECOND = 1_000;

/** Known without trials. */
export const isExact = ({ method }: Source, estimate: Estimate): boolean =>
  method === 'exact' || estimate.method === 'exact';

/** `3d 2h · exact`, `0.4% (0.31–0.52%)`, `3d 2h · 10,000 trials`. */
export function sureText(source: Source, estimate: Estimate, unit: MeasureUnit): string {
  const { text, sure } = sureFigure(source, estimate, unit);
  return sure === undefined ? text : `${text} · ${sure}`;
}

/** A figure, and how sure it is where it does not say so itself. */
export function sureFigure(source: Source, estimate: Estimate, unit: MeasureUnit): Sure {
  const text = figureText(estimate, unit);
  // An interval says it, where one can be seen.
  const isSaid = !isExact(source, estimate) && /[(≤≥]/.test(text);
  return { text, sure: isSaid ? undefined : sureness(source, [estimate]) };
}

export interface Sure {
  readonly text: string;
  readonly sure: string | undefined;
}

/** `, of 10,000 trials, with an interval at 99%`; nothing where it is exact. */
export function basisNote(results: Source & Pick<Results, 'confidence'>, estimate: Estimate): string {
  if (isExact(results, estimate)) return '';
  return `, of ${counted(results.trials, 'trial')}, with an interval at ${formatPercent(results.confidence)}`;
}

/** How sure all of them are: `exact`, `10,000 trials`. */
export function sureness(source: Source, estimates: readonly Estimate[]): string {
  return estimates.every((each) => isExact(source, each)) ? 'exact' : counted(source.trials, 'trial');
}

/** Seconds as a time from the plan's start: `+2d 4h`. */
export function since(seconds: number, units?: number): string {
  return seconds === 0 ? 'at the start' : `+${formatDuration(seconds * SECOND, units)}`;
}

/** What it is, and how much. */
export type Row = readonly [what: string, text: string];

/** Names as most are, and which Markdown leaves as they are. */
const PLAIN = /^[\p{L}\p{N}]+(?:[_-][\p{L}\p{N}]+)*$/u;

/** A name from a plan in Markdown: text, whatever it says. */
export function nameText(name: string): string {
  return PLAIN.test(name) ? name : markdownText(name);
}

/** Markdown; notes that are empty are left out. */
export function listed(rows: readonly Row[], notes: readonly string[]): string {
  const list = rows.map(([what, text]) => `- **${what}** ${text}`).join('\n');
  const foot = notes.filter((note) => note !== '').join(' ');
  return foot === '' ? list : `${list}\n\n${foot}`;
}

/** What intervals are; nothing where there are none. */
export function trialsNote({ method, trials, confidence }: Pick<Results, 'method' | 'trials' | 'confidence'>): string {
  return method === 'exact'
    ? ''
    : `Chances are of ${counted(trials, 'trial')}, intervals at ${formatPercent(confidence)}.`;
}

const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** The shape of a law in a few characters. */
export function sparkline(histogram: readonly { readonly share: number }[]): string {
  const most = Math.max(...histogram.map(({ share }) => share));
  if (!(most > 0) || histogram.length < 2) return '';
  return histogram
    .map(({ share }) => (share === 0 ? ' ' : (BARS[Math.min(7, Math.floor((share / most) * 8))] ?? '')))
    .join('');
}
