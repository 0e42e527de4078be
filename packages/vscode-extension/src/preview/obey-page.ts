/** What the page asks for is done. */
import type { PreviewPlace } from '@rollout/language-server';
import type { DrawingLoop } from './drawing-loop.ts';
import type { KnownPicture } from './known-picture.ts';
import type { FromPage, PreviewState } from './messages.ts';
import { drawnWith, withParam, withParams } from './params-set.ts';

/** How long after a slider's move a picture is asked for, in milliseconds: several moves are one. */
const AFTER_SLIDER = 40;

/** All that a page can have done. */
export interface Desk {
  readonly state: () => PreviewState;
  readonly set: (changes: Partial<PreviewState>) => void;
  readonly setAndDraw: (changes: Partial<PreviewState>) => void;
  /** That plan of the same file. */
  readonly show: (plan: string) => void;
  /** For a page of that width that knows nothing yet. */
  readonly begin: (width: number) => void;
  readonly resize: (width: number) => void;
  readonly write: (params: PreviewState['params']) => void;
  readonly reveal: (place: PreviewPlace) => void;
  /** To where the cursor is. */
  readonly follow: () => void;
  readonly known: KnownPicture;
  readonly drawing: DrawingLoop;
}

export function obeyPage(message: FromPage, desk: Desk): void {
  const { params } = desk.state();
  switch (message.type) {
    case 'ready':
      desk.begin(message.width);
      return;
    case 'width':
      desk.resize(message.width);
      return;
    case 'picture':
      desk.setAndDraw({ picture: message.picture });
      return;
    case 'plan':
      desk.show(message.plan);
      return;
    case 'scenario':
      desk.setAndDraw({ scenario: message.scenario });
      return;
    case 'run':
      desk.setAndDraw({ run: message.run });
      return;
    case 'param':
      desk.set({ params: withParam(params, message.name, message.text) });
      desk.drawing.soon(AFTER_SLIDER);
      return;
    case 'point':
      takePoint(message, desk);
      return;
    case 'reset':
      desk.setAndDraw({ params: {} });
      return;
    case 'write':
      desk.write(params);
      return;
    case 'stop':
      desk.drawing.stop();
      return;
    case 'lock':
      desk.set({ locked: message.locked });
      if (!message.locked) desk.follow();
      return;
    case 'reveal': {
      const place = desk.known.placeOf(message.id);
      if (place !== null) desk.reveal(place);
    }
  }
}

function takePoint({ index, write }: Extract<FromPage, { readonly type: 'point' }>, desk: Desk): void {
  const point = desk.known.pointAt(index);
  if (point === undefined) return;
  const known = desk.known.subject()?.params ?? [];
  if (write) desk.write({ ...drawnWith(known), ...point.params });
  else desk.setAndDraw({ params: withParams(desk.state().params, point.params, known) });
}
