/** Snippets of the schema as they fit the fleet, the labels and the people that there are. */
import { LEVELS, pluralOfLevel } from '../../program/index.ts';
import { levelsOf, usualUnit } from './fleet.ts';
import type { Place } from './place.ts';
import type { Lacking } from './snippets.ts';

export interface Adapted {
  readonly snippet: string;
  /** What it speaks of and nothing has declared: it can be written, and something else has to be written too. */
  readonly lacks: Lacking | undefined;
}

/** More people than these are not named in a list. */
const MOST_PEOPLE = 4;

/** The snippet with what it shows of fleets, labels and people replaced by what there is. */
export function adapted(place: Place, snippet: string): Adapted {
  const labelled = withLabels(place, withLevels(place, snippet));
  const peopled = withPeople(place, labelled.snippet);
  return { snippet: peopled.snippet, lacks: labelled.lacks ?? peopled.lacks };
}

/** A fleet without clusters is deployed to in other units, and one without regions is divided by others. */
function withLevels(place: Place, snippet: string): string {
  const levels = levelsOf(place);
  if (levels.size === 0) return snippet;
  const unit = usualUnit(place);
  const outermost = LEVELS.find((level) => levels.has(level)) ?? unit;
  const written = levels.has('region') ? snippet : snippet.replace('<region>', `<${outermost}>`);
  if (unit === 'cluster') return written;
  return written.replace(/\bcluster(s?)\b/g, (_, plural: string) => (plural === '' ? unit : pluralOfLevel(unit)));
}

function withLabels(place: Place, snippet: string): Adapted {
  const [whole, filter = '', label = '', value = ''] = /( where )?(\w+) == (\w+)/.exec(snippet) ?? [];
  if (whole === undefined) return { snippet, lacks: undefined };
  const known = place.visible('label');
  const own = known.find(({ name }) => name === label) ?? known[0];
  const [says] = own === undefined ? [] : place.visible('label-value', own.name);
  if (own !== undefined && says !== undefined) {
    const isAsShown = own.name === label && place.visible('label-value', label).some(({ name }) => name === value);
    return {
      snippet: isAsShown ? snippet : snippet.replace(whole, `${filter}${own.text} == ${says.text}`),
      lacks: undefined,
    };
  }
  return filter === '' ? { snippet, lacks: 'label' } : { snippet: snippet.replace(whole, ''), lacks: undefined };
}

/** Rings as they are declared, each with those before it; an audience without rings by shares. */
function withPeople(place: Place, snippet: string): Adapted {
  const [list] = /<internal, [^<>]*>/.exec(snippet) ?? [];
  if (list === undefined) return { snippet, lacks: undefined };
  const people = place.visible('people');
  const rings = people.flatMap(({ kind, text }) => (kind === 'ring' ? [text] : []));
  const [audience] = people.filter(({ kind }) => kind === 'audience');
  if (audience === undefined) return { snippet, lacks: 'people' };
  const shown = rings.length <= MOST_PEOPLE ? rings : [...rings.slice(0, MOST_PEOPLE - 1), ...rings.slice(-1)];
  return {
    snippet: snippet.replace(list, `<${(shown.length > 0 ? shown : ['5%', '25%', audience.text]).join(', ')}>`),
    lacks: undefined,
  };
}
