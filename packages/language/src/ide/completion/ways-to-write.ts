/** The ways in which a sentence can be begun: one for most, several where its first words say already what it will be. */
import type { Level } from '../../program/index.ts';
import { type FormEntry, firstWordsOf, LEVEL_WORDS } from '../../schema/index.ts';
import { lexemesOf } from '../../syntax/index.ts';
import type { BugItem, SyntaxNode } from '../../syntax/tree.ts';
import { LEVEL_LINES } from '../hover/terms.ts';
import { bugsOf, modelsOf } from './models-at.ts';
import { handledIn } from './once.ts';
import type { Place } from './place.ts';
import { leadingWords, withFirst } from './snippets.ts';
import { parallelSnippet, planSnippet, stageSnippet } from './whole-fleet.ts';
import { levelsInside } from './words.ts';

export interface WayToWrite {
  readonly label: string;
  /** On a line, where it says more of itself than the sentence as a whole. */
  readonly said?: string | undefined;
  /** As the schema writes snippets. */
  readonly written: string;
  /** In hundredths of a rank. */
  readonly later: number;
}

/** In hundredths of a rank: behind what is usual there. */
const LATER = 2_000;

/** A bug that shows at once, as a release log counts them. */
const FOUND_BUG = 'bug <config> {\n  found <0.2%> at <cluster> <1><>\n}';
const AT_EACH = '<0.1%> at each of <clusters> <2>..<3>';

/** What each way does, of the sentences that have several. */
const SAID: Readonly<Record<string, string>> = {
  'bug found at': 'A class of bug that shows once a certain cluster is done, as release logs count it.',
  'shows at each of': 'It shows with this chance at each of these, one after the other.',
  'found at each of': 'It is found with this chance at each of these, one after the other.',
  wait: 'Bakes for so long.',
  'wait until confidence': 'Bakes until it is this sure that no bug is left unseen.',
  'wait until next mon': 'Bakes until a time of the week.',
  gate: 'Goes on only if the check sees nothing wrong.',
  'gate canary': 'Goes on only if the new servers do no worse than as many old ones, metric by metric.',
  'gate approval': 'Goes on only if a person says so.',
};

const sentenceOf = (line: string): string => `${line.charAt(0).toUpperCase()}${line.slice(1)}.`;

export function waysToWrite(place: Place, entry: FormEntry): readonly WayToWrite[] {
  const { id, snippet = '' } = entry;
  const way = (label: string, written: string, later = 0): WayToWrite => ({ label, written, later, said: SAID[label] });
  switch (id) {
    case 'fleet-node':
      return levelsWanted(place).map((level, i) => ({
        ...way(level, nodeSnippet(level), i),
        said: sentenceOf(LEVEL_LINES[level]),
      }));
    case 'shows': {
      const words = firstWordsOf(entry);
      return [
        ...words.map((word, i) => way(word, withFirst(snippet, word), i)),
        ...words.map((word, i) => way(`${word} at each of`, `${word} ${AT_EACH}`, LATER + i)),
      ];
    }
    case 'handler':
      return [way('on', handlerSnippet(snippet, place.siblings))];
    case 'plan':
      return [way('plan', planSnippet(place, snippet))];
    case 'stage':
      return [way('stage', stageSnippet(place, snippet))];
    case 'parallel-stages':
      return [way('parallel', parallelSnippet(place, snippet))];
    case 'bug':
      return [way('bug', snippet), way('bug found at', FOUND_BUG, LATER)];
    case 'gate':
      return gateWays(place, waysOfChoice(entry));
    case 'wait':
      return waysOfChoice(entry).filter(({ written }) => !written.includes(' confidence ') || maySurface(place));
    case 'deploy-fails':
      return [way('deploy fails', snippet.replace('<server>', `<${attemptLevel(place)}>`))];
    default:
      return waysOfChoice(entry);
  }
}

/** A sentence that can go on in several ways is several: `wait`, `wait until confidence`. The list of one placeholder would be in the way of its numbers. */
function waysOfChoice(entry: FormEntry): readonly WayToWrite[] {
  const { snippet = '' } = entry;
  const label = leadingWords(entry);
  const [, lead = '', first = '', rest = ''] = /^([^<]*)<([^<>|]*)\|([^<>]*)>$/.exec(snippet) ?? [];
  if (!rest.includes(' ')) return [{ label, written: snippet, later: 0 }];
  const others = rest.split('|').flatMap((way, index): readonly WayToWrite[] => {
    const words = leadingOf(way);
    const later = LATER + index + 1;
    const whole = `${label} ${words}`;
    return words === '' ? [] : [{ label: whole, written: lead + withStops(way), later, said: SAID[whole] }];
  });
  return [{ label, written: `${lead}<${first}>`, later: 0, said: SAID[label] }, ...others];
}

/** What is waited for is a bug that shows with time; where nothing is known of the model there may be one. */
function maySurface(place: Place): boolean {
  const models = modelsOf(place);
  if (models.length === 0) return true;
  const bugs = bugsOf(place);
  // One of which nothing is said yet may show in any way.
  return bugs.some(({ items }) => items.some(({ kind }) => kind === 'surfaces') || !items.some(isShowing));
}

const isShowing = ({ kind }: BugItem): boolean => kind === 'shows';

/** What takes its time as a whole cannot fail in part. */
function attemptLevel({ siblings }: Place): string {
  const taking = siblings.find((node) => node.kind === 'deploy-takes');
  return (taking?.kind === 'deploy-takes' ? taking.per?.level : undefined) ?? 'server';
}

/** Only what has metrics can be compared with a baseline. */
function gateWays(place: Place, ways: readonly WayToWrite[]): readonly WayToWrite[] {
  const [compared] = place.visible('health');
  const hasMetrics = place.visible('metric').length > 0;
  return ways.flatMap((way) => {
    if (!way.written.includes(' canary ')) return [way];
    if (compared === undefined || !hasMetrics) return [];
    return [
      {
        ...way,
        label: 'gate canary',
        said: SAID['gate canary'],
        written: way.written.replace('canary health', `canary <${compared.text}>`),
      },
    ];
  });
}

function leadingOf(way: string): string {
  const { tokens } = lexemesOf(way);
  const end = tokens.findIndex(({ kind }) => kind !== 'word');
  return tokens
    .slice(0, end < 0 ? tokens.length : end)
    .map(({ text }) => text)
    .join(' ');
}

/** Its numbers, texts and times can be typed over. */
function withStops(way: string): string {
  return way.replaceAll(/"([^"]*)"|\d[\w.:%]*/g, (found, text?: string) =>
    text === undefined ? `<${found}>` : `"<${text}>"`,
  );
}

/** A server has nothing inside; a cluster usually some servers. */
function nodeSnippet(level: string): string {
  if (level === 'server') return 'server[<40>]';
  // What is inside is one placeholder: typed over where it is something else.
  if (level === 'rack') return 'rack[<10>] { <server[40]> }';
  if (level === 'cluster') return 'cluster <web>[<4>] { <server[40]> }';
  return `${level} <name> {\n  <>\n}`;
}

/** Offers the triggers that are not handled yet; where all are, any. */
function handlerSnippet(snippet: string, siblings: readonly SyntaxNode[]): string {
  const handled = handledIn(siblings);
  return snippet.replace(/<([^<>]*)>/, (whole, held: string) => {
    const left = held.split('|').filter((trigger) => !handled.has(trigger));
    return left.length === 0 ? whole : `<${left.join('|')}>`;
  });
}

/** Levels that can stand inside the node around, but those that are there without a name of their own. */
function levelsWanted(place: Place): readonly Level[] {
  const unnamed = place.siblings.flatMap((node) =>
    node.kind === 'fleet-node' && node.name === undefined ? [`${node.level.level}`] : [],
  );
  return levelsInside(levelAround(place)).filter((level) => !unnamed.includes(level));
}

/** The level of the node of the fleet that the cursor is in. */
function levelAround({ before }: Place): string | undefined {
  const open: (string | undefined)[] = [];
  let level: string | undefined;
  for (const { text } of before) {
    if (LEVEL_WORDS.some((each) => each.level === text)) level = text;
    if (text === '{') open.push(level);
    if (text === '}') open.pop();
  }
  return open.at(-1);
}
