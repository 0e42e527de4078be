/**
 * Every setting of the server and of the editor's extension, once: its type, what holds unless it is set, and what it does. The extension's
 * manifest and the documentation are generated from it.
 */

import { HINT_SETTINGS } from '../hints/settings.ts';

interface Row<Kind extends string, Value> {
  readonly kind: Kind;
  readonly otherwise: Value;
  /** A sentence or two, in Markdown. */
  readonly doc: string;
  /** Whether it may be another for each folder; `machine`: only the user's own settings have a say. */
  readonly scope: 'window' | 'resource' | 'machine';
}

export type SettingRow =
  | Row<'boolean', boolean>
  | (Row<'number', number> & { readonly least: number; readonly most: number })
  | (Row<'choice', string> & { readonly choices: Readonly<Record<string, string>> })
  | Row<'text', string>;

const onOff = (otherwise: boolean, doc: string) => ({ kind: 'boolean', otherwise, doc, scope: 'window' }) as const;

/** By name, without the `rollout.` in front. */
export const SETTINGS = {
  'diagnostics.run': {
    kind: 'choice',
    otherwise: 'onType',
    choices: {
      onType: 'Whenever a text changes.',
      onSave: 'What takes computing only when a file is saved; mistakes of writing at once.',
    },
    doc: 'When plans are compiled, proven and linted.',
    scope: 'window',
  },
  'diagnostics.delay': {
    kind: 'number',
    otherwise: 300,
    least: 0,
    most: 10_000,
    doc: 'How many milliseconds after the last change plans are compiled, proven and linted. Mistakes of writing are shown at once.',
    scope: 'window',
  },
  'diagnostics.hints': {
    kind: 'choice',
    otherwise: 'information',
    choices: {
      information: 'As information, in the list of problems too.',
      hint: 'As hints: dots under the text, and nothing in the list of problems.',
      none: 'Not at all.',
    },
    doc: 'How findings of the severity `hint` are shown. What is never used is faded in any case.',
    scope: 'window',
  },
  'diagnostics.workspace': onOff(true, 'Findings of all plans in the open folders, not only of those that are open.'),
  ...HINT_SETTINGS,
} as const satisfies Readonly<Record<string, SettingRow>>;

export type SettingName = keyof typeof SETTINGS;

type ValueOf<R> = R extends { readonly kind: 'boolean' }
  ? boolean
  : R extends { readonly kind: 'number' }
    ? number
    : R extends { readonly kind: 'choice'; readonly choices: infer Choices }
      ? keyof Choices
      : string;

/** A value for each of them. */
export type Settings = { readonly [Name in SettingName]: ValueOf<(typeof SETTINGS)[Name]> };
