/** The numbers of a model. */
import { defineDiagnostics } from '../../diagnostics/index.ts';
import type { Level } from '../../program/index.ts';
import { besideAudience, besideFleet, inModel, inRelease, inStage, inUsedModel } from './example.ts';

export const modelMessages = defineDiagnostics({
  'extends-circle': {
    severity: 'error',
    title: 'Models in a circle',
    message: (args: { name: string }) => `\`${args.name}\` would extend itself.`,
    help: 'Leave one `extends` out.',
    page: {
      meaning: 'A model takes over the numbers of the one it extends. In a circle there would be none to begin with.',
      raises: 'model a extends b { deploy takes 5m per server }\nmodel b extends a { deploy takes 5m per server }',
      avoids: 'model a { deploy takes 5m per server }\nmodel b extends a { rollback takes 1m per server }',
    },
  },
  'below-attempt': {
    severity: 'error',
    title: 'Below the level of an attempt',
    message: (args: { level: Level; attempt: Level }) =>
      `A deployment takes its time per ${args.attempt}, so a ${args.level} cannot fail by itself.`,
    help: (args: { level: Level; attempt: Level }) =>
      `Say the time per ${args.level}, or the failures per ${args.attempt}.`,
    page: {
      meaning: '`deploy takes D per cluster` makes the cluster one attempt: nothing below it is simulated.',
      raises: inModel('deploy takes 2h per cluster\ndeploy fails 1% per server'),
      avoids: inModel('deploy takes 2h per cluster\ndeploy fails 1% per cluster'),
    },
  },
  'differs-from-other': {
    severity: 'error',
    title: 'Said differently elsewhere',
    message: (args: { what: string }) => `${args.what} is said differently elsewhere in this model.`,
    help: 'Say it once.',
    page: {
      meaning:
        'Some numbers hold for several sentences at once: how often and how long a failed deployment is tried again ' +
        '(for failures of all levels), and to how many bugs a check is blind (for its gates and its watches).',
      raises: inModel('gate health { blind to 2% of bugs }\nwatch health { blind to 3% of bugs }'),
      avoids: inModel('gate health { blind to 2% of bugs }\nwatch health { detects 80% }'),
    },
  },
  'present-missing': {
    severity: 'error',
    title: 'Chance of being there missing',
    message: (args: { bug: string }) => `Nothing says how likely \`${args.bug}\` is there.`,
    help: 'Add `present …%`.',
    page: {
      meaning: 'Of the bugs in `at most one` only one is there at a time: each needs its chance, `present`.',
      raises: inModel(
        'at most one {\n  bug a { present 1%  shows 50% at cluster 1 }\n  bug b { shows 50% at cluster 1 }\n}',
      ),
      avoids: inModel(
        'at most one {\n  bug a { present 1%  shows 50% at cluster 1 }\n  bug b { present 2%  shows 50% at cluster 1 }\n}',
      ),
    },
  },
  'at-most-one-sum': {
    severity: 'error',
    title: 'Chances above the whole',
    message: (args: { sum: string }) => `The chances of these bugs add up to ${args.sum}, more than 100%.`,
    help: 'Lower some of them, or write a bug that may be there beside the others outside of `at most one`.',
    page: {
      meaning: 'Of the bugs in `at most one` only one can be there, so their chances add up to at most 100%.',
      raises: inModel(
        'at most one {\n  bug a { present 60%  shows 50% at cluster 1 }\n  bug b { present 50%  shows 50% at cluster 1 }\n}',
      ),
      avoids: inModel(
        'at most one {\n  bug a { present 60%  shows 50% at cluster 1 }\n  bug b { present 40%  shows 50% at cluster 1 }\n}',
      ),
    },
  },
  'bug-never-shows': {
    severity: 'warning',
    title: 'Bug that never shows',
    message: (args: { bug: string; why: string }) => `\`${args.bug}\` can never show: ${args.why}.`,
    help: 'Correct when or where it shows, or leave the bug out.',
    page: {
      meaning:
        'A bug shows by its exposure (`surfaces after`) or when certain nodes are done (`shows`, `found`), and only ' +
        'where its `only where` holds. If none of that can come about, no check will ever find it.',
      raises: inModel('bug crash { present 3% }'),
      avoids: inModel('bug crash { present 3%  surfaces after exponential(mean 200 server-hours) }'),
    },
  },
  'ring-never': {
    severity: 'warning',
    title: 'Ring that is not there',
    message: (args: { bug: string; audience: string; rings: string; from: number; to: number }) =>
      `\`${args.audience}\` has ${args.rings}, so \`${args.bug}\` never shows at ${args.from === args.to ? `ring ${args.from}` : `rings ${args.from} to ${args.to}`}.`,
    help: 'Count the rings of the audience, the first to be reached first.',
    page: {
      meaning:
        'A bug that shows at a ring shows when all of that ring has been reached. The audience of a plan that uses the model has ' +
        'fewer rings than it speaks of; what it says of the others never happens there.',
      raises: besideAudience(
        'model numbers {\n  release takes 2h\n  bug crash { present 3%  shows 20% at each of rings 1..9 }\n}\nplan launch using numbers { stage all { release to 5%, 100% } }',
      ),
      avoids: besideAudience(
        'model numbers {\n  release takes 2h\n  bug crash { present 3%  shows 20% at each of rings 1..3 }\n}\nplan launch using numbers { stage all { release to 5%, 100% } }',
      ),
    },
  },
  'ring-by-name': {
    severity: 'error',
    title: 'Ring by its name',
    message: (args: { name: string; number: number | undefined; each: boolean }) =>
      args.number === undefined
        ? `Rings are counted here, and \`${args.name}\` is no number.`
        : `Rings are counted here: \`${args.name}\` is ring ${args.number}.`,
    help: (args: { number: number | undefined; each: boolean }) =>
      args.each
        ? `Write ${args.number === undefined ? 'their numbers, such as `at each of rings 1..3`' : `\`${args.number}\``}.`
        : `Write ${args.number === undefined ? 'its number, such as `at ring 1`' : `\`at ring ${args.number}\``}.`,
    page: {
      meaning:
        'A model may serve plans for several audiences, so it does not name rings but counts them, from the first to be reached.',
      raises: besideAudience('model numbers { bug crash { present 3%  shows 50% at ring early } }'),
      avoids: besideAudience('model numbers { bug crash { present 3%  shows 50% at ring 2 } }'),
    },
  },
  'certain-alarm': {
    severity: 'error',
    title: 'Alarm at every moment',
    message: (args: { what: string }) => `${args.what} cannot be certain in any span of time.`,
    help: 'Write a chance below 100%, or a shorter time.',
    page: {
      meaning:
        '`P per week` is the chance of at least one in a week, which makes a rate of −ln(1 − P) a week. With 100% ' +
        'that is infinite.',
      raises: inModel('watch health { false alarm 100% per week }'),
      avoids: inModel('watch health { false alarm 99% per week }'),
    },
  },
  'wrong-level': {
    severity: 'error',
    title: 'Not this level',
    message: (args: { expected: string }) => `Only ${args.expected} can stand here.`,
    page: {
      meaning: 'The sentence counts servers, and no other level.',
      raises: inModel('bug crash { present 3%  shows 50% at cluster 1  downs 5% of racks }'),
      avoids: inModel('bug crash { present 3%  shows 50% at cluster 1  downs 5% of servers }'),
    },
  },
  'ordinal-range': {
    severity: 'error',
    title: 'Not a range',
    message: (args: { from: number; to: number }) => `${args.from} is more than ${args.to}.`,
    help: 'A range begins with its smaller end.',
    page: {
      meaning: '`at each of clusters 2..3` goes from its smaller number to its larger one.',
      raises: inModel('bug crash { found 0.1% at each of clusters 3..2 }'),
      avoids: inModel('bug crash { found 0.1% at each of clusters 2..3 }'),
    },
  },
  'requests-without-load': {
    severity: 'error',
    title: 'Bug by requests, and no load',
    message: (args: { bug: string; plan: string; named: readonly string[] }) =>
      args.named.length === 0
        ? `\`${args.bug}\` surfaces after so many requests, and \`${args.plan}\` deploys no service of which the load is known.`
        : `\`${args.bug}\` surfaces after so many requests, and nothing says how many ${args.named.map((name) => `\`${name}\``).join(' and ')} ${args.named.length === 1 ? 'gets' : 'get'}.`,
    help: (args: { named: readonly string[] }) =>
      args.named.length === 0
        ? 'Declare it, `service checkout { load 2_000 requests/s }`, and name it: `plan … of checkout`.'
        : 'Say it in the service: `load 2_000 requests/s`.',
    page: {
      meaning:
        'A bug whose exposure is counted in `requests` surfaces as fast as the new servers are asked: the load of the ' +
        'services that the plan deploys says how fast that is.',
      raises: inUsedModel('bug crash { present 1%  surfaces after exponential(mean 100_000 requests) }'),
      avoids: inUsedModel('bug crash { present 1%  surfaces after exponential(mean 200 server-hours) }'),
    },
  },
  'bug-without-servers': {
    severity: 'warning',
    title: 'Bug of servers, and none is deployed to',
    message: (args: { bugs: readonly string[]; more: number; plan: string }) =>
      `\`${args.plan}\` deploys nothing, so ${args.bugs.map((bug) => `\`${bug}\``).join(', ')}${args.more > 0 ? ` and ${args.more} more` : ''} can never show in it.`,
    help: 'Say when it shows by what people do: `surfaces after exponential(mean 500 user-hours)`, or `shows … at ring 1`.',
    page: {
      meaning:
        'A plan that releases, or enables a flag, without deploying is about code that is out. What is counted there is people: a bug ' +
        'that surfaces after so many `server-hours` or `requests`, or that shows at a node, has nothing to show by.',
      raises: besideAudience(
        'model numbers { bug crash { present 1%  surfaces after exponential(mean 200 server-hours) } }\nplan launch using numbers { stage all { release to 5%, 100% } }',
      ),
      avoids: besideAudience(
        'model numbers { bug crash { present 1%  surfaces after exponential(mean 500 user-hours) } }\nplan launch using numbers { stage all { release to 5%, 100% } }',
      ),
    },
  },
  'no-deploy-time': {
    severity: 'hint',
    title: 'Deploying takes no time',
    message: (args: { model: string | undefined; plan: string }) =>
      args.model === undefined
        ? `\`${args.plan}\` has no model: deploying takes no time, and nothing goes wrong.`
        : `\`${args.model}\` does not say how long deploying takes: it takes none.`,
    help: 'Say it in a model: `deploy takes … per server`.',
    page: {
      meaning:
        'Without `deploy takes` a deployment is done at once. A plan then takes as long as its waits. A plan without a model is one in which nothing takes time, fails or goes wrong.',
      raises:
        'topology fleet { cluster web[4] }\nmodel numbers { rollback takes 1m per server }\nplan weekly { stage all { deploy all } }',
      avoids: besideFleet('plan weekly { stage all { deploy all } }'),
    },
  },
  'no-switch-time': {
    severity: 'hint',
    title: 'Shifting takes no time',
    message: (args: { model: string | undefined; plan: string }) =>
      args.model === undefined
        ? `\`${args.plan}\` has no model: shifting traffic takes no time.`
        : `\`${args.model}\` does not say how long shifting traffic takes: it takes none.`,
    help: 'Say it in a model: `switch takes 10s`.',
    page: {
      meaning: 'Without `switch takes` traffic is shifted, and goes back, at once.',
      raises: inStage('deploy web-1\nshift traffic to 5%, 100%'),
      avoids: besideFleet(
        'model quick { deploy takes 5m per server  switch takes 10s }\nplan weekly on fleet using quick { stage all { deploy web-1  shift traffic to 5%, 100% } }',
      ),
    },
  },
  'no-flag-time': {
    severity: 'hint',
    title: 'Switching takes no time',
    message: (args: { model: string | undefined; plan: string }) =>
      args.model === undefined
        ? `\`${args.plan}\` has no model: switching a flag takes no time.`
        : `\`${args.model}\` does not say how long switching a flag takes: it takes none.`,
    help: 'Say it in a model: `flag takes 5s`.',
    page: {
      meaning: 'Without `flag takes` a flag is on, and off again, at once.',
      raises: inRelease('enable checkout for 5%, 100%'),
      avoids: besideAudience(
        'flag checkout { owner "payments"  remove by 2027-03-01 }\nmodel quick { flag takes 5s }\nplan launch using quick { stage all { enable checkout for 5%, 100% } }',
      ),
    },
  },
  'no-release-time': {
    severity: 'hint',
    title: 'Releasing takes no time',
    message: (args: { model: string | undefined; plan: string }) =>
      args.model === undefined
        ? `\`${args.plan}\` has no model: releasing takes no time.`
        : `\`${args.model}\` does not say how long releasing takes: it takes none.`,
    help: 'Say it in a model: `release takes 2h`.',
    page: {
      meaning: 'Without `release takes` everybody has what is released to them, and loses what goes back, at once.',
      raises: inRelease('release to 5%, 100%'),
      avoids: besideAudience(
        'model quick { release takes 2h }\nplan launch using quick { stage all { release to 5%, 100% } }',
      ),
    },
  },
  'no-train-to-skip': {
    severity: 'hint',
    title: 'Fast track past no train',
    message: (args: { plan: string }) =>
      `\`${args.plan}\` has no channel, so there is no train that a change could skip.`,
    help: 'Leave `fast track` out, or let the plan have a channel.',
    page: {
      meaning: '`fast track` is the chance that a change waits for no train of a `channel`. Elsewhere it says nothing.',
      raises: besideAudience(
        'model numbers { fast track 5% of changes }\nplan launch using numbers { stage all { release to 5%, 100% } }',
      ),
      avoids: besideAudience(
        'model numbers { fast track 5% of changes }\nplan train using numbers { channel beta for early departs every 4w from 2026-01-13 { wait 1w } }',
      ),
    },
  },
  'level-never': {
    severity: 'warning',
    title: 'Numbers for a level that is not there',
    message: (args: { level: Level; fleet: string }) =>
      `\`${args.fleet}\` has no ${args.level}s, so this never happens there.`,
    help: 'Leave it out, or name a level that the fleet has.',
    page: {
      meaning: 'The model gives numbers for a level that the fleet of a plan does not have.',
      raises: inUsedModel('outage of each datacenter 1% per day lasts 2h'),
      avoids: inUsedModel('outage of each region 1% per day lasts 2h'),
    },
  },
});
