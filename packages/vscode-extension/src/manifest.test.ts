import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMAND_IDS } from './commands/command-ids.ts';
import { TASK_COMMANDS } from './tasks/task-definition.ts';

const home = join(import.meta.dirname, '..');

interface Entry {
  readonly command: string;
  readonly when?: string;
}

interface Manifest {
  readonly main: string;
  readonly browser: string;
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly (Entry & {
      readonly title: string;
      readonly category: string;
      readonly enablement?: string;
    })[];
    readonly menus: Readonly<Record<string, readonly Entry[]>>;
    readonly submenus: readonly { readonly id: string }[];
    readonly taskDefinitions: readonly {
      readonly properties: { readonly command: { readonly enum: readonly string[] } };
    }[];
    readonly languages: readonly { readonly icon?: { readonly light: string; readonly dark: string } }[];
    readonly walkthroughs: readonly {
      readonly steps: readonly { readonly description: string; readonly completionEvents: readonly string[] }[];
    }[];
  };
}

const manifest = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as Manifest;
const { contributes } = manifest;

/** Previews register the command that opens them. */
const known: readonly string[] = [...COMMAND_IDS, 'rollout.preview'];
const declared = contributes.commands.map(({ command }) => command);

describe('commands', () => {
  it('are those that there is code for', () => {
    expect([...declared].sort()).toEqual([...known].sort());
  });

  it('stand in the palette under one name', () => {
    expect(contributes.commands.filter(({ category }) => category !== 'Rollout')).toEqual([]);
    expect(new Set(contributes.commands.map(({ title }) => title)).size).toBe(declared.length);
  });

  it('that need a plan are offered where there is one', () => {
    const anywhere = [
      'check',
      'fixAll',
      'formatAll',
      'explain',
      'calibrate',
      'newPlan',
      'openConfiguration',
      'menu',
      'showOutput',
      'restartServer',
      'openSettings',
    ].map((name) => `rollout.${name}`);
    for (const { command, when = '' } of contributes.menus.commandPalette ?? [])
      if (!anywhere.includes(command))
        expect([command, when]).toEqual([command, expect.stringContaining('editorLangId == rollout')]);
    const hidden = (contributes.menus.commandPalette ?? []).map(({ command }) => command);
    expect(declared.filter((command) => !hidden.includes(command)).every((command) => anywhere.includes(command))).toBe(
      true,
    );
  });
});

describe('menus', () => {
  const own = Object.keys(contributes.menus).filter((id) => id.startsWith('rollout.'));

  it('offer what there is', () => {
    for (const entries of Object.values(contributes.menus))
      for (const { command } of entries) if (command !== undefined) expect(declared).toContain(command);
  });

  it('below a menu are those that it declares', () => {
    expect(own).toEqual(contributes.submenus.map(({ id }) => id));
  });
});

describe('the walkthrough', () => {
  const steps = contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);

  it('leads to commands that there are', () => {
    for (const { description, completionEvents } of steps) {
      for (const [, command = ''] of description.matchAll(/\(command:(rollout\.\w+)\)/g))
        expect(declared).toContain(command);
      for (const event of completionEvents)
        if (event.startsWith('onCommand:')) expect(declared).toContain(event.slice('onCommand:'.length));
    }
  });

  it('is done by what VS Code knows of', () => {
    for (const { completionEvents } of steps)
      for (const event of completionEvents) expect(event).toMatch(/^on(?:Command|Context|View):/);
  });

  it('leads to no page of the web', () => {
    expect(JSON.stringify(contributes.walkthroughs)).not.toMatch(/https?:/);
  });
});

it('tasks are those that there is code for', () => {
  expect(contributes.taskDefinitions.flatMap(({ properties }) => properties.command.enum)).toEqual([...TASK_COMMANDS]);
});

it('icons of files are there', () => {
  for (const { icon } of contributes.languages)
    for (const path of Object.values(icon ?? {})) expect(existsSync(join(home, path))).toBe(true);
});

it('starts where there are plans, and nowhere else', () => {
  expect(manifest.activationEvents).toEqual(['onLanguage:rollout', 'workspaceContains:**/*.rollout']);
});
