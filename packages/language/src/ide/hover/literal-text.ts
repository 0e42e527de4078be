/** What a literal says where it stands. */
import type { SourceFile } from '../../semantics/index.ts';
import type { SyntaxNode, Window } from '../../syntax/tree.ts';
import type { Sources } from '../sources.ts';
import type { PathStep } from '../tree-path.ts';
import { limitText } from './limit-text.ts';
import { code, counted, paragraphs } from './markdown.ts';
import {
  dateInWords,
  dayNumber,
  durationInWords,
  durationText,
  numberText,
  percentText,
  timeText,
} from './quantities.ts';

/** Undefined for what is no literal. */
export function literalText(path: readonly PathStep[], sources: Sources, file: SourceFile): string | undefined {
  const said = ownText(path, sources, file);
  return said === undefined ? undefined : paragraphs(said, argumentSaid(path));
}

/** Of an argument: what it is to its distribution. */
function argumentSaid(path: readonly PathStep[]): string | undefined {
  const index = path.findLastIndex(({ node }) => node.kind === 'argument');
  const [call, argument] = [path[index - 1]?.node, path[index]?.node];
  if (call?.kind !== 'distribution' || argument?.kind !== 'argument') return undefined;
  const { label, weight } = argument;
  if (weight !== undefined && path.at(-1)?.as === 'weight')
    return `How likely this one of the ${code(call.name.text)} is.`;
  return label === undefined
    ? `An argument of ${code(call.name.text)}.`
    : `The ${code(label.text)} of ${code(call.name.text)}.`;
}

function ownText(path: readonly PathStep[], sources: Sources, file: SourceFile): string | undefined {
  const at = path.at(-1);
  const above = path.at(-2);
  if (at === undefined) return undefined;
  switch (at.node.kind) {
    case 'duration':
      return paragraphs(durationText(at.node), lengthSaid(path));
    case 'percent':
      return paragraphs(percentText(at.node), limitText(sources, file, path));
    case 'number':
      return paragraphs(numberText(at.node), at.as === 'requestsPerSecond' ? perDay(at.node.value) : undefined);
    case 'date':
      return paragraphs(`${code(at.node.text)} — ${dateInWords(at.node)}.`, daysOfRange(above?.node));
    case 'time':
      return paragraphs(timeText(at.node), hoursOfRange(above?.node));
    case 'string':
      return stringText(at.node.text, at.as, above?.node, sources, file);
    default:
      return undefined;
  }
}

/** What happens in that time, by the sentence that it is in. */
function lengthSaid(path: readonly PathStep[]): string | undefined {
  const [above, at] = [path.at(-2)?.node, path.at(-1)];
  if (at?.node.kind !== 'duration' || above === undefined) return undefined;
  const words = durationInWords(at.node.milliseconds);
  switch (above.kind) {
    case 'wait':
      if (at.as === 'atMost') return `Goes on after ${words} in any case.`;
      return `Bakes ${words}${above.requests === undefined ? '' : ' at least'} before the next step.${hasWindows(path) ? ' Time outside of the windows counts, too: they hold only what starts.' : ''}`;
    case 'gate-approval':
      // Those of some servers alone say nothing of when people answer.
      return hasWindows(path, ({ for: servers }) => servers === undefined)
        ? 'Passes only while a window is open.'
        : undefined;
    case 'deadline':
      return `Done ${words} after the start, or too late.`;
    case 'horizon':
      return `What gets through is counted for ${words} after the end.`;
    case 'on-timeout':
      return `Raised ${words} after the stage, or the plan, began.`;
    case 'retire-blue':
      return `The old servers are kept for ${words}.`;
    default:
      return undefined;
  }
}

/** Whether the plan around, or the stage, says when something may start, by windows of that kind. */
function hasWindows(path: readonly PathStep[], isMeant: (window: Window) => boolean = () => true): boolean {
  return path.some(
    ({ node }) =>
      (node.kind === 'plan' || node.kind === 'stage' || node.kind === 'channel') &&
      node.items.some((item) => item.kind === 'window' && isMeant(item)),
  );
}

function perDay(value: number): string {
  return `${counted(Math.round(value * 86_400), 'request')} a day.`;
}

function daysOfRange(above: SyntaxNode | undefined): string | undefined {
  if (above?.kind !== 'date-range' || above.from === undefined || above.to === undefined) return undefined;
  const days = dayNumber(above.to) - dayNumber(above.from) + 1;
  return days < 1 ? undefined : `${counted(days, 'day')}, both ends included.`;
}

function hoursOfRange(above: SyntaxNode | undefined): string | undefined {
  if (above?.kind !== 'time-range' || above.from === undefined || above.to === undefined) return undefined;
  const minutes = above.to.minutes - above.from.minutes;
  const length = durationInWords((minutes <= 0 ? minutes + 1440 : minutes) * 60_000);
  return minutes <= 0 ? `${length}, over midnight.` : `${length} a day; at its end nothing starts any more.`;
}

function stringText(
  text: string,
  as: string,
  above: SyntaxNode | undefined,
  sources: Sources,
  file: SourceFile,
): string | undefined {
  const target = sources.links.get(file.path)?.get(text);
  if (typeof target === 'string') return `${code(text)} — the file ${code(target)}.`;
  if (target === null) return `${code(text)} — a file that cannot be read.`;
  if (as === 'zone') return `${code(text)} — a time zone, with its daylight saving.`;
  switch (above?.kind) {
    case 'located-in':
      return `${code(text)} — where it stands, for people to read.`;
    case 'owner':
      return `${code(text)} — who answers for the flag.`;
    case 'ask':
      return `${code(text)} — who decides, for people to read.`;
    case 'gate-approval':
      return `${code(text)} — who says yes or no, for people to read.`;
    case 'query':
      return `${code(text)} — the question, in the words of the system that is asked.`;
    case 'run':
      return `${code(text)} — what is run, for people to read.`;
    default:
      return undefined;
  }
}
