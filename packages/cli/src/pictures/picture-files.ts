import { mkdir } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import type { Picture, WhileDrawing } from '@rollout/report/pictures';
import { join } from 'pathe';
import { CommandError, ExitCode } from '../exit-code.ts';
import { reasonOf } from '../files/reason.ts';
import { type FileToWrite, stoppedDrawing } from '../output/deliver.ts';
import { type Progress, showProgress } from '../progress.ts';
import type { Terminal } from '../terminal.ts';
import { type Drawing, loadPictures } from './load-pictures.ts';
import { readPngParts } from './png-parts.ts';
import type { Subject } from './subjects.ts';
import type { Target, WantedPictures } from './wanted-pictures.ts';

/** As sharp as screens with two pixels for one are. */
const PNG_SCALE = 2;

/**
 * The files that were asked for, each drawn when it is its turn; null: none were. `deliver` writes them. Throws a `CommandError`
 * for a picture that there is not.
 */
export function pictureFiles(
  terminal: Terminal,
  wanted: WantedPictures | null,
  subjectOf: (drawing: Drawing) => Subject,
): ((signal: AbortSignal) => Promise<readonly FileToWrite[]>) | null {
  if (wanted === null) return null;
  return async (signal) => {
    const drawing = await loadPictures();
    const subject = subjectOf(drawing);
    let made: Promise<readonly Picture[]> | null = null;
    const pictures = (): Promise<readonly Picture[]> => {
      made ??= subject.pictures();
      return made;
    };
    const files: FileToWrite[] = [];
    const drawable = { drawing, subject, pictures, whileDrawing: () => whileDrawingPage(terminal, signal) };
    for (const target of wanted.targets) files.push(...(await filesOrFailure(target, wanted, drawable)));
    return withProgress(terminal, files);
  };
}

/** Says how far drawing them is. */
function withProgress(terminal: Terminal, files: readonly FileToWrite[]): FileToWrite[] {
  const progress = showProgress(terminal, files.length, 'pictures');
  let done = 0;
  const watched = async <T>(content: () => Promise<T>): Promise<T> => {
    try {
      return await content();
    } finally {
      done++;
      if (done < files.length) progress.update(done);
      else progress.end();
    }
  };
  return files.map((file) =>
    file.path === null
      ? { path: null, content: () => watched(file.content) }
      : { path: file.path, content: () => watched(file.content) },
  );
}

interface Drawable {
  readonly drawing: Drawing;
  readonly subject: Subject;
  readonly pictures: () => Promise<readonly Picture[]>;
  /** Of one page. */
  readonly whileDrawing: () => WhileDrawing;
}

/** Says how far a page is, and lets signals in: who has had enough need not wait for the rest of it. */
function whileDrawingPage(terminal: Terminal, signal: AbortSignal): WhileDrawing {
  let progress: Progress | null = null;
  return async (done, all) => {
    progress ??= showProgress(terminal, all, 'sections of the page');
    if (done < all) progress.update(done);
    else progress.end();
    await setImmediate();
    if (!signal.aborted) return;
    progress.end();
    throw stoppedDrawing(signal);
  };
}

/** What keeps a target from being drawn is told when it is its turn, so that it keeps no other back. */
async function filesOrFailure(target: Target, wanted: WantedPictures, drawable: Drawable): Promise<FileToWrite[]> {
  try {
    return await filesOf(target, wanted, drawable);
  } catch (error) {
    const content = (): Promise<string> => Promise.reject(error);
    return [{ path: target.place.kind === 'stdout' ? null : target.place.path, content }];
  }
}

async function filesOf(
  { format, place }: Target,
  wanted: WantedPictures,
  { drawing, subject, pictures, whileDrawing }: Drawable,
): Promise<FileToWrite[]> {
  const svg = (picture: Picture): string => drawing.pictureSvg(picture, wanted);
  const draw = async (picture: Picture): Promise<string | Uint8Array> =>
    format === 'png' ? drawing.pngOf(svg(picture), { scale: PNG_SCALE }, await readPngParts()) : svg(picture);
  const chosen = async (): Promise<Picture> => pictureCalled(wanted.picture ?? subject.telling, await pictures());
  switch (place.kind) {
    case 'stdout':
      return [
        { path: null, content: format === 'html' ? pageOf(subject, whileDrawing) : async () => svg(await chosen()) },
      ];
    case 'file':
      return [
        {
          path: place.path,
          content: format === 'html' ? pageOf(subject, whileDrawing) : async () => draw(await chosen()),
        },
      ];
    case 'folder': {
      const all = wanted.picture === null ? await pictures() : [await chosen()];
      await makeFolder(place.path);
      return all.map((picture) => ({
        path: join(place.path, `${picture.name}.${format}`),
        content: () => draw(picture),
      }));
    }
  }
}

function pageOf({ page }: Subject, whileDrawing: Drawable['whileDrawing']): () => Promise<string> {
  if (page === null) throw new Error('a page was asked for where there is none');
  return () => page(whileDrawing());
}

/** That it is one of the command's has been said before anything ran. */
function pictureCalled(name: string, pictures: readonly Picture[]): Picture {
  const found = pictures.find((picture) => picture.name === name);
  if (found !== undefined) return found;
  const names = pictures.map((picture) => picture.name).join(', ');
  const help = names === '' ? 'There is none of it.' : `There are ${names}.`;
  throw new CommandError(`there is nothing to draw as ${name} here`, ExitCode.usage, help);
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (error) {
    throw new CommandError(`the folder ${path} cannot be made: ${reasonOf(error)}`, ExitCode.files);
  }
}
