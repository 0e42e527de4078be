/** What can be wrong with the configuration of a project. */
import { defineDiagnostics } from '@rollout/language';

const PLAN =
  'topology fleet { region a { server[3] } }\nmodel m { deploy takes 1m per server }\nplan p on fleet using m {\n  maxDown 2 servers\n  stage s { deploy all }\n}\n';
const POLICY = 'policy prod { maxDown 2 servers }\n';

function configured(config: string) {
  const files = { 'plan.rollout': PLAN, 'policies/prod.rollout': POLICY, 'rollout.config.json': `${config}\n` };
  return { files };
}

/** `"c1.json"` to `"cN.json"`. */
function namesOf(count: number): string {
  return Array.from({ length: count }, (_, index) => `"c${index + 1}.json"`).join(', ');
}

const good = configured(`{
  // What every service promises.
  "policies": [{ "file": "policies/prod.rollout", "for": ["*.rollout"], "except": ["lab.rollout"] }]
}`);

export const configDiagnostics = defineDiagnostics({
  'config-syntax': {
    severity: 'error',
    title: 'The configuration is no JSON',
    message: (args: { what: string }) => `This is not JSON with comments: ${args.what}.`,
    help: 'Names and texts stand in double quotes, a comma between two settings, and every bracket is closed: `{ "preset": "strict" }`.',
    page: {
      meaning:
        '`rollout.config.json` is JSON; it may have comments, and commas after the last of a list. Nothing in it is run. `rollout check --print-config` shows what it comes to.',
      raises: configured('{ "policies": [ }'),
      avoids: good,
    },
  },
  'config-unknown': {
    severity: 'error',
    title: 'An unknown setting',
    message: (args: { name: string; meant: string | undefined }) =>
      `There is no setting \`${args.name}\` here${args.meant === undefined ? '' : `; did you mean \`${args.meant}\`?`}`.replace(
        /[^?]$/,
        '$&.',
      ),
    help: (args: { known: readonly string[] }) => `There are ${args.known.map((name) => `\`${name}\``).join(', ')}.`,
    page: {
      meaning:
        'A setting that nobody reads would do nothing, and nobody would notice. docs/schema/config.schema.json says what there is.',
      raises: configured('{ "polices": [{ "file": "policies/prod.rollout", "for": ["*.rollout"] }] }'),
      avoids: good,
    },
  },
  'config-value': {
    severity: 'error',
    title: 'A setting of another kind',
    message: (args: { what: string; wrong: string }) => `${args.what} ${args.wrong}`.replace(/[^?]$/, '$&.'),
    page: {
      meaning: 'Each setting has a kind: a text, a list of texts. docs/schema/config.schema.json says which.',
      raises: configured('{ "policies": [{ "file": "policies/prod.rollout", "for": "*.rollout" }] }'),
      avoids: good,
    },
  },
  'config-missing': {
    severity: 'error',
    title: 'A setting that is missing',
    message: (args: { name: string }) => `\`${args.name}\` is missing here.`,
    page: {
      meaning:
        'A policy is configured with the file that declares it (`file`) and the plans that must meet it (`for`).',
      raises: configured('{ "policies": [{ "file": "policies/prod.rollout" }] }'),
      avoids: good,
    },
  },
  'config-unknown-code': {
    severity: 'error',
    title: 'A finding that there is not',
    message: (args: { code: string; meant: string | undefined }) =>
      args.meant === undefined
        ? `There is no finding called \`${args.code}\`.`
        : `There is no finding called \`${args.code}\`; did you mean \`${args.meant}\`?`,
    help: '`rollout explain` lists the codes of all findings.',
    page: {
      meaning:
        '`rules` says how much findings matter, by their codes. A code that there is not would change nothing, and nobody would notice.',
      raises: configured('{ "rules": { "no-max-dwn": "error" } }'),
      avoids: configured('{ "rules": { "no-max-down": "error" } }'),
    },
  },
  'config-error-code': {
    severity: 'error',
    title: 'An error cannot be turned down',
    message: (args: { code: string }) =>
      `\`${args.code}\` is an error: a configuration can change only warnings and hints.`,
    help: 'Leave it out, and put right what it is found in.',
    page: {
      meaning:
        'Where something is wrong there is no machine that could run, or it does not do what the plan says. So a configuration cannot make less of an error, nor of one kind more than of another.',
      raises: configured('{ "rules": { "unknown-word": "off" } }'),
      avoids: configured('{ "rules": { "no-max-down": "off" } }'),
    },
  },
  'config-extends-circle': {
    severity: 'error',
    title: 'Configurations that extend each other',
    message: (args: { way: readonly string[] }) => `This goes in a circle: ${args.way.join(' → ')}.`,
    help: 'Take one of these `extends` out.',
    page: {
      meaning:
        'What a configuration extends comes before what it says itself; of two that extend each other neither can come first.',
      raises: {
        files: {
          'plan.rollout': PLAN,
          'rollout.config.json': '{ "extends": "base.json" }\n',
          'base.json': '{ "extends": "rollout.config.json" }\n',
        },
      },
      avoids: {
        files: {
          'plan.rollout': PLAN,
          'rollout.config.json': '{ "extends": "base.json" }\n',
          'base.json': '{ "preset": "strict" }\n',
        },
      },
    },
  },
  'config-extends-too-many': {
    severity: 'error',
    title: 'Too many configurations are extended',
    message: (args: { most: number }) => `More than ${args.most} files are extended.`,
    help: 'Bring what they say together in fewer files.',
    page: {
      meaning: 'A configuration extends at most 100 files, those that they extend themselves included.',
      raises: {
        shown: `${PLAN}// rollout.config.json extends c1.json, c2.json, and so on to c101.json`,
        text: () => PLAN,
        files: () => ({
          'rollout.config.json': `{ "extends": [${namesOf(101)}] }\n`,
          ...Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`c${index + 1}.json`, '{}\n'])),
        }),
      },
      avoids: {
        files: {
          'plan.rollout': PLAN,
          'rollout.config.json': '{ "extends": "c1.json" }\n',
          'c1.json': '{ "preset": "strict" }\n',
        },
      },
    },
  },
  'config-policy': {
    severity: 'error',
    title: 'A policy that is not there',
    message: (args: { file: string; policy: string | null }) =>
      args.policy === null ? `${args.file} has no policy.` : `${args.file} has no policy called \`${args.policy}\`.`,
    help: 'Name a file that declares or imports it.',
    page: {
      meaning: 'The configuration names a policy that its file neither declares nor imports.',
      raises: configured(
        '{ "policies": [{ "file": "policies/prod.rollout", "policy": "lab", "for": ["*.rollout"] }] }',
      ),
      avoids: good,
    },
  },
});
