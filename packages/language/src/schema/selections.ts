import { type Entry, entry, group, phrase } from './entry.ts';

const filters = { FILTER: { type: entry('filter') } } as const;

/** Selectors: some of the fleet. */
export const selectionEntries: readonly Entry[] = [
  phrase('selector', {
    form: 'SELECTION, … [ORDERING]',
    parts: {
      SELECTION: { type: entry('selection') },
      ORDERING: { type: entry('ordering'), default: 'as declared' },
    },
    label: 'some of the fleet, such as `1 cluster` or `us-west`',
    doc: 'Some of the fleet. After a comma a number, a percent, `all` or `remaining` begins a new selection; a name continues a list of places.',
    example: '2 clusters in us-west, us-east largest first',
  }),
  group('selection', 'Selections', 'One part of a selector.', [
    'all-selection',
    'remaining-selection',
    'count-selection',
    'share-selection',
    'place-selection',
  ]),
  phrase('all-selection', {
    form: 'all [LEVEL] FILTER …',
    parts: { LEVEL: { type: 'plural-level' }, ...filters },
    doc: 'Everything in scope, whether it was deployed to or not.',
    example: 'all clusters where tier == pilot',
  }),
  phrase('remaining-selection', {
    form: 'remaining [LEVEL] FILTER …',
    parts: { LEVEL: { type: 'plural-level' }, ...filters },
    doc: 'The servers not deployed to yet; `remaining clusters`: the clusters with one left, and then those servers of them.',
    example: 'remaining clusters in us-west except web-4',
  }),
  phrase('count-selection', {
    form: '(NUMBER LEVEL | PARAM LEVELS) FILTER …',
    parts: {
      NUMBER: { type: 'number' },
      LEVEL: { type: 'level' },
      PARAM: { type: 'name', refersTo: 'param' },
      LEVELS: { type: 'plural-level' },
      ...filters,
    },
    doc: 'That many of what the path here has not deployed to yet. Fewer left than asked for is an error.',
    example: '2 clusters in each region',
  }),
  phrase('share-selection', {
    form: '(PERCENT | PARAM) of LEVEL FILTER …',
    parts: {
      PERCENT: { type: 'percent' },
      PARAM: { type: 'name', refersTo: 'param' },
      LEVEL: { type: 'plural-level' },
      ...filters,
    },
    doc: 'A percent of all in scope, rounded down but never to nothing, taken from what was not deployed to yet.',
    example: '25% of clusters',
  }),
  phrase('place-selection', {
    form: 'PLACE',
    parts: { PLACE: { type: entry('place') } },
    doc: 'Exactly this place.',
    example: 'us-west/pdx/web-2',
  }),
  phrase('place', {
    form: 'here | SEGMENT (/ SEGMENT) …',
    parts: { SEGMENT: { type: 'name' } },
    label: 'a place, such as `us-west`',
    doc: 'A node of the fleet by its address, or the shortest suffix of it that is unambiguous. A name alone stands for every node that bears it. `here` is what the block of `each` holds.',
    example: 'us-west/pdx/web-2',
  }),
  phrase('places', {
    form: 'PLACE, …',
    parts: { PLACE: { type: entry('place') } },
    label: 'a place, such as `us-west`',
    doc: 'One or more places.',
    example: 'us-west, us-east',
  }),
  group('filter', 'Filters', 'Narrows a selection.', ['in-each', 'in-places', 'where', 'except']),
  phrase('in-each', {
    form: 'in each LEVEL',
    parts: { LEVEL: { type: 'singular-level' } },
    doc: 'That many of every one of them.',
    example: 'in each region',
  }),
  phrase('in-places', {
    form: 'in PLACES',
    parts: { PLACES: { type: entry('places') } },
    doc: 'Only inside these places.',
    example: 'in us-west',
  }),
  phrase('where', {
    form: 'where CONDITION',
    parts: { CONDITION: { type: entry('condition') } },
    doc: 'Only where the labels say so.',
    example: 'where tier == pilot and not hw == gen7',
  }),
  phrase('except', {
    form: 'except PLACES',
    parts: { PLACES: { type: entry('places') } },
    doc: 'Not these places.',
    example: 'except web-4',
  }),
  phrase('ordering', {
    form: '(smallest | largest | busiest | quietest) first | random order | spread over LABEL',
    parts: { LABEL: { type: 'name', refersTo: 'label', doc: 'a level or a label: one of each in turn' } },
    doc: 'In which order the selected units go.',
    example: 'spread over zone',
  }),
  phrase('condition', {
    form: 'CONJUNCTION (or CONJUNCTION) …',
    parts: { CONJUNCTION: { type: entry('conjunction') } },
    label: 'a condition, such as `tier == pilot`',
    doc: 'What labels must say. `and` binds tighter than `or`.',
    example: 'tier == pilot or tier == canary',
  }),
  phrase('conjunction', {
    form: 'TERM (and TERM) …',
    parts: { TERM: { type: entry('condition-term') } },
    label: 'a condition, such as `tier == pilot`',
    doc: 'All of these.',
    example: 'tier == pilot and not hw == gen7',
  }),
  phrase('condition-term', {
    form: '[not] ("(" CONDITION ")" | LABEL COMPARATOR VALUE)',
    parts: {
      CONDITION: { type: entry('condition') },
      LABEL: { type: 'name', refersTo: 'label' },
      COMPARATOR: { type: 'comparator' },
      VALUE: { type: 'value', doc: 'a word, a number, a percent or a duration' },
    },
    doc: 'A comparison of a label, or its opposite.',
    example: 'wave >= 2',
  }),
];
