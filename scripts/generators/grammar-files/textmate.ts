import {
  COMPARATORS,
  DURATION_UNITS,
  LEVEL_WORDS,
  PERIOD_WORDS,
  STATEMENT_WORDS,
  UNIT_WORDS,
  WEEKDAY_WORDS,
  WORDS,
} from '../../../packages/language/src/schema/index.ts';

/** A TextMate grammar: colours by token, and names where they are declared. */
export function textMateGrammar(): unknown {
  const levels = LEVEL_WORDS.flatMap(({ level, plural }): string[] => [level, plural]);
  const terms = [...levels, ...PERIOD_WORDS, ...WEEKDAY_WORDS, ...UNIT_WORDS.map(({ unit }): string => unit)];
  const declarations = WORDS.filter((word) => STATEMENT_WORDS.get(word)?.includes('declaration'));
  const named = [
    ...['topology', 'service', 'health', 'metric', 'model', 'plan', 'scenario', 'stage', 'bug', 'param'],
    ...LEVEL_WORDS.map(({ level }) => level),
  ];
  const operators = ['not', 'and', 'or'];
  const others = WORDS.filter((word) => ![...terms, ...declarations, ...operators].includes(word));
  return {
    information_for_contributors: ['Generated from the schema by "npm run generate": do not edit.'],
    name: 'Rollout',
    scopeName: 'source.rollout',
    fileTypes: ['rollout'],
    patterns: ['comments', 'strings', 'literals', 'names', 'words', 'operators'].map((name) => ({
      include: `#${name}`,
    })),
    repository: {
      comments: {
        patterns: [
          { name: 'comment.line.documentation.rollout', match: '///(?!/).*$' },
          { name: 'comment.line.double-slash.rollout', match: '//.*$' },
          { name: 'comment.block.rollout', begin: '/\\*', end: '\\*/' },
        ],
      },
      strings: {
        name: 'string.quoted.double.rollout',
        begin: '"',
        end: '"|$',
        patterns: [
          { name: 'constant.character.escape.rollout', match: '\\\\(?:["\\\\n]|u\\{[0-9A-Fa-f]{1,6}\\})' },
          { name: 'invalid.illegal.escape.rollout', match: '\\\\.' },
        ],
      },
      literals: {
        patterns: [
          { name: 'constant.numeric.date.rollout', match: `${start}[0-9]{4}-[0-9]{2}-[0-9]{2}${end}` },
          { name: 'constant.numeric.time.rollout', match: `${start}[0-9]{2}:[0-9]{2}(?![\\w:])` },
          { name: 'constant.numeric.percent.rollout', match: `${start}-?[0-9][0-9_]*(?:\\.[0-9][0-9_]*)?%(?!\\w)` },
          {
            name: 'constant.numeric.duration.rollout',
            match: `${start}-?(?:[0-9][0-9_]*(?:\\.[0-9][0-9_]*)?(?:${durationUnits()}))+${end}`,
          },
          { name: 'constant.numeric.rollout', match: `${start}-?[0-9][0-9_]*(?:\\.[0-9][0-9_]*)?(?![\\w%])` },
          { name: 'invalid.illegal.number.rollout', match: `${start}[0-9][\\w%]*` },
        ],
      },
      names: {
        patterns: [
          {
            match: `${start}(${named.join('|')})\\s+([\\p{L}_][\\p{L}\\p{M}\\p{N}_]*(?:-[\\p{L}\\p{M}\\p{N}_]+)*)`,
            captures: { 1: { name: 'keyword.other.rollout' }, 2: { name: 'entity.name.type.rollout' } },
          },
          {
            match: `${start}([\\p{L}_][\\p{L}\\p{M}\\p{N}_]*)(?=\\s*\\()`,
            captures: { 1: { name: 'support.function.rollout' } },
          },
        ],
      },
      words: {
        patterns: [
          { name: 'keyword.other.declaration.rollout', match: words(declarations) },
          { name: 'keyword.operator.word.rollout', match: words(operators) },
          { name: 'support.type.rollout', match: words(terms) },
          { name: 'keyword.other.rollout', match: words(others) },
        ],
      },
      operators: {
        patterns: [
          { name: 'keyword.operator.comparison.rollout', match: COMPARATORS.join('|') },
          { name: 'keyword.operator.rollout', match: '\\.\\.|=|/' },
          { name: 'punctuation.separator.rollout', match: ',' },
          { name: 'punctuation.section.rollout', match: '[{}()\\[\\]]' },
        ],
      },
    },
  };
}

// Names may have `-` inside, so a word ends where no name goes on.
const start = '(?<![\\w-])';
const end = '(?![\\w-])';

function words(all: readonly string[]): string {
  const longestFirst = [...all].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return `${start}(?:${longestFirst.join('|')})${end}`;
}

function durationUnits(): string {
  const longestFirst = DURATION_UNITS.map(({ unit }) => unit).sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return longestFirst.join('|');
}
