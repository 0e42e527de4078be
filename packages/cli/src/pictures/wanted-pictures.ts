import { stat } from 'node:fs/promises';
import { didYouMean } from '@rollout/language';
import { resolve } from 'pathe';
import { CommandError, ExitCode } from '../exit-code.ts';
import type { Output } from '../files/write-output.ts';

/** What `--html`, `--svg` and `--png` are given, and what goes with them. */
export interface PictureOptions {
  readonly html?: string;
  readonly svg?: string;
  readonly png?: string;
  /** Not given: the one that tells most; in a folder all. */
  readonly picture?: string;
  /** Not given: light. */
  readonly theme?: 'light' | 'dark';
  /** In pixels. */
  readonly width?: number;
}

const FORMATS = ['html', 'svg', 'png'] as const;
export type PictureFormat = (typeof FORMATS)[number];

export type Place =
  | { readonly kind: 'stdout' }
  /** Absolute paths. */
  | { readonly kind: 'file'; readonly path: string }
  /** Gets a file for each picture. */
  | { readonly kind: 'folder'; readonly path: string };

export interface Target {
  readonly format: PictureFormat;
  readonly place: Place;
}

export interface WantedPictures {
  readonly targets: readonly Target[];
  readonly picture: string | null;
  readonly theme: 'light' | 'dark';
  readonly width: number;
}

const DEFAULT_WIDTH = 960;

/**
 * Which pictures, of those that a command has, are to go where; null: none. `-` is standard output, in place of the answer. Throws a
 * `CommandError` for files that are to hold two things, `outputs` among them, for a picture that there is not, and for options
 * that nothing comes of.
 */
export async function wantedPictures(
  options: PictureOptions,
  names: readonly string[],
  outputs: readonly Output<string>[],
  cwd: string,
): Promise<WantedPictures | null> {
  const { picture = null } = options;
  const targets: Target[] = [];
  const taken = new Map(outputs.map(({ format, path }) => [path, `--output ${format}=…`]));
  for (const format of FORMATS) {
    const text = options[format];
    if (text === undefined) continue;
    const place = await placeOf(format, text, cwd);
    const option = `--${format} ${text}`;
    const key = place.kind === 'stdout' ? '-' : place.path;
    const other = place.kind === 'folder' ? undefined : taken.get(key);
    if (other !== undefined) throw oneFile(other, option, place);
    taken.set(key, option);
    targets.push({ format, place });
  }
  if (!targets.some(({ format }) => format !== 'html')) refuseAlone(options);
  if (picture !== null && !names.includes(picture)) throw noPicture(picture, names);
  return targets.length === 0 ? null : { targets, picture, ...lookOf(options) };
}

/** What a picture looks like. */
export function lookOf({
  theme = 'light',
  width = DEFAULT_WIDTH,
}: PictureOptions): Pick<WantedPictures, 'theme' | 'width'> {
  return { theme, width };
}

async function placeOf(format: PictureFormat, text: string, cwd: string): Promise<Place> {
  if (text.trim() === '') throw new CommandError(`--${format} names no file`, ExitCode.usage);
  if (text === '-') {
    if (format !== 'png') return { kind: 'stdout' };
    throw new CommandError('--png cannot go to standard output: it is no text', ExitCode.usage, 'Name a file.');
  }
  const path = resolve(cwd, text);
  if (!/[\\/]$/.test(text) && !(await isFolder(path))) return { kind: 'file', path };
  if (format !== 'html') return { kind: 'folder', path };
  throw new CommandError(`--html ${text} is a folder, and a page is one file`, ExitCode.usage, 'Name the file.');
}

/** Options that say how a picture is to be, where none is asked for. */
function refuseAlone({ picture, theme, width }: PictureOptions): void {
  for (const [name, value] of Object.entries({ picture, theme, width })) {
    if (value === undefined) continue;
    const help = 'A page of --html has all pictures, and is as wide, and as light or dark, as its reader likes.';
    throw new CommandError(`--${name} goes with --svg or --png`, ExitCode.usage, help);
  }
}

function noPicture(name: string, names: readonly string[]): CommandError {
  const near = didYouMean(name, names);
  const help = `${near === undefined ? '' : `Did you mean ${near}? `}There are ${names.join(', ')}.`;
  const what = name.trim() === '' ? '--picture names no picture' : `there is no picture called ${name}`;
  return new CommandError(what, ExitCode.usage, help);
}

function oneFile(one: string, other: string, place: Place): CommandError {
  if (place.kind === 'stdout') {
    return new CommandError(`${one} and ${other} would both go to standard output`, ExitCode.usage, 'Name a file.');
  }
  return new CommandError(`${one} and ${other} are one file`, ExitCode.usage, 'Each needs a file of its own.');
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() ?? false;
}
