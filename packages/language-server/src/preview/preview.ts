import type { CancellationToken } from 'vscode-languageserver';
import type { PositionEncoding } from '../convert/places.ts';
import type { Meaning, OnProgress } from '../meaning/ask.ts';
import type { Preview, PreviewParams } from '../protocol.ts';
import type { World } from '../world/world.ts';
import { DrawRequest, RefineRequest } from './draw-request.ts';

export interface PreviewWork {
  readonly meaning: Pick<Meaning, 'askTold'>;
  readonly world: Pick<World, 'locate' | 'uriOf'>;
  readonly encoding: PositionEncoding;
  readonly token?: CancellationToken;
  /** Hears how far it is. */
  readonly told?: OnProgress;
}

/** `rollout/preview`: drawn in the worker. Rejects where it was cancelled, or the worker is lost. */
export async function preview(
  { meaning, world, encoding, token, told = () => {} }: PreviewWork,
  params: PreviewParams,
): Promise<Preview> {
  const { uri, effort = 0, workDoneToken: _, ...asked } = params;
  const path = await world.locate(uri);
  const asking = token === undefined ? {} : { token };
  const request = effort === 0 ? DrawRequest : RefineRequest;
  const answer = await meaning.askTold(request, { ...asked, path, effort, encoding }, told, asking);
  switch (answer.kind) {
    case 'picture': {
      const uris = new Map<string, string>();
      for (const mark of answer.marks) {
        if (!uris.has(mark.path)) uris.set(mark.path, await world.uriOf(mark.path));
      }
      const marks = answer.marks.map(({ path: of, ...mark }) => ({ ...mark, uri: uris.get(of) ?? uri }));
      return { ...answer, uri, marks };
    }
    case 'none': {
      const { place, ...rest } = answer;
      if (place === null) return { ...rest, uri, place };
      return { ...rest, uri, place: { uri: await world.uriOf(place.path), range: place.range } };
    }
  }
}
