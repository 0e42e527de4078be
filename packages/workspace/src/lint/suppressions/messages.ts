/** What can be wrong with comments that silence findings. */
import { defineDiagnostics } from '@rollout/language';

const FLEET = 'topology fleet { cluster web[4] { server[20] } }\nmodel typical { deploy takes 4m per server }\n';
const plan = (comment: string): string =>
  `${FLEET}${comment}\nplan weekly on fleet using typical {\n  stage all { deploy all }\n}\n`;

const REASON = 'a fleet for load tests, nobody is served';
const good = plan(`// rollout-ignore no-max-down: ${REASON}`);
const HOW = 'A suppression is written as `// rollout-ignore CODE: why`, or `// rollout-ignore-file CODE: why`.';

/** Why a comment that begins like a suppression cannot be read as one. */
export type Misread =
  | { readonly kind: 'no-code' }
  | { readonly kind: 'block' }
  | { readonly kind: 'doc' }
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'code'; readonly text: string };

/** What a suppression that silences nothing is about. */
type Where = 'statement' | 'file' | 'nowhere';

export const suppressionDiagnostics = defineDiagnostics({
  'suppression-form': {
    severity: 'warning',
    title: 'No suppression',
    message: (args: { why: Misread }) => `This begins like a suppression, but silences nothing: ${misread(args.why)}.`,
    help: HOW,
    page: {
      meaning:
        'A comment that begins with `rollout-ignore` is meant to silence a finding, but cannot be read: it names no code, has something else than codes before its colon, has a word that there is not (`rollout-ignore-line`), stands between `/*` and `*/`, or in documentation (`///`). A comment that only seems to silence something is worse than none.',
      raises: plan(`// rollout-ignore no-max-down because it is ${REASON}`),
      avoids: good,
    },
  },
  'suppression-of-error': {
    severity: 'warning',
    title: 'This cannot be silenced',
    message: (args: { code: string; what: 'error' | 'suppression' }) =>
      args.what === 'error'
        ? `\`${args.code}\` is an error, and errors cannot be silenced.`
        : `\`${args.code}\` is said of suppressions, and cannot be silenced by one.`,
    help: 'Put right what it is about, and delete this.',
    page: {
      meaning:
        'Only warnings and hints can be silenced. An error means that the plan cannot be run as it is written, which no comment changes; and what is found of suppressions themselves is there to be read.',
      raises: plan('// rollout-ignore unknown-word: it works for us'),
      avoids: good,
    },
  },
  'suppression-unknown-code': {
    severity: 'warning',
    title: 'Unknown code',
    message: ({ code }: { code: string; meant: string | undefined }) =>
      `Nothing that is found has the code \`${code}\`.`,
    help: ({ meant }) => (meant === undefined ? '`rollout explain` lists all codes.' : `Did you mean \`${meant}\`?`),
    page: {
      meaning:
        'A suppression names a code that there is not: it was misspelt, or a later version of Rollout knows it by another name. What it was meant to silence is still said.',
      raises: plan(`// rollout-ignore no-maxdown: ${REASON}`),
      avoids: good,
    },
  },
  'suppression-unused': {
    severity: 'warning',
    title: 'Nothing to silence',
    message: ({ codes, where }: { codes: readonly string[]; where: Where; isBeside: boolean }) => {
      const what = `${listed(codes)} ${codes.length > 1 ? 'are' : 'is'} not found`;
      switch (where) {
        case 'statement':
          return `${what} in the statement below: there is nothing to silence.`;
        case 'file':
          return `${what} in this file: there is nothing to silence.`;
        case 'nowhere':
          return 'No statement stands below this: there is nothing to silence.';
      }
    },
    help: ({ isBeside }) =>
      isBeside
        ? 'It is about the statement below it: write it on a line of its own above the one that it stands beside.'
        : 'Delete it: it would hide what is found there later.',
    page: {
      meaning:
        'A suppression silences nothing, because what it names is no longer found where it stands. Left there, it would hide the next finding of that kind, with a reason that was given for another. It is said only where it is certain: of the file that is checked, if that declares a plan; if every rule has looked (there is no error), with nothing left out or set from outside (`--plan`, `--set`, `--start`); and of rules that are in force. A file without a plan is made to be imported, and what is found in it depends on who does. Where others may import what it stands above, deleting it is a fix that has to be asked for.',
      raises: `${FLEET}// rollout-ignore no-max-down: ${REASON}\nplan weekly on fleet using typical {\n  maxDown 25% per cluster\n  stage all { deploy all }\n}\n`,
      avoids: good,
    },
  },
  'suppression-without-reason': {
    severity: 'warning',
    title: 'No reason',
    message: ({ codes }: { codes: string; word: string }) =>
      `It is not said why \`${codes}\` may be silenced here, so it is not.`,
    help: ({ codes, word }) => `Say why after a colon: \`// ${word} ${codes}: …\`.`,
    page: {
      meaning:
        'A suppression without a reason silences nothing. Whoever reads the plan next has to know whether the reason still holds; without one, nobody dares to delete it.',
      raises: plan('// rollout-ignore no-max-down'),
      avoids: good,
    },
  },
});

function misread(why: Misread): string {
  switch (why.kind) {
    case 'no-code':
      return 'it names no code';
    case 'block':
      return 'it stands between `/*` and `*/`, but has to be a comment of its own to the end of the line, `//`';
    case 'doc':
      return '`///` is documentation, a comment is `//`';
    case 'word':
      return `there is no \`${why.word}\``;
    case 'code':
      return why.text === '' ? 'there is a comma with no code beside it' : `\`${why.text}\` is no code`;
  }
}

const listed = (codes: readonly string[]): string => codes.map((code) => `\`${code}\``).join(', ');
