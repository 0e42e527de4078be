/** Expand, migrate and contract: what comes too early, and what cannot go back any more. */
import { defineDiagnostics } from '@rollout/language';
import { CONTRACT_ALONE, schemaPlan } from './example.ts';

/** Why a reader may still use the old form. */
export type OldForm =
  | { readonly why: 'not-deployed' }
  | { readonly why: 'never' | 'blue'; readonly where: string }
  | { readonly why: 'given-up'; readonly where: string; readonly stage: string }
  | { readonly why: 'later' | 'together'; readonly where: string; readonly deploy: string; readonly stage: string }
  | { readonly why: 'retiring'; readonly where: string; readonly retire: string; readonly rest: string };

/** The services of `schemaPlan`: `checkout` and `billing` need `orders`, which the plan does not deploy. */
const both = (stages: string) => schemaPlan('checkout, billing', stages);

const EXPAND = 'stage prepare { expand orders takes 1h }';
const DEPLOY = 'stage services { deploy all }';

export const schemaDiagnostics = defineDiagnostics({
  'contract-before-readers': {
    severity: 'error',
    title: 'The old form goes before its readers',
    message: (args: { service: string; reader: string | null } & OldForm) => {
      const { service, reader } = args;
      const version =
        reader === null
          ? 'the old version'
          : reader === service
            ? `its old version`
            : `the old version of \`${reader}\`, which needs \`${service}\`,`;
      const still = `This takes the old form of \`${service}\` away while ${version}`;
      switch (args.why) {
        case 'not-deployed':
          return `This takes the old form of \`${service}\` away, but ${reader === service ? 'it' : `\`${reader}\` needs \`${service}\` and`} is not deployed by this plan, which brings the new form: its old version goes on reading the old one.`;
        case 'never':
          return `${still} still runs on ${args.where}, where nothing is deployed before.`;
        case 'later':
          return `${still} still runs on ${args.where}: \`${args.deploy}\` in \`${args.stage}\` comes only later.`;
        case 'together':
          return `${still} may still run on ${args.where}: \`${args.deploy}\` in \`${args.stage}\` goes on side by side with it.`;
        case 'given-up':
          return `${still} may still run on ${args.where}: \`on blocked\` in \`${args.stage}\` gives up what cannot go on.`;
        case 'blue':
          return `${still} still stands beside the new one on ${args.where}: its blue has not been retired.`;
        case 'retiring':
          return `${still} may still stand beside the new one on ${args.where}: \`${args.retire}\` goes on at once, and blue stays for ${args.rest} more.`;
      }
    },
    help: (args: { reader: string | null } & OldForm) => {
      switch (args.why) {
        case 'not-deployed':
          return `Deploy \`${args.reader}\` too, before it, or leave \`contract\` to a later plan, once all that need the old form have gone.`;
        case 'never':
          return 'Deploy there first, or leave `contract` to a later plan.';
        case 'later':
        case 'together':
          return `Put it into a stage that comes after: \`stage … after ${args.stage}\`.`;
        case 'given-up':
          return `Let the plan stop there instead: \`on blocked stop\` in \`${args.stage}\`.`;
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
  'rollback-past-contract': {
    severity: 'error',
    title: 'A rollback across a contract',
    message: (args: {
      contract: string;
      on: string;
      what: string;
      action: string;
      by: 'stage' | 'plan' | 'default';
      /** It is the contract that raises it. */
      itself: boolean;
      stays: string;
      goes: string | null;
    }) => {
      const begun = `${args.itself ? 'it' : `\`${args.contract}\``} has begun by then, so what was done ${args.stays} stays`;
      const back = args.goes === null ? 'nothing' : `only what is done ${args.goes}`;
      const who =
        args.by === 'stage'
          ? `This says \`${args.action}\` for ${args.what}`
          : args.by === 'plan'
            ? `\`${args.on}\` of the plan says \`${args.action}\` for ${args.what}`
            : `Nothing says what to do about ${args.what}, so the plan would roll back`;
      return `${who}, but ${begun}: it would take back ${back}.`;
    },
    help: (args: { on: string; apart: boolean; ownLevers: boolean; stage: string }) =>
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
      args.looked ? undefined : 'Leave time before it to see that all is well: `wait 1d`, a gate, `gate approval`.',
    page: {
      meaning:
        'A `contract` cannot be taken back: the old version needs the form that it takes away. Everything that the plan has begun by then, servers, traffic, releases and flags, stays as it is whatever happens later. The best that can be done is to come to it late, and sure.',
      raises: both(`${EXPAND}\n${DEPLOY}\nstage clean { contract orders takes 1h }`),
      avoids: CONTRACT_ALONE,
    },
  },
});
