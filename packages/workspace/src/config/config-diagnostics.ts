/** What can be wrong with the configuration of a project. */
import { defineDiagnostics } from '@rollout/language';

const PLAN =
  'topology fleet { region a { server[3] } }\nmodel m { deploy takes 1m per server }\nplan p on fleet using m {\n  maxDown 2 servers\n  stage s { deploy all }\n}\n';
const POLICY = 'policy prod { maxDown 2 servers }\n';

function configured(config: string) {
  const files = { 'plan.rollout': PLAN, 'policies/prod.rollout': POLICY, 'rollout.config.json': `${config}\n` };
  return { files };
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
    message: (args: { what: string; expected: string }) => `${args.what} is not ${args.expected}.`,
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
  'config-policy': {
    severity: 'error',
    title: 'A policy that is not there',
    message: (args: { file: string; policy: string | null }) =>
      args.policy === null ? `${args.file} has no policy.` : `${args.file} has no policy called \`${args.policy}\`.`,
    page: {
      meaning: 'The configuration names a policy that its file neither declares nor imports.',
      raises: configured(
        '{ "policies": [{ "file": "policies/prod.rollout", "policy": "lab", "for": ["*.rollout"] }] }',
      ),
      avoids: good,
    },
  },
});
