import type { HintSubject } from '../hints/index.ts';
import type { Request } from '../request.ts';
import { type AskedFile, askedFile } from './asked.ts';

export interface HintedFile extends AskedFile {
  readonly subject: HintSubject;
}

/** What hints are made of: the file as it is, and what is known so far. Waits for nothing. */
export async function hintedFile(
  { session, world }: Request,
  textDocument: { readonly uri: string },
): Promise<HintedFile | null> {
  const asked = await askedFile(world, textDocument);
  if (asked === null) return null;
  const [{ program }, plans] = await Promise.all([world.checked(asked.path), session.outlooks.of(world, asked.path)]);
  const subject: HintSubject = { file: asked.file, program, plans, settings: session.settings() };
  return { ...asked, subject };
}
