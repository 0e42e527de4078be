/** Channels and their trains. */
import { defineDiagnostics } from '../../diagnostics/index.ts';
import { inTrain } from './example.ts';

const CHANNEL = 'channel beta for early departs every 4w from 2026-01-13';

export const channelMessages = defineDiagnostics({
  'train-period': {
    severity: 'error',
    title: 'Not a timetable',
    message: (args: { long: boolean }) =>
      args.long
        ? 'A train leaves at least every 520 weeks.'
        : 'Trains leave at midnight, so their period is in whole days.',
    help: (args: { long: boolean }) =>
      args.long ? 'Write a shorter period.' : 'Write whole days or weeks, such as `1d` or `4w`.',
    page: {
      meaning:
        'A train leaves at midnight of a day, and again after so many days, one to 3,640. What leaves several times a day is ' +
        'no train but a stage with a `wait`.',
      raises: inTrain('channel beta for early departs every 36h from 2026-01-13 { wait 1w  gate health }'),
      avoids: inTrain(`${CHANNEL} { wait 1w  gate health }`),
    },
  },
  'too-many-trains': {
    severity: 'error',
    title: 'Too many trains',
    message: () => 'A change takes the next train at most 20 times.',
    page: {
      meaning:
        'Every plan ends: a change that has been taken off so many trains is given up (`then`). More than twenty of them would not ' +
        'be a plan any more.',
      raises: inTrain(`${CHANNEL} { wait 1w  gate health  on unhealthy next train at most 50 }`),
      avoids: inTrain(`${CHANNEL} { wait 1w  gate health  on unhealthy next train at most 5 }`),
    },
  },
  'no-train': {
    severity: 'error',
    title: 'Stage without a train',
    message: (args: { stages: readonly string[]; more: number; trigger: string | undefined }) => {
      const names =
        args.stages.map((name) => `\`${name}\``).join(', ') + (args.more > 0 ? ` and ${args.more} more` : '');
      const one = args.stages.length + args.more === 1;
      return args.trigger === undefined
        ? `${names} has no train that the change could wait for: it is a stage, not a channel.`
        : `This holds for ${names} as well, which ${one ? 'has no train: it is a stage, not a channel' : 'have no trains: they are stages, not channels'}.`;
    },
    help: (args: { trigger: string | undefined }) =>
      args.trigger === undefined
        ? 'Use it in a channel: `channel … for … departs every 4w from 2026-01-13 { … }`.'
        : `Say it in the channels, or give each stage a handler of its own: \`on ${args.trigger} rollback\`.`,
    page: {
      meaning:
        '`next train` takes a change off its train and lets it wait for the next one, so it can only stand in a channel; or in a ' +
        'plan whose other stages have handlers of their own for that trigger.',
      raises: inTrain(`stage first { release to internal  on unhealthy next train }\n${CHANNEL} { wait 1w }`),
      avoids: inTrain(`stage first { release to internal }\n${CHANNEL} { on unhealthy next train }`),
    },
  },
  'not-on-train': {
    severity: 'error',
    title: 'This would not come off the train',
    message: (args: { what: string; channel: string }) =>
      `When the change is taken off its train, what \`${args.channel}\` has released goes back; what \`${args.what}\` does would stay.`,
    help: 'Put it into a stage before the channel.',
    page: {
      meaning:
        'A channel with `next train` may be gone through several times: its release goes back, and the change waits for the next ' +
        'train. Servers, traffic, flags and schemas do not go back with it, so they are changed in a stage of their own.',
      raises: inTrain(`${CHANNEL} { enable checkout for early  gate health  on unhealthy next train }`),
      avoids: inTrain(`${CHANNEL} { gate health  on unhealthy next train }\nstage on { enable checkout for early }`),
    },
  },
});
