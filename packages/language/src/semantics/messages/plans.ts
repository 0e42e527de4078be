/** Plans: stages, steps, handlers. */
import { defineDiagnostics } from '../../diagnostics/index.ts';
import type { Level } from '../../program/index.ts';
import { besideAudience, besideFleet, inPlan, inRelease, inStage, inTrain } from './example.ts';

export const planMessages = defineDiagnostics({
  'empty-plan': {
    severity: 'error',
    title: 'Plan without stages',
    message: (args: { name: string }) => `\`${args.name}\` has no stages.`,
    help: 'Add one: `stage first { deploy 1 cluster }`.',
    page: {
      meaning: 'A plan is what its stages do. Without one there is nothing to run.',
      raises: besideFleet('plan weekly { maxDown 25% }'),
      avoids: besideFleet('plan weekly { maxDown 25%  stage all { deploy all } }'),
    },
  },
  'empty-stage': {
    severity: 'error',
    title: 'Stage without steps',
    message: (args: { name: string }) => `\`${args.name}\` has no steps.`,
    help: 'Add one: `deploy 1 cluster`.',
    page: {
      meaning: 'A stage is what its steps do. One without steps would end as it begins.',
      raises: inPlan('stage first { maxDown 25% }'),
      avoids: inPlan('stage first { maxDown 25%  deploy web-1 }'),
    },
  },
  'no-fleet': {
    severity: 'error',
    title: 'Servers of no fleet',
    message: (args: { what: string; plan: string }) =>
      `\`${args.what}\` is about servers, and \`${args.plan}\` deploys to none.`,
    help: (args: { plan: string }) => `Leave it out; or name the fleet: \`plan ${args.plan} on TOPOLOGY\`.`,
    page: {
      meaning:
        'A plan that deploys nothing and names no topology is about people alone: it releases, and it switches flags. What speaks of ' +
        'servers (limits, places, traffic, canaries, requests) says nothing there.',
      raises: inRelease('shift traffic to 5%, 100%'),
      avoids: inRelease('release to 5%, 100%'),
    },
  },
  'once-for-all': {
    severity: 'error',
    title: 'Once for all, in `each`',
    message: (args: { word: string; what: 'flag' | 'release' | 'schema' }) => {
      switch (args.what) {
        case 'flag':
          return `In \`each\` this would come once for each unit, but \`${args.word}\` switches a flag for people, not for the servers of a unit.`;
        case 'release':
          return 'In `each` this would come once for each unit, but a release reaches people, not the servers of a unit.';
        case 'schema':
          return `In \`each\` this would come once for each unit, but \`${args.word}\` changes what the servers of all units share.`;
      }
    },
    help: (args: { what: 'flag' | 'release' | 'schema' }) =>
      args.what === 'schema' ? 'Put it before the `each`, or after it.' : 'Put it after the `each`.',
    page: {
      meaning:
        'The block of `each` is gone through once for each cluster (region …). Flags and releases reach people, wherever they are served, ' +
        'and a schema is one for all: what the block does to them holds everywhere after the first unit, and nothing is left for the others.',
      raises: {
        shown: 'each cluster in all { deploy here  enable checkout for 5% }',
        text: () => onFleet('each cluster in all { deploy here  enable checkout for 5% }'),
      },
      avoids: {
        shown: 'each cluster in all { deploy here }\nenable checkout for 5%',
        text: () => onFleet('each cluster in all { deploy here }\nenable checkout for 5%'),
      },
    },
  },
  'param-hidden': {
    severity: 'error',
    title: 'Param hidden by a ring',
    message: (args: { name: string; what: 'ring' | 'audience'; audience: string }) =>
      `\`${args.name}\` is ${args.what === 'ring' ? `a ring of \`${args.audience}\`` : 'the audience'} as well, and where people are named that is meant: setting this param does nothing there.`,
    help: 'Give it another name.',
    page: {
      meaning:
        'Among people a name is a ring of the plan’s audience, the audience, or else a param that is a percent. A param that has the ' +
        'name of one of them is never looked at there.',
      raises: besideAudience('plan launch {\n  param early = 30%\n  stage all { release to early, users }\n}'),
      avoids: besideAudience('plan launch {\n  param first = 30%\n  stage all { release to first, users }\n}'),
    },
  },
  'switch-race': {
    severity: 'warning',
    title: 'On and off at one time',
    message: (args: { flag: string; own: string; other: string }) =>
      `\`${args.own}\` and \`${args.other}\` run side by side, and \`${args.other}\` enables \`${args.flag}\`: whichever comes last decides whether it is on.`,
    help: 'Let one of the two stages come after the other, with `after`.',
    page: {
      meaning:
        'Stages of which none comes after the other run at the same time. Where one enables a flag and the other disables it, luck ' +
        'decides which is last.',
      raises: inTrain('parallel {\n  stage a { enable checkout for 5% }\n  stage b { wait 1h  disable checkout }\n}'),
      avoids: inTrain('stage a { enable checkout for 5% }\nstage b { wait 1h  disable checkout }'),
    },
  },
  'too-many-stages': {
    severity: 'error',
    title: 'Too many stages',
    message: (args: { name: string }) => `\`${args.name}\` has more than 1,000 stages.`,
    help: 'Use `each` or `ramp`: one stage can go over many units.',
    page: {
      meaning: 'A plan has at most a thousand stages. What is done for each of many units belongs into one `each`.',
      raises: {
        shown: 'stage s1 { deploy web-1 }\nstage s2 { deploy web-2 }\n…\nstage s1001 { deploy web-1001 }',
        text: () => stages(1_001),
      },
      avoids: { shown: 'stage all { each cluster in all { deploy here } }', text: () => stages(1_000) },
    },
  },
  'stage-circle': {
    severity: 'error',
    title: 'Stages in a circle',
    message: (args: { circle: readonly string[] }) =>
      `This stage would have to end before it begins: ${args.circle.map((name) => `\`${name}\``).join(' after ')}.`,
    help: 'Leave one `after` out.',
    page: {
      meaning: 'A stage begins when those that it comes `after` have ended. In a circle none could begin.',
      raises: inPlan('stage one after two { deploy web-1 }\nstage two after one { deploy web-2 }'),
      avoids: inPlan('stage one { deploy web-1 }\nstage two after one { deploy web-2 }'),
    },
  },
  'duplicate-handler': {
    severity: 'error',
    title: 'Two handlers for one trigger',
    message: (args: { trigger: string }) => `What happens \`on ${args.trigger}\` is said twice here.`,
    help: 'Keep one of the two.',
    page: {
      meaning: 'In one place there is one handler for each trigger. A stage’s own hides the plan’s.',
      raises: inPlan('on blocked stop\non blocked rollback'),
      avoids: inPlan('on blocked stop\nstage one { deploy web-1  on blocked rollback }'),
    },
  },
  'endless-retry': {
    severity: 'error',
    title: 'Retry that never ends',
    message: (args: { why: string }) => `This could retry for ever: ${args.why}.`,
    help: 'Write `retry at most N`.',
    page: {
      meaning:
        'Every plan ends. `retry` without `at most` is allowed only where each turn has a chance to succeed: not ' +
        'where a gate always sees the same bug again or a `run` always fails, and not where nothing can unblock the plan.',
      raises: inPlan('on blocked retry'),
      avoids: inPlan('on blocked retry at most 3 then stop'),
    },
  },
  'then-never': {
    severity: 'warning',
    title: '`then` that never comes',
    message: () => 'Without `at most` the retries never run out, so what stands after `then` never happens.',
    help: 'Write `retry at most N then …`.',
    page: {
      meaning: 'What stands after `retry at most N then` happens once N retries were in vain.',
      raises: inPlan('on false alarm retry then stop'),
      avoids: inPlan('on false alarm retry at most 2 then stop'),
    },
  },
  'gate-before-deploy': {
    severity: 'warning',
    title: 'Gate with nothing to judge',
    message: () => 'Nothing is deployed before this gate, so no bug can reach it.',
    help: 'Put it after a `deploy`, a `release` or an `enable`.',
    page: {
      meaning:
        'A gate judges all that the plan has deployed, released or enabled so far. Before the first of these it can only err.',
      raises: inStage('gate health\ndeploy all'),
      avoids: inStage('deploy all\ngate health'),
    },
  },
  'no-upgrade-domains': {
    severity: 'error',
    title: 'No upgrade domains',
    message: (args: { fleet: string }) => `No node of \`${args.fleet}\` has upgrade domains.`,
    help: 'Declare them in the topology: `upgradeDomains 5`.',
    page: {
      meaning: '`batch upgradeDomain` and `each upgradeDomain` go by the domains that nodes declare.',
      raises: inStage('deploy all batch upgradeDomain'),
      avoids: besideFleet(
        'topology domains { cluster web[4] { upgradeDomains 5  server[10] } }\nplan other on domains { stage all { deploy all batch upgradeDomain } }',
      ),
    },
  },
  'amount-without-level': {
    severity: 'error',
    title: 'A number of what?',
    message: (args: { count: number }) => `Nothing says what the ${args.count} counts.`,
    help: (args: { count: number }) => `Write \`${args.count} servers\`, or a percent.`,
    page: {
      meaning: '`maxDown` takes a percent of servers, or a number of nodes of a level.',
      raises: inPlan('param most = 3\nmaxDown most per cluster'),
      avoids: inPlan('param most = 3\nmaxDown most servers per cluster'),
    },
  },
  'surge-of-level': {
    severity: 'error',
    title: 'Surge is counted in servers',
    message: (args: { level: Level }) => `What stands beside others is counted in servers, not in ${args.level}s.`,
    help: 'Write a percent, or a number of `servers`.',
    page: {
      meaning: '`maxSurge` is how many servers may stand beside those that they replace.',
      raises: inPlan('maxSurge 1 clusters'),
      avoids: inPlan('maxSurge 1 servers'),
    },
  },
  'surge-never': {
    severity: 'warning',
    title: 'Nothing that surges',
    message: (args: { where: 'plan' | 'stage' }) =>
      `Nothing in this ${args.where} puts servers beside others, so \`maxSurge\` limits nothing.`,
    help: 'Deploy `rolling`, or `green`; or leave the limit out.',
    page: {
      meaning:
        'Only a `deploy … rolling` starts new servers before old ones leave, and only `deploy green` puts new ones beside ' +
        'old ones. Any other deployment is in place, and `maxSurge` says nothing of it.',
      raises: inPlan('maxSurge 25%'),
      avoids: inPlan('maxSurge 25%\nstage first { deploy web-1 rolling }'),
    },
  },
  'nothing-to-round': {
    severity: 'warning',
    title: 'Nothing to round',
    message: () => 'A whole number is not rounded; `rounded up` changes nothing here.',
    help: 'Leave it out, or write a percent.',
    page: {
      meaning: 'A percent of servers is rounded down to a whole number, or up where the sentence says so.',
      raises: inPlan('maxDown 3 servers rounded up'),
      avoids: inPlan('maxDown 30% rounded up'),
    },
  },
  'handler-never': {
    severity: 'warning',
    title: 'Handler that nothing raises',
    message: (args: { trigger: string; where: 'plan' | 'stage'; needs: string }) =>
      `Nothing in this ${args.where} can raise \`on ${args.trigger}\`: it has no \`${args.needs}\`.`,
    help: (args: { needs: string }) => `Add a \`${args.needs}\`, or leave the handler out.`,
    page: {
      meaning:
        '`on refusal` is raised by a person at a `gate approval`, `on marginal` by a gate by metrics that is neither good nor bad.',
      raises: inPlan('on refusal rollback'),
      avoids: inPlan(
        'on refusal rollback\nstage first { deploy web-1  gate approval "SRE on call" takes 30m refuses 2% }',
      ),
    },
  },
  'service-not-in-plan': {
    severity: 'error',
    title: 'Not a service of this plan',
    message: (args: { name: string; named: readonly string[] }) =>
      `This plan deploys ${args.named.map((name) => `\`${name}\``).join(', ')}, not \`${args.name}\`.`,
    help: (args: { name: string }) => `Name it after \`of\` of the plan: \`, ${args.name}\`.`,
    page: {
      meaning: 'A plan that names its services deploys these and no others.',
      raises: besideFleet(
        'service web { runs on web-1 }\nservice db { runs on web-2 }\nplan weekly of web on fleet { stage all { deploy all of db } }',
      ),
      avoids: besideFleet(
        'service web { runs on web-1 }\nservice db { runs on web-2 }\nplan weekly of web, db on fleet { stage all { deploy all of db } }',
      ),
    },
  },
});

function stages(count: number): string {
  const all = Array.from({ length: count }, (_, i) => `  stage s${i + 1} { deploy web-${i + 1} }`);
  return `topology fleet { cluster web[${count}] }\nplan weekly on fleet {\n${all.join('\n')}\n}\n`;
}

/** Sentences of a stage of a plan that deploys, beside an audience and a flag `checkout`. */
function onFleet(shown: string): string {
  const audience = 'audience users 2_000_000 { ring internal 0.2%  ring broad }';
  const flag = 'flag checkout { owner "payments"  remove by 2027-03-01 }';
  const fleet = 'topology fleet { cluster web[4] { server[10] } }';
  return `${audience}\n${flag}\n${fleet}\nplan weekly on fleet {\n  stage all {\n${shown}\n  }\n}\n`;
}
