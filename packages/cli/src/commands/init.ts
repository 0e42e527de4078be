import { mkdir, stat, writeFile } from 'node:fs/promises';
import { formatTable, printableText, type Style, widest } from '@rollout/report';
import { CONFIG_FILE } from '@rollout/workspace';
import { dirname, join, resolve } from 'pathe';
import { CommandError, ExitCode } from '../exit-code.ts';
import { errorCode, reasonOf } from '../files/reason.ts';
import { tell } from '../output/tell.ts';
import { type FirstPlan, TEMPLATE_NAMES, type TemplateName } from '../templates/template-names.ts';
import { planOf, takenBy } from '../templates/templates.ts';
import type { Terminal } from '../terminal.ts';
import { shownPath } from './open-plan.ts';

type Preset = 'recommended' | 'strict';

interface InitOptions {
  readonly template?: TemplateName;
  readonly name?: string;
  readonly preset: Preset;
}

/** A name that needs no quotes in a plan, and that every file system takes. */
const NAME = /^[\p{L}_][\p{L}\p{N}_]*(?:-[\p{L}\p{N}_]+)*$/u;
const LONGEST_NAME = 100;

/** `rollout init [FOLDER]`: a first plan from a template, and a configuration. Writes over nothing. */
export async function init(terminal: Terminal, argument: string | undefined, options: InitOptions): Promise<ExitCode> {
  const folder = resolve(terminal.cwd, argument ?? '.');
  const problemOf = async ({ template, name }: FirstPlan): Promise<string | undefined> =>
    nameProblem(template, name) ??
    ((await exists(planFile(folder, name))) ? `${name}.rollout is there already` : undefined);

  const chosen = await choose(terminal, options, problemOf);
  if (chosen === 'cancelled') return ExitCode.interrupted;
  const problem = await problemOf(chosen);
  if (problem !== undefined) {
    throw new CommandError(problem, ExitCode.usage, 'Say --name with another name, or name another folder.');
  }

  const found = await configurationOf(folder);
  const plan = planFile(folder, chosen.name);
  const made = await makeFolder(folder, shownPath(terminal, folder));
  await writeNew(plan, planOf(chosen.template, chosen.name), shownPath(terminal, plan));
  const config = join(folder, CONFIG_FILE);
  if (found === null) await writeNew(config, configuration(options.preset), shownPath(terminal, config));

  const shown = (path: string): string => printableText(shownPath(terminal, path));
  const about =
    found === null
      ? `Wrote ${shown(plan)} and ${shown(config)}.`
      : `Wrote ${shown(plan)}; ${shown(found)} holds for it.`;
  tell(terminal, `${made === null ? '' : `Made the folder ${shown(folder)}.\n`}${about}\n\n`);
  tell(terminal, nextSteps(shown(plan), terminal.answer));
  return ExitCode.fine;
}

/** What was asked for; what was not said is asked, where there is somebody to ask. */
async function choose(
  { asking }: Terminal,
  { template, name }: InitOptions,
  problemOf: (plan: FirstPlan) => Promise<string | undefined>,
): Promise<FirstPlan | 'cancelled'> {
  if (template !== undefined) return { template, name: name ?? template };
  if (asking !== null) {
    // Only who is asked waits for the library.
    const { askForPlan } = await import('./asking-for-plan.ts');
    return askForPlan(asking, name, problemOf);
  }
  throw new CommandError(
    'which template? There is no terminal to ask on',
    ExitCode.usage,
    `Say --template with one of ${TEMPLATE_NAMES.join(', ')}; rollout init --help says what each is.`,
  );
}

function nameProblem(template: TemplateName, name: string): string | undefined {
  if (!NAME.test(name) || name.length > LONGEST_NAME) {
    return `${name} is no name for a plan and its file: letters, digits and _, and single - between them`;
  }
  const taken = takenBy(template, name);
  return taken === undefined ? undefined : `${name} is what the template calls its ${taken}`;
}

const planFile = (folder: string, name: string): string => join(folder, `${name}.rollout`);

function configuration(preset: Preset): string {
  return `{
  // What \`rollout check\` looks at beyond errors: "recommended", or "strict" for every rule. \`rollout explain\` lists them all.
  "preset": "${preset}"
}
`;
}

/** The configuration that holds in the folder already: its own, or the nearest above it. */
async function configurationOf(folder: string): Promise<string | null> {
  const here = join(folder, CONFIG_FILE);
  if (await exists(here)) return here;
  const above = dirname(folder);
  return above === folder ? null : configurationOf(above);
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return false;
    throw new CommandError(`${path} cannot be read: ${reasonOf(error)}`, ExitCode.files);
  }
}

async function makeFolder(folder: string, shown: string): Promise<string | null> {
  try {
    return (await mkdir(folder, { recursive: true })) ?? null;
  } catch (error) {
    const reason = errorCode(error) === 'EEXIST' ? 'a file has its name' : reasonOf(error);
    throw new CommandError(`the folder ${shown} cannot be made: ${reason}`, ExitCode.files);
  }
}

/** Fails where something has that name by now, whatever was seen before. */
async function writeNew(path: string, text: string, shown: string): Promise<void> {
  try {
    await writeFile(path, text, { flag: 'wx' });
  } catch (error) {
    const reason = errorCode(error) === 'EEXIST' ? 'it is there already' : reasonOf(error);
    throw new CommandError(`${shown} cannot be written: ${reason}`, ExitCode.files);
  }
}

function nextSteps(plan: string, { colors, columns }: Style): string {
  const file = /^[\w./-]+$/.test(plan) ? plan : `'${plan.replaceAll("'", "'\\''")}'`;
  const rows = [
    [`rollout check ${file}`, 'what is wrong with it, or unwise'],
    [`rollout simulate ${file}`, 'how long it takes, and which bugs it finds'],
    [`rollout test ${file}`, 'whether it keeps what it promises'],
  ];
  const widths = [0, 1].map((column) => widest(rows, (row) => row[column]?.length ?? 0));
  const fits = 4 + (widths[0] ?? 0) + (widths[1] ?? 0) <= columns;
  const lines = fits
    ? formatTable(
        [LEFT, LEFT],
        rows.map(([command = '', what = '']) => [`  ${colors.bold(command)}`, what]),
        '',
      )
    : rows.map(([command = '', what = '']) => `  ${colors.bold(command)}\n      ${what}`).join('\n');
  return `Next:\n${lines}\n\nPut your own fleet and numbers in the place of the template's: its comments say where.\n`;
}

const LEFT = { title: '', align: 'left' } as const;
