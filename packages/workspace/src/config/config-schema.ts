/** What `rollout.config.json` looks like, published as docs/schema/config.schema.json for editors. */
import { type AnyEntry, optionText, type RuleOption } from '@rollout/language';
import { catalog } from '../catalog.ts';
import { PRESETS, SEVERITIES } from './config.ts';
import { LONGEST_LIST, LONGEST_TEXT } from './json-reading.ts';
import { DURATION_FORM, LARGEST_COUNT, LONGEST_WRITTEN, SHARE_FORM } from './read-option.ts';

const text = { type: 'string', minLength: 1, maxLength: LONGEST_TEXT };
const listOf = (items: object) => ({ type: 'array', items, maxItems: LONGEST_LIST });
const globs = listOf({ ...text, pattern: '^(?![!/]|[.][.](/|$))' });
const someGlobs = { ...globs, minItems: 1 };
const FOLDERS = 'A folder means everything below it.';

/** The schema as it is published. */
export function publishedConfigSchema(): string {
  return `${JSON.stringify(schema(), null, 2)}\n`;
}

function schema(): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'config.schema.json',
    title: 'The configuration of a Rollout project',
    description:
      '`rollout.config.json`, in the folder that no import leaves, or a file that it extends. Nothing in it is run. Paths and globs are from that folder on.',
    type: 'object',
    properties: {
      $schema: text,
      extends: {
        description: 'Configurations that come before this one: a path or a list of them, later ones win.',
        anyOf: [text, listOf(text)],
      },
      preset: { $ref: '#/definitions/preset' },
      rules: { $ref: '#/definitions/rules' },
      overrides: {
        description: 'What holds for some files only. Later ones win.',
        type: 'array',
        maxItems: LONGEST_LIST,
        items: {
          type: 'object',
          properties: {
            for: { ...someGlobs, description: `The files that it is about, such as \`lab/**\`. ${FOLDERS}` },
            except: { ...globs, description: 'Of these, those that it is not about.' },
            preset: { $ref: '#/definitions/preset' },
            rules: { $ref: '#/definitions/rules' },
          },
          required: ['for'],
          additionalProperties: false,
        },
      },
      policies: {
        description: 'Policies, and the plans that have to meet them.',
        type: 'array',
        maxItems: LONGEST_LIST,
        items: {
          type: 'object',
          properties: {
            file: { ...text, description: 'The file that declares or imports the policy.' },
            policy: { ...text, description: 'Its name; without one, every policy of the file.' },
            for: {
              ...someGlobs,
              description: `Files whose plans have to meet it, such as \`services/**/*.rollout\`. ${FOLDERS}`,
            },
            except: { ...globs, description: 'Of these, those whose plans do not.' },
          },
          required: ['file', 'for'],
          additionalProperties: false,
        },
      },
    },
    additionalProperties: false,
    definitions: {
      preset: {
        description: 'Which rules are in force before single ones are named.',
        enum: PRESETS,
        default: 'recommended',
      },
      severity: { enum: SEVERITIES },
      finding: {
        anyOf: [
          { $ref: '#/definitions/severity' },
          {
            type: 'object',
            properties: { severity: { $ref: '#/definitions/severity' } },
            additionalProperties: false,
          },
        ],
      },
      rules: {
        description: 'How much findings matter, by their codes, and by which numbers rules go.',
        type: 'object',
        properties: Object.fromEntries(
          [...catalog].filter(([, { severity }]) => severity !== 'error').map(([code, entry]) => [code, ofCode(entry)]),
        ),
        additionalProperties: false,
      },
    },
  };
}

function ofCode({ title, rule }: AnyEntry): object {
  const options = Object.entries(rule?.options ?? {});
  if (options.length === 0) return { description: title, allOf: [{ $ref: '#/definitions/finding' }] };
  return {
    description: title,
    anyOf: [
      { $ref: '#/definitions/severity' },
      {
        type: 'object',
        properties: {
          severity: { $ref: '#/definitions/severity' },
          ...Object.fromEntries(options.map(([name, option]) => [name, ofOption(option)])),
        },
        additionalProperties: false,
      },
    ],
  };
}

function ofOption(option: RuleOption): object {
  const told = { description: option.doc, default: optionText(option, option.unlessTold) };
  switch (option.kind) {
    case 'share':
      return { ...told, type: 'string', pattern: SHARE_FORM, maxLength: LONGEST_WRITTEN };
    case 'duration':
      return { ...told, type: 'string', pattern: DURATION_FORM, maxLength: LONGEST_WRITTEN };
    case 'count':
      return { ...told, type: 'integer', minimum: 0, maximum: LARGEST_COUNT };
    case 'names':
      return { ...told, ...listOf(text) };
  }
}
