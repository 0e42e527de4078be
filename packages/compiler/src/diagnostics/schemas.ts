/** Expand, migrate and contract: what comes too early, and what cannot go back any more. */
import { defineDiagnostics } from '@rollout/language';
import { CONTRACT_ALONE, schemaPlan } from './example.ts';

/** Readers that may still use the old form, all for one reason. */
export interface OldForm {
  readonly why: 'not-deployed' | 'never' | 'blue' | 'given-up' | 'later' | 'together' | 'retiring';
  readonly service: string;
  /** null: whatever the plan deploys. */
  readonly readers: string | null;
  readonly several: boolean;
  /** The service itself is the reader. */
  readonly own: boolean;
  readonly where: string;
  /** What has to do with it, and in which stages; empty: nothing has. */
  readonly sentences: string;
  readonly comes: 'one' | 'several';
  readonly stages: string;
  /** How much longer blue stays. */
  readonly rest: string;
}

/** What would take back what a contract keeps. */
export interface PastContract {
  readonly contract: string;
  readonly on: string;
  readonly what: string;
  readonly action: string;
  readonly by: 'stage' | 'plan' | 'default';
  /** It is the contract that raises it. */
  readonly itself: boolean;
  /** Where what stays, and what goes back, is done; null: nowhere. */
  readonly stays: string;
  readonly goes: string | null;
  readonly stage: string;
  /** Its stage has both. */
  readonly apart: boolean;
  /** Its stage comes after, and does something that goes back. */
  readonly ownLevers: boolean;
  /** Its stage begins with the contract, which the calendar may hold. */
  readonly first: boolean;
  /** It is the plan's time that is up. */
  readonly ofPlansTime: boolean;
}

function whoGoesBack({ by, on, what, action }: PastContract): string {
  switch (by) {
    case 'stage':
      return `This says \`${action}\` for ${what}`;
    case 'plan':
      return `\`${on}\` of the plan says \`${action}\` for ${what}`;
    case 'default':
      return `Nothing says what to do about ${what}, so the plan would roll back`;
  }
}

/** The services of `schemaPlan`: `checkout` and `billing` need `orders`, which the plan does not deploy. */
const both = (stages: string) => schemaPlan('checkout, billing', stages);

const EXPAND = 'stage prepare { expand orders takes 1h }';
const DEPLOY = 'stage services { deploy all }';

export const schemaDiagnostics = defineDiagnostics({
  'contract-before-readers': {
    severity: 'error',
    title: 'The old form goes before its readers',
    message: (args: OldForm) => {
      const { service, readers, several, own, where, sentences } = args;
      const version =
        readers === null
          ? 'the old version'
          : own
            ? 'its old version'
            : several
              ? `the old versions of ${readers}, which need \`${service}\`,`
              : `the old version of ${readers}, which needs \`${service}\`,`;
      const still = `This takes the old form of \`${service}\` away while ${version}`;
      const come = (one: string, more: string) => (args.comes === 'one' ? one : more);
      switch (args.why) {
        case 'not-deployed':
          return several
            ? `This takes the old form of \`${service}\` away, but ${readers} need \`${service}\` and are not deployed by this plan, which brings the new form: their old versions go on reading the old one.`
            : `This takes the old form of \`${service}\` away, but ${own ? 'it' : `${readers} needs \`${service}\` and`} is not deployed by this plan, which brings the new form: its old version goes on reading the old one.`;
        case 'never':
          return `${still} still ${several ? 'run' : 'runs'} on ${where}, where nothing is deployed before.`;
        case 'later':
          return `${still} still ${several ? 'run' : 'runs'} on ${where}: ${sentences} ${come('comes', 'come')} only later.`;
        case 'together':
          return `${still} may still run on ${where}: ${sentences} ${come('goes', 'go')} on side by side with it.`;
        case 'given-up':
          return `${still} may still run on ${where}: \`on blocked\` in ${args.stages} gives up what cannot go on.`;
        case 'blue':
          return `${still} still ${several ? 'stand' : 'stands'} beside the new one on ${where}: ${several ? 'their' : 'its'} blue has not been retired.`;
        case 'retiring':
          return `${still} may still stand beside the new one on ${where}: ${sentences} goes on at once, and blue stays for ${args.rest} more.`;
      }
    },
    help: (args: OldForm) => {
      const later = `leave \`contract\` to a later plan that names no services: \`plan clean { stage clean { contract ${args.service} takes … } }\``;
      switch (args.why) {
        case 'not-deployed':
          return `Deploy ${args.readers} too, before it, or, once all that need the old form have gone, ${later}.`;
        case 'never':
          return `Deploy there first, or ${later}.`;
        case 'later':
        case 'together':
          return `Put it into a stage that comes after ${args.stages}: \`stage … after …\`.`;
        case 'given-up':
          return `Let the plan stop there instead: \`on blocked stop\` in ${args.stages}.`;
        case 'blue':
          return 'Say `retire blue` before it.';
        case 'retiring':
          return `Say \`wait ${args.rest}\` before it, or retire blue at once: \`retire blue\`.`;
      }
    },
    page: {
      meaning:
        '`contract` takes the old form of what services share away: a column, a topic, a field of an interface. Whatever still has the old version then breaks. So all servers of every service that `needs` it (where no service does, its own) have to have the new version for sure: by steps before the contract, or stages that have ended. What runs side by side with it comes in either order; blue that stands reads the old form too, and so does it until the time after `retire blue after` has passed. A service that needs the old form and that the plan does not deploy at all never lets go of it.',
      raises: both(`${EXPAND}
parallel {
  stage first { deploy all of checkout }
  stage second { deploy all of billing }
}
stage clean after first { contract orders takes 1h }`),
      avoids: both(`${EXPAND}
parallel {
  stage first { deploy all of checkout }
  stage second { deploy all of billing }
}
stage clean after first, second { contract orders takes 1h }`),
    },
  },
  'schema-out-of-order': {
    severity: 'error',
    title: 'A change of a schema out of order',
    message: (args: { phase: string; service: string; first: string; together: boolean }) =>
      args.together
        ? `\`${args.first}\` may not be over when this starts: they go on side by side.`
        : `\`${args.first}\` comes only later, and this needs what it does.`,
    help: (args: { phase: string; service: string }) =>
      args.phase === 'migrate'
        ? `First \`expand ${args.service}\`, then \`migrate\`.`
        : `First \`expand ${args.service}\`, then \`migrate\` what there is, then \`contract\`, each in a step or a stage after the other.`,
    page: {
      meaning:
        'A form that services share is changed in parallel: `expand` brings the new one beside the old, `migrate` brings the data over, `contract` takes the old one away. Each needs the one before to be over. What a plan does not do itself an earlier plan has done.',
      raises: both(`${EXPAND}
${DEPLOY}
stage clean { contract orders takes 1h  migrate orders takes 2h }`),
      avoids: both(`${EXPAND}
${DEPLOY}
stage clean { migrate orders takes 2h  contract orders takes 1h }`),
    },
  },
  'schema-twice': {
    severity: 'error',
    title: 'The same change of a schema twice',
    message: (args: { phase: string; service: string; copies: boolean }) =>
      args.copies
        ? `This stands in a block that is gone through several times, but there is only one \`${args.service}\` to ${args.phase}.`
        : `The plan does \`${args.phase} ${args.service}\` before already, or beside this.`,
    help: (args: { copies: boolean }) =>
      args.copies ? 'Put it before or behind the block.' : 'Take one of them out, or name the service that is meant.',
    page: {
      meaning:
        'What services share is changed once: a second `expand` finds the new form there, a second `contract` finds nothing to take away. A plan that changes it in two ways goes through all three phases of the one before the other, in a plan of its own.',
      raises: both(`${EXPAND}
${DEPLOY}
stage again { expand orders takes 1h }`),
      avoids: both(`${EXPAND}
${DEPLOY}
stage again { migrate orders takes 1h }`),
    },
  },
  'deploy-before-expand': {
    severity: 'error',
    title: 'Deployed before the new form is there',
    message: (args: { service: string; reader: string | null; expand: string; together: boolean }) => {
      const what =
        args.reader === null
          ? 'What is deployed here'
          : args.reader === args.service
            ? `The new version of \`${args.reader}\``
            : `The new version of \`${args.reader}\`, which needs \`${args.service}\`,`;
      return `${what} uses the new form of \`${args.service}\`, and \`${args.expand}\` ${args.together ? 'may not be over when it starts: it goes on side by side' : 'comes only later'}.`;
    },
    help: (args: { service: string }) =>
      `Expand first: \`expand ${args.service} takes …\` in a step or a stage before it.`,
    page: {
      meaning:
        '`expand` brings the new form of what services share beside the old one. In a plan that does so, the new version of every service that `needs` it is taken to use that form: it has to be there before the first server gets the new version.',
      raises: both(`${DEPLOY}\n${EXPAND}`),
      avoids: both(`${EXPAND}\n${DEPLOY}`),
    },
  },
  'schema-failure-ignored': {
    severity: 'error',
    title: 'A change of a schema that may have failed',
    message: (args: {
      schema: string;
      phase: 'expand' | 'migrate' | 'contract';
      service: string;
      next: string;
      does: 'expand' | 'migrate' | 'contract' | 'deploy';
    }) => {
      const lacks =
        args.does === 'contract' && args.phase === 'migrate'
          ? 'takes the old form away though not all data has been brought over'
          : args.does === 'contract'
            ? 'takes the old form away though there is no new one'
            : args.does === 'deploy'
              ? `brings out what uses the new form of \`${args.service}\`, which is not there`
              : 'has no form to bring the data to';
      return `\`${args.schema}\` may fail for good, and this goes on all the same: \`${args.next}\` then ${lacks}.`;
    },
    help: (args: { stage: string }) => `Let the plan stop there instead: \`on unhealthy stop\` in \`${args.stage}\`.`,
    page: {
      meaning:
        'A change of a schema that fails for good, after all its retries, raises `on unhealthy`. `continue` takes it for done: what comes later finds no new form, or the data only in the old one, which `contract` then takes away. What a gate or a `run` may fail at can be let pass, so put the change into a stage of its own if the handler is meant for those.',
      raises: both(`${EXPAND}
${DEPLOY}
stage data {
  on unhealthy continue
  migrate orders takes 2h fails 5%
}
stage clean { contract orders takes 1h }`),
      avoids: both(`${EXPAND}
${DEPLOY}
stage data {
  on unhealthy stop
  migrate orders takes 2h fails 5%
}
stage clean { contract orders takes 1h }`),
    },
  },
  'rollback-past-contract': {
    severity: 'error',
    title: 'A rollback across a contract',
    message: (args: PastContract) => {
      const begun = `${args.itself ? 'it' : `\`${args.contract}\``} has begun by then, so what was done ${args.stays} stays`;
      const back = args.goes === null ? 'nothing' : `only what is done ${args.goes}`;
      return `${whoGoesBack(args)}, but ${begun}: it would take back ${back}.`;
    },
    help: (args: PastContract) =>
      args.apart
        ? `Put the contract and what follows it into a stage of their own, with \`${args.on} stop\`.`
        : args.ownLevers
          ? `Say \`${args.on} rollback this stage\` in \`${args.stage}\`, which takes back what that has done, or \`${args.on} stop\`.`
          : `Say \`${args.on} stop\` in \`${args.stage}\`.`,
    page: {
      meaning:
        'When a `contract` starts, the old form goes, and the old version could not run any more: what was done before stays. A rollback after it takes back only what came later, and the plan ends `stopped`. Whoever wrote `rollback` there, or left it at what the language does unless told, wants something that cannot be had. What is meant has to be said: `stop`, or `rollback this stage` in a stage that comes after the contract. A contract that may fail for good raises `on unhealthy` itself.',
      raises: both(`${EXPAND}
${DEPLOY}
stage clean { contract orders takes 1h fails 1% }`),
      avoids: both(`${EXPAND}
${DEPLOY}
stage clean {
  on unhealthy stop
  contract orders takes 1h fails 1%
}`),
    },
  },
  'rollback-past-contract-possible': {
    severity: 'warning',
    title: 'A rollback that may come after a contract',
    message: (args: PastContract) => {
      const back = args.goes === null ? 'nothing' : `only what is done ${args.goes}`;
      return `${whoGoesBack(args)}, and \`${args.contract}\` may have begun by then: what was done ${args.stays} stays then, and it would take back ${back}.`;
    },
    help: (args: PastContract) =>
      args.ofPlansTime
        ? `Give \`${args.stage}\` a time of its own, \`on timeout … stop\`: then that of the plan does not count there.`
        : args.first
          ? `Say \`${args.on} stop\` in \`${args.stage}\`.`
          : `Put the contract and what follows it into a stage of their own, with \`${args.on} stop\`.`,
    page: {
      meaning:
        'What time or a watch raises can come before a `contract` begins or after it. Before, a rollback takes everything back; after, only what came later, and what is there by then stays. Where both may be, the handler says the one and does the other. A contract in a stage of its own, with handlers of its own, says what is meant for each.',
      raises: both(`on timeout 2d rollback
${EXPAND}
${DEPLOY}
stage clean { contract orders takes 1h }`),
      avoids: both(`on timeout 2d rollback
${EXPAND}
${DEPLOY}
stage clean {
  on timeout 1d stop
  contract orders takes 1h
}`),
    },
  },
  'point-of-no-return': {
    severity: 'hint',
    title: 'The point of no return',
    message: (args: { stays: string; goes: string | null; beside: string | null }) =>
      `Once this starts, what was done ${args.stays} stays, whatever happens. A rollback later takes back ${
        args.goes === null && args.beside === null
          ? 'nothing'
          : [
              args.goes === null ? null : `only what is done ${args.goes}`,
              args.beside === null ? null : `what begins only after it ${args.beside}`,
            ]
              .filter((part) => part !== null)
              .join(', and ')
      }.`,
    help: (args: { looked: boolean }) =>
      args.looked
        ? 'If it is meant to be so, say why above it: `// rollout-ignore point-of-no-return: …`.'
        : 'Leave time before it to see that all is well: `wait 1d`, a gate, `gate approval`.',
    page: {
      meaning:
        'A `contract` cannot be taken back: the old version needs the form that it takes away. Everything that the plan has begun by then, servers, traffic, releases and flags, stays as it is whatever happens later. The best that can be done is to come to it late, and sure.',
      raises: both(`${EXPAND}\n${DEPLOY}\nstage clean { contract orders takes 1h }`),
      avoids: CONTRACT_ALONE,
    },
  },
});
