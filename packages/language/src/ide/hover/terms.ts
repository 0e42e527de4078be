/** The closed sets of words, and symbols. */
import { DURATION_UNITS, LEVEL_WORDS, PERIOD_WORDS, UNIT_WORDS } from '../../schema/index.ts';
import { code, paragraphs } from './markdown.ts';
import { durationInWords } from './quantities.ts';

/** What each level of a fleet is, on a line. */
export const LEVEL_LINES: Readonly<Record<(typeof LEVEL_WORDS)[number]['level'], string>> = {
  region: 'a part of the world, with datacenters that share nothing with those of others',
  zone: 'a part of a region that can be lost by itself',
  datacenter: 'a building',
  cluster: 'machines that are run together: what a deployment goes by unless it says otherwise',
  rack: 'machines with one power supply and one switch',
  server: 'one machine; percents and expectations count these',
};

const DAYS: Readonly<Record<string, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

const PERIOD_LENGTHS: Readonly<Record<(typeof PERIOD_WORDS)[number], number>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
  month: 2_592_000_000,
  year: 31_536_000_000,
};

const COMPARATORS: Readonly<Record<string, string>> = {
  '==': 'is the same as',
  '!=': 'is not the same as',
  '<': 'is less than',
  '<=': 'is at most',
  '>': 'is more than',
  '>=': 'is at least',
};

/** What a word says wherever it stands; undefined for one whose sentence says it. */
export function termText(word: string): string | undefined {
  const level = LEVEL_WORDS.find((each) => each.level === word || each.plural === word);
  if (level !== undefined) {
    const order = LEVEL_WORDS.map((each) => code(each.level)).join(', ');
    return paragraphs(
      `**${word}** — a level of the fleet: ${LEVEL_LINES[level.level]}.`,
      `From the outside in: ${order}.`,
    );
  }
  const unit = UNIT_WORDS.find((each) => each.unit === word);
  if (unit !== undefined) return `**${word}** — ${unit.doc}.`;
  const period = PERIOD_WORDS.find((each) => each === word);
  if (period !== undefined) return `**${period}** — ${periodText(period)}.`;
  const day = DAYS[word];
  if (day !== undefined) return `**${word}** — ${day}.`;
  if (word === 'upgradeDomain') {
    return '**upgradeDomain** — the servers of a node that go together: server i belongs to domain (i mod n) + 1, as `upgradeDomains n` of the node says.';
  }
  return undefined;
}

function periodText(period: (typeof PERIOD_WORDS)[number]): string {
  const length = PERIOD_LENGTHS[period];
  if (period === 'month' || period === 'year') return `${length / 86_400_000} days`;
  const smaller = DURATION_UNITS.find(({ milliseconds }) => milliseconds < length);
  if (smaller === undefined) return durationInWords(length);
  return `${length / smaller.milliseconds} ${smaller.name}`;
}

export function symbolText(symbol: string): string | undefined {
  const comparator = COMPARATORS[symbol];
  if (comparator !== undefined) return `${code(symbol)} — ${comparator}.`;
  return symbol === '..' ? `${code('..')} — from … to, both included; of times the end is not.` : undefined;
}
