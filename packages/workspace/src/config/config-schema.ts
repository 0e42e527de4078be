/** What `rollout.config.json` looks like, published as docs/schema/config.schema.json for editors. */
import { LONGEST_GLOB } from './read-config.ts';

const text = { type: 'string', minLength: 1, maxLength: LONGEST_GLOB };
const globs = { type: 'array', items: text };

const schema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'config.schema.json',
  title: 'The configuration of a Rollout project',
  description:
    '`rollout.config.json`, in the folder that no import leaves. Nothing in it is run. Paths and globs are from that folder on.',
  type: 'object',
  properties: {
    $schema: text,
    policies: {
      description: 'Policies, and the plans that have to meet them.',
      type: 'array',
      items: {
        type: 'object',
        properties: {
          file: { ...text, description: 'The file that declares or imports the policy.' },
          policy: { ...text, description: 'Its name; without one, every policy of the file.' },
          for: { ...globs, description: 'Files whose plans have to meet it, such as `services/**/*.rollout`.' },
          except: { ...globs, description: 'Of these, those whose plans do not.' },
        },
        required: ['file', 'for'],
        additionalProperties: false,
      },
    },
  },
  additionalProperties: false,
};

/** The schema as it is published. */
export function publishedConfigSchema(): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}
