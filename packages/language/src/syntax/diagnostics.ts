/** What can be wrong with the way a file is written. */
import { defineDiagnostics, type Example } from '../diagnostics/index.ts';

/** The longest file, in bytes of UTF-8. */
export const LARGEST_FILE = 4 * 1024 * 1024;
/** How deep brackets may nest, and how long `then` and `else` may chain. */
export const DEEPEST_NESTING = 64;

/** Sentences of a plan, as the page shows them: the plan around them deploys everything. */
const inPlan = (shown: string): Example => ({
  shown: `plan a {\n  ${shown}\n}`,
  text: () =>
    `topology web { cluster c[4] { server[10] } }\nplan a on web {\n  ${shown}\n  stage rest { deploy remaining }\n}\n`,
});

const mebibytes = (bytes: number): string => `${(bytes / (1024 * 1024)).toFixed(1)} MiB`;
const suggests = (args: { readonly suggestion?: string | undefined }): string | undefined =>
  args.suggestion === undefined ? undefined : `Did you mean \`${args.suggestion}\`?`;

export const syntaxDiagnostics = defineDiagnostics({
  'file-too-large': {
    severity: 'error',
    title: 'File too large',
    message: (args: { size: number }) => `The file is ${mebibytes(args.size)} long, and a file may be 4 MiB.`,
    help: 'Split it and use `import`; alike nodes of a fleet are one entry with a count: `server[40]`.',
    page: {
      meaning:
        'A source file may be at most 4 MiB (4,194,304 bytes of UTF-8) long. Larger ones are not read at all. A fleet of a billion servers fits into a page when alike nodes are written once, with their count.',
      raises: { shown: '// five million characters …', text: () => `// ${'x'.repeat(5_000_000)}` },
      avoids: 'topology prod {\n  region us { cluster web[1000] { rack[40] { server[40] } } }\n}',
    },
  },
  'nesting-too-deep': {
    severity: 'error',
    title: 'Nesting too deep',
    message: () => `This is nested deeper than ${DEEPEST_NESTING} levels, so what is inside is not read.`,
    help: 'No plan needs this; look for brackets that are never closed.',
    page: {
      meaning:
        'Brackets and braces may nest 64 deep, and an action may chain 64 times with `then` and `else`. What is deeper is skipped.',
      raises: {
        shown: 'plan a {\n  stage s { deploy all where ((((((((… tier == pilot …)))))))) }\n}',
        text: () => `plan a { stage s { deploy all where ${'('.repeat(65)}tier == pilot${')'.repeat(65)} } }`,
      },
      avoids: 'plan a {\n  stage s { deploy all where (tier == pilot) }\n}',
    },
  },
  'too-many-errors': {
    severity: 'error',
    title: 'Too many errors',
    message: (args: { most: number }) =>
      `There are more than ${args.most} syntax errors; the rest of the file was not read.`,
    help: 'Put the first ones right: many of the others may follow from them.',
    page: {
      meaning: 'Reading stops after 200 syntax errors. Usually the file is not a Rollout file at all.',
      raises: {
        shown: 'plan a {\n  strange\n  wait\n  strange\n  …',
        text: () => `plan a { stage s {\n${'deploy all\nx\nwait 1h\n'.repeat(300)}\n} }`,
      },
      avoids: 'plan a {\n  stage s { wait 1h }\n}',
    },
  },
  'control-character': {
    severity: 'error',
    title: 'Invisible character',
    message: (args: { code: string }) => `The invisible character ${args.code} stands here.`,
    help: 'Delete it: it cannot be seen, and may make the text read differently from what it says.',
    page: {
      meaning:
        'Control characters other than tab and line ends, marks that change the direction of the text, and byte order marks inside a file may stand nowhere, not even in comments and texts: a reviewer would not see them.',
      raises: 'plan a\u0000 { }',
      avoids: 'plan a { }',
    },
  },
  'unexpected-character': {
    severity: 'error',
    title: 'Unexpected character',
    message: (args: { text: string }) => `\`${args.text}\` means nothing here.`,
    help: (args: { text: string }) =>
      args.text.startsWith("'")
        ? 'Texts stand in double quotes.'
        : args.text.startsWith(';')
          ? 'Statements need no separator; delete it.'
          : args.text.startsWith('#')
            ? 'Comments begin with `//`.'
            : args.text.startsWith('-') || args.text.startsWith('–')
              ? 'A range is written with two dots: `09:00..17:00`.'
              : args.text.startsWith('|')
                ? 'A condition is written in words: `P(found given any bug)`.'
                : args.text.startsWith('%')
                  ? 'A percent sign stands right after its number: `5%`.'
                  : 'Delete it, or put the name that it belongs to into double quotes.',
    page: {
      meaning: 'No word, name, number or symbol of the language begins with this character.',
      raises: 'model typical {\n  deploy takes 4m per server;\n}',
      avoids: 'model typical {\n  deploy takes 4m per server\n}',
    },
  },
  'unterminated-string': {
    severity: 'error',
    title: 'Unterminated text',
    message: () => 'This text has no closing quote on its line.',
    help: 'Close it with `"`. A text cannot run over several lines: write `\\n` for a line end.',
    page: {
      meaning: 'A text in double quotes ends on the line where it begins.',
      raises: 'import { prod } from "./fleet.rollout',
      avoids: 'import { prod } from "./fleet.rollout"',
    },
  },
  'unterminated-comment': {
    severity: 'error',
    title: 'Unterminated comment',
    message: () => 'This comment is never closed, so the rest of the file is a part of it.',
    help: 'Close it with `*/`, or begin each of its lines with `//`.',
    page: {
      meaning: 'A comment that begins with `/*` ends at the first `*/`; comments do not nest.',
      raises: '/* The weekly plan\nplan a { }',
      avoids: '/* The weekly plan */\nplan a { }',
    },
  },
  'invalid-escape': {
    severity: 'error',
    title: 'Invalid escape',
    message: (args: { text: string }) => `\`${args.text}\` stands for no character.`,
    help: 'There are `\\"`, `\\\\`, `\\n` and `\\u{1F680}`; a backslash itself is `\\\\`.',
    page: {
      meaning:
        'In a text, a backslash begins one of `\\"`, `\\\\`, `\\n` or `\\u{…}` with a Unicode code point in hexadecimal.',
      raises: 'topology t from "C:\\fleet.csv"',
      avoids: 'topology t from "./fleet.csv"',
    },
  },
  'malformed-number': {
    severity: 'error',
    title: 'Malformed number',
    message: (args: { text: string; suggestion?: string | undefined }) =>
      `\`${args.text}\` is neither a number, nor a percent, nor a duration.`,
    help: (args: { text: string; suggestion?: string | undefined }) =>
      args.suggestion !== undefined
        ? `Write \`${args.suggestion}\`.`
        : /^\d+-\d+$/.test(args.text)
          ? `A range has two dots: \`${args.text.replace('-', '..')}\`, or \`09:00..17:00\` of times.`
          : 'A number runs to the next character that is no letter, digit or `_`. Write `12`, `0.5`, `1_000_000`, `5%`, `90s`, `1h30m` or `4w`.',
    page: {
      meaning:
        'A number runs to the next character that is not a letter, a digit or `_`, so a unit or a word that follows needs a space before it, unless it is a percent sign or the unit of a duration. Numbers are written out: there are no exponents.',
      raises: inPlan('stage s { deploy 3clusters }'),
      avoids: inPlan('stage s { deploy 3 clusters }'),
    },
  },
  'malformed-date': {
    severity: 'error',
    title: 'Malformed date',
    message: (args: { text: string; reason: string; suggestion?: string | undefined }) =>
      `\`${args.text}\` is no date: ${args.reason}.`,
    help: (args: { text: string; reason: string; suggestion?: string | undefined }) =>
      args.suggestion === undefined ? 'Write year, month and day: `2026-12-19`.' : `Write \`${args.suggestion}\`.`,
    page: {
      meaning:
        'A date is written as four digits for the year, two for the month and two for the day, and there has to be such a day.',
      raises: 'plan a {\n  freeze 2026-02-25..2026-02-30\n}',
      avoids: 'plan a {\n  freeze 2026-02-25..2026-02-28\n}',
    },
  },
  'malformed-time': {
    severity: 'error',
    title: 'Malformed time of day',
    message: (args: { text: string; reason: string; suggestion?: string | undefined }) =>
      `\`${args.text}\` is no time of day: ${args.reason}.`,
    help: (args: { text: string; reason: string; suggestion?: string | undefined }) =>
      args.suggestion === undefined ? 'Write hours and minutes: `09:00`.' : `Write \`${args.suggestion}\`.`,
    page: {
      meaning:
        'A time of day is two digits for the hour, from 00 to 23, and two for the minute. `24:00` is the end of a day, so it can only end a range.',
      raises: inPlan('window mon..fri 9:00..16:00 in "UTC"'),
      avoids: inPlan('window mon..fri 09:00..16:00 in "UTC"'),
    },
  },
  'malformed-duration': {
    severity: 'error',
    title: 'Malformed duration',
    message: (args: { text: string; reason: string }) => `\`${args.text}\` is no duration: ${args.reason}.`,
    help: 'Write the larger unit first, each unit once: `1w`, `2d`, `1h30m`, `90s`, `500ms`.',
    page: {
      meaning:
        'A duration is one or more numbers, each with a unit of `w`, `d`, `h`, `m`, `s` or `ms`, the larger first and each at most once. Only the last may have decimals, and the whole must be a whole number of milliseconds.',
      raises: 'plan a {\n  stage s { wait 30m1h }\n}',
      avoids: 'plan a {\n  stage s { wait 1h30m }\n}',
    },
  },
  'number-out-of-range': {
    severity: 'error',
    title: 'Number out of range',
    message: (args: { text: string }) => `\`${args.text}\` is out of range.`,
    help: 'Numbers go up to 9,007,199,254,740,991 and have at most 15 decimals; durations go up to 1,000 years.',
    page: {
      meaning:
        'Numbers are kept exactly, so they go up to 2^53 − 1 = 9,007,199,254,740,991, with at most 15 digits after the point. Durations go up to 1,000 years (365,000 days).',
      raises: 'topology t {\n  region us { server[9_007_199_254_740_993] }\n}',
      avoids: 'topology t {\n  region us { server[1_000_000] }\n}',
    },
  },
  'negative-quantity': {
    severity: 'error',
    title: 'Negative quantity',
    message: (args: { text: string }) => `\`${args.text}\` is negative, and no quantity of a plan is.`,
    help: 'Delete the `-`.',
    page: {
      meaning: 'Durations, counts, percents and rates are 0 or more. Only labels may be negative numbers.',
      raises: 'plan a {\n  stage s { wait -5m }\n}',
      avoids: 'plan a {\n  stage s { wait 5m }\n}',
    },
  },
  'unknown-unit': {
    severity: 'error',
    title: 'Unknown unit',
    message: (args: { unit: string; suggestion?: string | undefined; help?: string }) => `\`${args.unit}\` is no unit.`,
    help: (args: { unit: string; suggestion?: string | undefined; help?: string }) =>
      args.help ??
      suggests(args) ??
      'The units of exposure are `server-hours`, `user-hours` and `requests`; durations and percents are written without a space: `5m`, `5%`.',
    page: {
      meaning: 'The units after a number are a closed set. They are `server-hours`, `user-hours` and `requests`.',
      raises: 'model m {\n  bug b { surfaces after exponential(mean 200 server-days) }\n}',
      avoids: 'model m {\n  bug b { surfaces after exponential(mean 200 server-hours) }\n}',
    },
  },
  'unexpected-unit': {
    severity: 'error',
    title: 'Unexpected unit',
    message: (args: { text: string; unit: string }) =>
      `\`${args.text}\` cannot be \`${args.unit}\`: only a plain number has a unit.`,
    help: 'Write a plain number before the unit, or delete the unit.',
    page: {
      meaning:
        'Percents, durations and params have no unit after them: a percent is a share, a duration carries its own, a param has the one that it was declared with.',
      raises: 'model m {\n  bug b { surfaces after exponential(mean 5h server-hours) }\n}',
      avoids: 'model m {\n  bug b { surfaces after exponential(mean 5 server-hours) }\n}',
    },
  },
  'unknown-word': {
    severity: 'error',
    title: 'Unknown word',
    message: (args: { word: string; expected: string; help?: string | undefined }) =>
      `\`${args.word}\` is not known here: expected ${args.expected}.`,
    help: (args: { word: string; expected: string; help?: string | undefined }) => args.help,
    page: {
      meaning: 'A word stands where only certain words of the language can, and is none of them.',
      raises: inPlan('stage s { deplpy 1 cluster }'),
      avoids: inPlan('stage s { deploy 1 cluster }'),
    },
  },
  'misplaced-statement': {
    severity: 'error',
    title: 'Misplaced statement',
    message: (args: { word: string; place: string; belongs: string; help?: string | undefined }) =>
      `\`${args.word}\` cannot stand in ${args.place}; it belongs in ${args.belongs}.`,
    help: (args: { help?: string | undefined }) =>
      args.help ?? 'Move it there, or look for a brace that is closed too early.',
    page: {
      meaning:
        'Every sentence has the blocks in which it can stand. A deploy, say, stands in a stage, not in the plan around it.',
      raises: 'plan a {\n  deploy all\n}',
      avoids: 'plan a {\n  stage s { deploy all }\n}',
    },
  },
  unexpected: {
    severity: 'error',
    title: 'Unexpected text',
    message: (args: { found: string; expected: string; help?: string | undefined }) =>
      `${args.found} cannot stand here: expected ${args.expected}.`,
    help: (args: { found: string; expected: string; help?: string | undefined }) => args.help,
    page: {
      meaning: 'Something stands where the sentence wants something else. The message says what it wants.',
      raises: inPlan('maxParallel clusters 4'),
      avoids: inPlan('maxParallel 4 clusters'),
    },
  },
  incomplete: {
    severity: 'error',
    title: 'Incomplete statement',
    message: (args: { missing: string; after: string; help?: string | undefined }) =>
      `After \`${args.after}\` this is missing: ${args.missing}.`,
    help: (args: { missing: string; after: string; help?: string | undefined }) => args.help,
    page: {
      meaning: 'A statement ends before it is complete. The next one is read as if it had been.',
      raises: 'plan a {\n  stage s {\n    wait\n    gate health\n  }\n}',
      avoids: 'plan a {\n  stage s {\n    wait 1h\n    gate health\n  }\n}',
    },
  },
  'missing-name': {
    severity: 'error',
    title: 'Missing name',
    message: (args: { after: string }) => `A name is missing after \`${args.after}\`.`,
    help: 'Names begin with a letter or `_`; any other name stands in double quotes.',
    page: {
      meaning:
        'A name has to stand here. A word of the language can be one, but not where it begins a statement on a line of its own; then it is written in quotes.',
      raises: 'plan a {\n  stage { deploy all }\n}',
      avoids: 'plan a {\n  stage first { deploy all }\n}',
    },
  },
  'level-number': {
    severity: 'error',
    title: 'Singular or plural',
    message: (args: { found: string; wanted: string }) => `\`${args.found}\` should be \`${args.wanted}\` here.`,
    page: {
      meaning:
        'After `per`, `by`, `each` and `at` a level is in the singular, after `of`, `all` and `remaining` in the plural.',
      raises: inPlan('maxDown 50% per clusters'),
      avoids: inPlan('maxDown 50% per cluster'),
    },
  },
  'needs-another': {
    severity: 'error',
    title: 'Needs two',
    message: (args: { word: string }) => `\`${args.word}\` needs at least two; there is one.`,
    help: 'Name the others after a comma.',
    page: {
      meaning: '`exclusive` and `order` are about two or more places or groups.',
      raises: 'plan a {\n  exclusive us-east\n}',
      avoids: 'plan a {\n  exclusive us-east, us-west\n}',
    },
  },
  'unclosed-block': {
    severity: 'error',
    title: 'Unclosed block',
    message: () => 'This block is never closed.',
    help: 'Add a `}` where it ends.',
    page: {
      meaning:
        'Every `{` needs a `}`. Where it is missing is told by the indentation, so the place is a guess in a file that is not indented.',
      raises: 'plan a {\n  stage s {\n    deploy all\n}\n',
      avoids: 'plan a {\n  stage s {\n    deploy all\n  }\n}\n',
    },
  },
  'unmatched-bracket': {
    severity: 'error',
    title: 'Unmatched bracket',
    message: (args: { text: string }) => `This \`${args.text}\` closes nothing.`,
    help: 'Delete it, or look for a brace above that is closed too early.',
    page: {
      meaning: 'A closing bracket stands where nothing is open.',
      raises: 'plan a { }\n}',
      avoids: 'plan a { }',
    },
  },
});
