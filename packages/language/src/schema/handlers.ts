import { type Entry, entry, group, HOW_LONG, phrase, sentence } from './entry.ts';

/** Handlers: what happens when something goes wrong. */
export const handlerEntries: readonly Entry[] = [
  sentence('handler', {
    form: 'on TRIGGER ACTION',
    parts: { TRIGGER: { type: entry('trigger') }, ACTION: { type: entry('action') } },
    doc: 'What happens when something goes wrong. A stage’s handler hides the plan’s for the same trigger.',
    default:
      '`on unhealthy rollback`, `on blocked stop`, `on refusal stop`; what is marginal is judged once more, then has failed; the others `continue`',
    example: 'on unhealthy rollback',
    snippet: 'on <unhealthy|false alarm|blocked|refusal|marginal> <rollback|stop|continue>',
  }),
  group('trigger', 'Triggers', 'What a handler waits for.', [
    'on-unhealthy',
    'on-false-alarm',
    'on-failures',
    'on-blocked',
    'on-timeout',
    'on-refusal',
    'on-marginal',
  ]),
  phrase('on-unhealthy', {
    form: 'unhealthy',
    parts: {},
    doc: 'A gate failed, or a watch raised an alarm.',
    example: 'unhealthy',
  }),
  phrase('on-false-alarm', {
    form: 'false alarm',
    parts: {},
    doc: 'People know that an alarm was false. Without a handler of its own it is treated as a real one.',
    example: 'false alarm',
  }),
  phrase('on-failures', {
    form: 'failures over SHARE [of at least COUNT servers]',
    parts: {
      SHARE: { type: 'share-of-servers' },
      COUNT: {
        type: 'count',
        doc: 'a share of those tried so far, once they are so many',
        default: 'of all that the stage or plan selects',
      },
    },
    doc: 'Failed servers are more than this share; at most once in a run of the stage or plan.',
    example: 'failures over 2% of at least 100 servers',
  }),
  phrase('on-blocked', {
    form: 'blocked',
    parts: {},
    doc: 'Nothing running or scheduled can ever unblock a step.',
    example: 'blocked',
  }),
  phrase('on-timeout', {
    form: 'timeout DURATION',
    parts: { DURATION: { type: 'duration' } },
    doc: 'So much time has passed since the stage or plan began.',
    example: 'timeout 6h',
  }),
  phrase('on-refusal', {
    form: 'refusal',
    parts: {},
    doc: 'A person refused at `gate approval`.',
    example: 'refusal',
  }),
  phrase('on-marginal', {
    form: 'marginal',
    parts: {},
    doc: 'A gate’s score lies between `marginal` and `pass`. Without a handler the gate runs once more, and marginal again is a failure.',
    example: 'marginal',
  }),
  group('action', 'Actions', 'What a handler does.', [
    'rollback-action',
    'stop-action',
    'pause-action',
    'ask-action',
    'retry-action',
    'continue-action',
    'next-train-action',
    'disable-action',
  ]),
  phrase('rollback-action', {
    form: 'rollback [in DURATION | this stage]',
    parts: {
      DURATION: {
        ...HOW_LONG,
        doc: 'all at once, after this time',
        default: 'batch by batch, as the constraints allow',
      },
    },
    doc: 'Takes back what the plan changed, or only what this stage did.',
    example: 'rollback in 1h',
  }),
  phrase('stop-action', { form: 'stop', parts: {}, doc: 'Ends the plan where it stands.', example: 'stop' }),
  phrase('pause-action', {
    form: 'pause for DURATION then ACTION',
    parts: { DURATION: HOW_LONG, ACTION: { type: entry('action') } },
    doc: 'Starts nothing in this stage for so long; exposure goes on.',
    example: 'pause for 8h then retry',
  }),
  phrase('ask-action', {
    form: 'ask WHO takes DURATION continues CHANCE else ACTION',
    parts: {
      WHO: { type: 'text', doc: 'for people to read' },
      DURATION: HOW_LONG,
      CHANCE: { type: 'probability', doc: 'that the answer is to go on' },
      ACTION: { type: entry('action'), doc: 'otherwise' },
    },
    doc: 'Holds the stage until a person has decided.',
    example: 'ask "SRE on call" takes 40m continues 60% else rollback',
  }),
  phrase('retry-action', {
    form: 'retry [at most COUNT] [then ACTION]',
    parts: {
      COUNT: { type: 'count', default: 'as often as it takes' },
      ACTION: { type: entry('action'), doc: 'once they are used up', default: '`rollback`' },
    },
    doc: 'Runs the steps since the last one that changed something (a deploy, a shift, a release, a flag, a schema) before what raised it again.',
    example: 'retry at most 2 then stop',
  }),
  phrase('continue-action', {
    form: 'continue',
    parts: {},
    doc: 'Goes on as if nothing had happened.',
    example: 'continue',
  }),
  phrase('next-train-action', {
    form: 'next train [at most COUNT] [then ACTION]',
    parts: {
      COUNT: { type: 'count', default: '3' },
      ACTION: { type: entry('action'), doc: 'once they are used up', default: '`stop`' },
    },
    doc: 'In a channel: takes the change off its train. What was found is mended, and it waits for the next departure.',
    example: 'next train at most 3',
  }),
  phrase('disable-action', {
    form: 'disable FLAG',
    parts: { FLAG: { type: 'name', refersTo: 'flag' } },
    doc: 'Switches the flag off, takes nothing else back, and ends the plan.',
    example: 'disable new-checkout',
  }),
];
