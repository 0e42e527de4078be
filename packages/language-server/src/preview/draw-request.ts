/** What the main thread asks of the worker: a picture of a plan, with paths for URIs. All is plain data. */
import { RequestType } from 'vscode-languageserver';
import type { PositionEncoding } from '../convert/places.ts';
import type { WithProgress } from '../meaning/protocol.ts';
import type { Preview, PreviewMark, PreviewParams, PreviewPlace, PreviewSubject, Tracked } from '../protocol.ts';

export interface DrawParams extends Omit<PreviewParams, 'uri' | 'effort' | keyof Tracked>, WithProgress {
  readonly path: string;
  readonly effort: number;
  /** What `character` of a position counts. */
  readonly encoding: PositionEncoding;
}

/** As a place of the protocol, with the path of its file. */
export type DrawnPlace = Omit<PreviewPlace, 'uri'> & { readonly path: string };
export type DrawnMark = Omit<PreviewMark, 'uri'> & { readonly path: string };
export type DrawnSubject = Omit<PreviewSubject, 'uri'>;

type Drawn = Extract<Preview, { readonly kind: 'picture' }>;
type NotDrawn = Extract<Preview, { readonly kind: 'none' }>;

export type DrawAnswer =
  | (Omit<Drawn, 'uri' | 'marks'> & { readonly marks: readonly DrawnMark[] })
  | (Omit<NotDrawn, 'uri' | 'place'> & { readonly place: DrawnPlace | null });

export const DrawRequest = new RequestType<DrawParams, DrawAnswer, void>('draw');

/** The same, of a picture that is seen already and is to tell more: it keeps nothing else from being worked out. */
export const RefineRequest = new RequestType<DrawParams, DrawAnswer, void>('refine');
