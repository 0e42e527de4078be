/** Rings, releases and flags: what reaches nobody, and what is looked at before anybody can have it. */
import { defineDiagnostics } from '@rollout/language';
import { peoplePlan } from './example.ts';

/** Why nobody can meet what a look is for. */
export type Unmet = { readonly why: 'flag'; readonly flag: string } | { readonly why: 'release' | 'nothing' };

/** Sentences whose block goes once for each of their turns. */
export type Turning = 'shift' | 'ramp' | 'enable' | 'release';

const onWeb = (steps: string) => peoplePlan(`stage all {\n  ${steps.split('\n').join('\n  ')}\n}`);

/** With a bug besides that comes with the code. */
const besides = (handler: string) =>
  peoplePlan(`stage all {
  ${handler}
  deploy all
  enable new-checkout for internal { wait 1d  gate health }
}`).replace(
    '  gate health { detects 90% }',
    '  bug crash { present 1%  surfaces after exponential(mean 100 server-hours) }\n  gate health { detects 90% }',
  );

/** Why nobody can have met anything. */
function whyText(args: Unmet): string {
  switch (args.why) {
    case 'flag':
      return `\`${args.flag}\` is off by then`;
    case 'release':
      return 'nothing is released by then';
    case 'nothing':
      return 'the plan neither deploys nor reaches anybody';
  }
}

function howText(args: Unmet): string {
  switch (args.why) {
    case 'flag':
      return `Turn it on for a few first: \`enable ${args.flag} for …\``;
    case 'release':
      return 'Release to a few first: `release to …`';
    case 'nothing':
      return 'Say whom the plan reaches, with an `audience`, or deploy something first';
  }
}

export const peopleDiagnostics = defineDiagnostics({
  'people-before-code': {
    severity: 'error',
    title: 'Before its code is out',
    message: (args: { flag: string | null }) =>
      args.flag === null
        ? 'No server is sure to have the new version by then, so there is nothing to release.'
        : `No server is sure to have the code behind \`${args.flag}\` by then, so turning it on does nothing.`,
    help: (args: { flag: string | null }) =>
      args.flag === null
        ? 'Deploy before it, in a step or in a stage that has ended: then release.'
        : `Deploy before it, in a step or in a stage that has ended; \`enable ${args.flag}\` comes last.`,
    page: {
      meaning:
        'A dark launch has two levers: the code goes out with its flag off, and then the flag goes on. A flag that is turned on first does nothing until the code comes, and then the deployment exposes everybody at once: just what the flag was for is lost. The same goes for a release. What counts is deployed on the way to it; what runs side by side may not have begun.',
      raises: onWeb('enable new-checkout for internal\ndeploy all'),
      avoids: onWeb('deploy all\nenable new-checkout for internal'),
    },
  },
  'people-before-all-code': {
    severity: 'warning',
    title: 'Before all of its code is out',
    message: (args: { flag: string | null; servers: number; of: number; where: string }) =>
      `By then ${args.servers === 1 ? '1 server' : `${args.servers.toLocaleString('en-US')} servers`} of ${args.of.toLocaleString('en-US')} may still have the old version (${args.where}): ${
        args.flag === null
          ? 'the release reaches only what comes to the others'
          : `\`${args.flag}\` is on only for what comes to the others`
      }, and what is deployed later exposes more.`,
    help: 'Deploy everything first, and then turn the lever for people.',
    page: {
      meaning:
        'While a part of the servers has the new version, a user has what is behind a flag only when a new one serves them: now yes, now no. And each server that is deployed to later exposes more people, without anybody pulling the lever that was meant to.',
      raises: onWeb('deploy web-1\nenable new-checkout for internal\ndeploy remaining'),
      avoids: onWeb('deploy web-1\ndeploy remaining\nenable new-checkout for internal'),
    },
  },
  'reaches-nobody-new': {
    severity: 'error',
    title: 'A smaller ring after a larger one',
    /** `around`: at an earlier turn of which just this sentence has done so; null: another has. */
    message: (args: { flag: string | null; to: string; reached: string; same: boolean; around: Turning | null }) => {
      const does = `${args.flag === null ? 'This releases to' : `This turns \`${args.flag}\` on for`} ${args.to}`;
      return args.around !== null
        ? `${does} again at each turn of the \`${args.around}\` around it: after the first it reaches nobody new.`
        : `${does}, ${
            args.same ? 'and has come to just these' : `but has come to ${args.reached}, these among them,`
          } before: it reaches nobody new.`;
    },
    help: (args: { flag: string | null; same: boolean; around: Turning | null }) => {
      // Before a ramp its code is not out.
      if (args.around !== null)
        return `Put it ${args.around === 'ramp' ? '' : 'before or '}after the \`${args.around}\`.`;
      return args.same
        ? 'Take it out.'
        : `Go from the smallest ring to the largest${args.flag === null ? ', for a release never narrows' : `: a flag never narrows, it only goes off, \`disable ${args.flag}\``}.`;
    },
    page: {
      meaning:
        'A ring includes those before it, `5%` is the first 5% in the order of the rings, and neither a release nor a flag ever narrows. Whoever comes to a smaller group after a larger one, in a later sentence, a later stage or a later channel, has them in the wrong order. A block goes once for each turn of a `shift` or a `ramp`: what turns a flag on in it does so at the first, and nothing at the others.',
      raises: onWeb('deploy all\nenable new-checkout for early-adopters\nenable new-checkout for internal'),
      avoids: onWeb('deploy all\nenable new-checkout for internal\nenable new-checkout for early-adopters'),
    },
  },
  'disable-too-early': {
    severity: 'warning',
    title: 'A flag that is off by then',
    message: (args: { flag: string; again: boolean }) =>
      args.again
        ? `\`${args.flag}\` is off already: it has been turned off before.`
        : `\`${args.flag}\` is off by then: what turns it on comes only later.`,
    help: (args: { flag: string; again: boolean }) =>
      args.again ? 'Take it out.' : `Put it after \`enable ${args.flag} for …\`, or take it out.`,
    page: {
      meaning:
        'Every flag is off when a plan begins, and only its own steps turn it on. Turning off what is off does nothing, but takes the time of a switch.',
      raises: onWeb('deploy all\ndisable new-checkout\nenable new-checkout for internal'),
      avoids: onWeb('deploy all\nenable new-checkout for internal\nwait 1d\ndisable new-checkout'),
    },
  },
  'flag-beyond-release': {
    severity: 'hint',
    title: 'A flag for more than the release',
    message: (args: { flag: string; to: string; released: string | null }) =>
      args.released === null
        ? `This turns \`${args.flag}\` on for ${args.to}, and nothing is released by then: nobody can have what is behind it.`
        : `This turns \`${args.flag}\` on for ${args.to}, and by then the release has come to ${args.released} at the most: those beyond cannot have what is behind it.`,
    help: (args: { flag: string }) =>
      `Release to them before it: \`release to …\`. If the release is to decide who has \`${args.flag}\`, all is well.`,
    page: {
      meaning:
        'In a plan that releases and turns flags on, a user has what is behind a flag if the flag is on for them and the release has come to them: of the two, the fewer count. A flag that is on for more exposes nobody by itself. Each later release then does, without anybody turning the flag, and what is looked at after the flag has been seen by fewer than it says.',
      raises: onWeb('deploy all\nrelease to internal\nenable new-checkout for early-adopters\nwait 1d'),
      avoids: onWeb('deploy all\nrelease to early-adopters\nenable new-checkout for early-adopters\nwait 1d'),
    },
  },
  'disable-does-nothing': {
    severity: 'warning',
    title: 'A way back that does nothing',
    message: (args: { flag: string; by: { on: string; what: string } | null }) =>
      `${args.by === null ? 'This' : `For ${args.by.what}, \`${args.by.on}\` of the plan`} turns \`${args.flag}\` off, but it is off by then: nothing goes back, and the plan only stops.`,
    help: (args: { flag: string }) =>
      `Say \`rollback\` there, or \`stop\`; \`disable ${args.flag}\` helps once the flag is on.`,
    page: {
      meaning:
        'A flag is the quickest way back, for what is behind it and once it is on. Before, a handler that turns it off changes nothing: what is wrong stays where it is, and the plan stops.',
      raises: peoplePlan(`stage code {
  on unhealthy disable new-checkout
  deploy all
  run "smoke tests" takes 10m fails 5%
}
stage people { enable new-checkout for internal, broad { wait 1d } }`),
      avoids: peoplePlan(`stage code {
  on unhealthy rollback
  deploy all
  run "smoke tests" takes 10m fails 5%
}
stage people { enable new-checkout for internal, broad { wait 1d } }`),
    },
  },
  'disable-leaves-bugs': {
    severity: 'hint',
    title: 'A bug that is not behind the flag',
    message: (args: { flag: string; bugs: string; several: boolean }) =>
      args.several
        ? `${args.bugs} are not behind \`${args.flag}\`: turning it off leaves them out there.`
        : `${args.bugs} is not behind \`${args.flag}\`: turning it off leaves it out there.`,
    help: (args: { several: boolean }) =>
      `Say \`rollback\` to take ${args.several ? 'these' : 'it'} back as well as what is behind the flag.`,
    page: {
      meaning:
        'What looks at a plan does not know what is behind a flag: it finds whatever is wrong. A handler that only turns a flag off takes back what is behind it, and leaves on the servers what came with the code itself.',
      raises: besides('on unhealthy disable new-checkout'),
      avoids: besides('on unhealthy rollback'),
    },
  },
  'gate-before-people': {
    severity: 'warning',
    title: 'A gate before anybody can have met anything',
    message: (args: Unmet) => `No bug that this gate could see can have been met: ${whyText(args)}.`,
    help: (args: Unmet) => `${howText(args)}, and put the gate behind it.`,
    page: {
      meaning:
        'A bug that is behind a flag reaches nobody while that is off, and what is not released reaches nobody either. A gate then passes whatever is wrong, and can only err.',
      raises: onWeb('deploy all\ngate health\nenable new-checkout for internal'),
      avoids: onWeb('deploy all\nenable new-checkout for internal\ngate health'),
    },
  },
  'confidence-before-people': {
    severity: 'error',
    title: 'Confidence that waiting cannot bring',
    message: (args: Unmet & { bug: string; others: number; left: string; level: string }) =>
      `This can never come to ${args.level}: ${whyText(args)}, so however long it waits, the chance that \`${args.bug}\`${args.others > 0 ? ' or another such bug' : ''} is there unseen stays at ${args.left} at the least.`,
    help: (args: Unmet) => `${howText(args)}, and wait then.`,
    page: {
      meaning:
        'Confidence grows with exposure. A bug behind a flag that is off, or in what is not released, is exposed to nobody, so waiting teaches nothing about it: if its own chance to be there is more than what may be left, the wait always takes its `at most`.',
      raises: onWeb(
        'deploy all\nwait until confidence 99% at most 2d\ngate health\nenable new-checkout for internal\nwait 1d',
      ),
      avoids: onWeb('deploy all\nenable new-checkout for internal\nwait until confidence 99% at most 2d\ngate health'),
    },
  },
  'bug-behind-off': {
    severity: 'hint',
    title: 'A bug that cannot show in this plan',
    message: (args: { bug: string; flag: string; plan: string }) =>
      `\`${args.bug}\` is behind \`${args.flag}\`, which \`${args.plan}\` never turns on: it reaches nobody in that plan.`,
    help: (args: { flag: string }) =>
      `If the plan is to meet it, turn the flag on: \`enable ${args.flag} for …\`. If the code only goes out dark, all is well.`,
    page: {
      meaning:
        'The code behind a flag can go out dark and be turned on by another plan. Then what can go wrong with it is no part of this one, and its results say nothing about it.',
      raises: onWeb('deploy all\nwait 1d'),
      avoids: onWeb('deploy all\nenable new-checkout for internal\nwait 1d'),
    },
  },
});
