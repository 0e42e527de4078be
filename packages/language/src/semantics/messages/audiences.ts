/** Audiences: their rings, and whom a plan is about. */
import { defineDiagnostics } from '../../diagnostics/index.ts';
import { didYouMean, type Unknown } from './did-you-mean.ts';
import { besideAudience, inAudience, inRelease } from './example.ts';

const listed = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ');

export const audienceMessages = defineDiagnostics({
  'too-many-users': {
    severity: 'error',
    title: 'Too many users',
    message: () => 'An audience has at most 100,000,000,000 users.',
    page: {
      meaning: 'An audience counts people. Several may share one account or device, but not that many.',
      raises: 'audience users 200_000_000_000 { ring all-of-them }',
      avoids: 'audience users 2_000_000 { ring all-of-them }',
    },
  },
  'too-many-rings': {
    severity: 'error',
    title: 'Too many rings',
    message: (args: { name: string }) => `\`${args.name}\` has more than 1,000 rings.`,
    help: 'Name those that matter; between them a percent will do: `release to 5%, 10%, 20%`.',
    page: {
      meaning: 'An audience has at most a thousand rings. What lies between two of them can be told by percents.',
      raises: {
        shown: 'audience users 2_000_000 {\n  ring r1 0.05%\n  ring r2 0.05%\n  …\n  ring r1001\n}',
        text: () => ringsOf(1_001),
      },
      avoids: {
        shown: 'audience users 2_000_000 {\n  ring r1 0.05%\n  …\n  ring r1000\n}',
        text: () => ringsOf(1_000),
      },
    },
  },
  'ring-empty': {
    severity: 'error',
    title: 'Ring of nobody',
    message: (args: { share: string; users: number }) =>
      `${args.share} of ${args.users.toLocaleString('en-US')} user${args.users === 1 ? '' : 's'} is nobody.`,
    help: 'Give the ring a larger share, or leave it out.',
    page: {
      meaning:
        'The share of a ring is its own size, in whole users, rounded down. One that is less than a user is empty.',
      raises: 'audience testers 100 { ring internal 0.2%  ring broad }',
      avoids: 'audience testers 1_000 { ring internal 0.2%  ring broad }',
    },
  },
  'rings-over-whole': {
    severity: 'error',
    title: 'Rings above the whole',
    message: (args: { sum: string }) => `With this ring they add up to ${args.sum} of the users, more than 100%.`,
    help: 'The share of a ring is its own size, without the rings before it.',
    page: {
      meaning: 'The share of a ring is that of its own users. No user is in two rings, so they add up to at most 100%.',
      raises: inAudience('ring internal 10%\nring early 50%\nring broad 100%'),
      avoids: inAudience('ring internal 10%\nring early 40%\nring broad 50%'),
    },
  },
  'rest-not-last': {
    severity: 'error',
    title: 'Rest before the end',
    message: (args: { ring: string }) =>
      `\`${args.ring}\` has no share, so it is the rest; nobody is left for the ring after it.`,
    help: (args: { ring: string }) => `Give it a share, \`ring ${args.ring} 5%\`, or put it last.`,
    page: {
      meaning:
        'A ring without a share is the rest of the audience: all whom no ring before it has. Only the last one can be that.',
      raises: inAudience('ring internal\nring broad'),
      avoids: inAudience('ring internal 0.2%\nring broad'),
    },
  },
  'rest-empty': {
    severity: 'error',
    title: 'Rest of nobody',
    message: (args: { ring: string }) => `The rings before it are all users, so nobody is left for \`${args.ring}\`.`,
    help: 'Make one of them smaller, or leave this one out.',
    page: {
      meaning: 'A ring without a share is the rest of the audience: all whom no ring before it has.',
      raises: inAudience('ring internal 20%\nring early 80%\nring broad'),
      avoids: inAudience('ring internal 20%\nring early 30%\nring broad'),
    },
  },
  'users-without-ring': {
    severity: 'error',
    title: 'Users in no ring',
    message: (args: { name: string; sum: string; rest: string }) =>
      `The rings of \`${args.name}\` are ${args.sum} of its users: the other ${args.rest} are in none.`,
    help: 'Let the last ring be the rest: write it without a share, `ring broad`.',
    page: {
      meaning: 'The last ring ends with the last user. Where every ring has a share, they add up to 100%.',
      raises: inAudience('ring internal 0.2%\nring early 5%'),
      avoids: inAudience('ring internal 0.2%\nring early 5%\nring broad'),
    },
  },
  'no-audience': {
    severity: 'error',
    title: 'No audience',
    message: (args: { plan: string }) => `Nothing says who the users are that \`${args.plan}\` speaks of.`,
    help: 'Declare them, or import them: `audience users 2_000_000 { ring internal 0.2%  ring broad }`.',
    page: {
      meaning:
        'Whoever is released to, or has a flag on, is some of an audience: of this file, or one that it imports.',
      raises: 'plan launch { stage all { release to 5%, 100% } }',
      avoids: inRelease('release to 5%, 100%'),
    },
  },
  'which-audience': {
    severity: 'error',
    title: 'Which audience?',
    message: (args: { names: readonly string[] }) =>
      `This file has several audiences that could be meant, such as ${listed(args.names)}.`,
    help: (args: { names: readonly string[] }) => `Say which: \`5% of ${args.names[0] ?? ''}\`.`,
    page: {
      meaning:
        'A plan is about one audience: the one that has all the rings that it names. A percent alone, or a ring that ' +
        'several have, does not tell which that is.',
      raises: besideAudience(
        'audience partners 300 { ring resellers 10%  ring others }\nplan launch { stage all { release to 5%, 100% } }',
      ),
      avoids: besideAudience(
        'audience partners 300 { ring resellers 10%  ring others }\nplan launch { stage all { release to 5% of users, 100% } }',
      ),
    },
  },
  'two-audiences': {
    severity: 'error',
    title: 'Two audiences in one plan',
    message: (args: { name: string; of: string; about: string }) =>
      args.name === args.of
        ? `\`${args.name}\` is an audience of its own; what stands before is about \`${args.about}\`.`
        : `\`${args.name}\` is a ring of \`${args.of}\`; what stands before is about \`${args.about}\`.`,
    help: 'A plan is about one audience: write a plan for each.',
    page: {
      meaning:
        'People are reached in the order of one audience, so a plan is about one: the one that has all the rings that it names.',
      raises: besideAudience(
        'audience partners 300 { ring resellers 10%  ring others }\nplan launch { stage all { release to internal, partners } }',
      ),
      avoids: besideAudience(
        'audience partners 300 { ring resellers 10%  ring others }\nplan launch { stage all { release to internal, users } }',
      ),
    },
  },
  'unknown-ring': {
    severity: 'error',
    title: 'Unknown ring',
    message: (args: Unknown & { audience: string | undefined }) =>
      args.audience === undefined
        ? `No audience has a ring called \`${args.name}\`.`
        : `\`${args.audience}\` has no ring called \`${args.name}\`.`,
    help: didYouMean,
    page: {
      meaning:
        'Who is reached is a ring of the plan’s audience (with all rings before it), the audience by its name, or a percent: ' +
        '`5%` of all, `50% of early` of a ring.',
      raises: inRelease('release to internl, users'),
      avoids: inRelease('release to internal, users'),
    },
  },
  'people-not-growing': {
    severity: 'error',
    title: 'Fewer people than before',
    message: (args: { who: string; users: number; before: string; usersBefore: number }) =>
      args.users === args.usersBefore
        ? `\`${args.who}\` is as many as \`${args.before}\` before it: ${counted(args.users)}.`
        : `\`${args.who}\` is ${counted(args.users)}, fewer than \`${args.before}\` before it: ${counted(args.usersBefore)}.`,
    help: 'Write them in growing order. A ring has those before it in it.',
    page: {
      meaning:
        'Releasing and enabling only widen: each of a sentence reaches all whom the one before it has reached, and more. Whoever ' +
        'has the new version loses it only when the plan goes back.',
      raises: inRelease('release to early, internal, users'),
      avoids: inRelease('release to internal, early, users'),
    },
  },
  'bug-without-audience': {
    severity: 'error',
    title: 'Bug of people, and no audience',
    message: (args: { bug: string; why: string; plan: string; several: readonly string[] }) =>
      args.several.length === 0
        ? `\`${args.bug}\` ${args.why}, and nothing says who the users of \`${args.plan}\` are.`
        : `\`${args.bug}\` ${args.why}, and there are several audiences that \`${args.plan}\` could be about: ${listed(args.several)}.`,
    help: (args: { several: readonly string[] }) =>
      args.several.length === 0
        ? 'Declare them, or import them: `audience users 2_000_000 { ring internal 0.2%  ring broad }`.'
        : 'Keep one audience in this file, and the others in files of their own.',
    page: {
      meaning:
        'Bugs whose exposure is counted in `user-hours`, that show at a `ring`, or that are `behind` a flag are met by people. ' +
        'A plan that releases to nobody, and enables nothing, is about the only audience that there is.',
      raises:
        'topology fleet { cluster web[4] }\nmodel numbers {\n  deploy takes 5m per server\n  bug crash { present 1%  surfaces after 500 user-hours }\n}\nplan weekly { stage all { deploy all } }',
      avoids: besideAudience(
        'topology fleet { cluster web[4] }\nmodel numbers {\n  deploy takes 5m per server\n  bug crash { present 1%  surfaces after 500 user-hours }\n}\nplan weekly { stage all { deploy all } }',
      ),
    },
  },
});

function counted(users: number): string {
  return `${users.toLocaleString('en-US')} user${users === 1 ? '' : 's'}`;
}

function ringsOf(count: number): string {
  const rings = Array.from({ length: count - 1 }, (_, i) => `  ring r${i + 1} 0.05%`);
  return `audience users 2_000_000 {\n${rings.join('\n')}\n  ring r${count}\n}\n`;
}
