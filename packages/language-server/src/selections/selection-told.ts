/** The main thread's side: what is selected at a place, if that is known soon enough for somebody who waits for a hover. */
import type { Session } from '../session.ts';
import type { World } from '../world/world.ts';
import { selectingAt } from './selecting.ts';
import { SelectionRequest } from './selection-request.ts';

/** Milliseconds that a hover waits at most. */
const PATIENCE = 250;

/** Markdown; undefined where nothing selects, nothing computes, or it takes too long: the next hover finds it worked out. */
export async function selectionTold(
  session: Session,
  world: World,
  path: string,
  offset: number,
): Promise<string | undefined> {
  const file = await world.file(path);
  const meaning = session.meaning();
  if (file === null || meaning === null || selectingAt(file, offset) === undefined) return undefined;
  const asked = meaning.ask(SelectionRequest, { root: path, path, offset }).catch(() => undefined);
  const late = new Promise<undefined>((resolve) => {
    const callOff = session.host.later(PATIENCE, () => resolve(undefined));
    asked.then(callOff, callOff);
  });
  const answer = await Promise.race([asked, late]);
  if (answer === undefined) return undefined;
  for (const [at, version] of Object.entries(answer.versions)) {
    if ((await world.versionOf(at)) !== version) return undefined;
  }
  return answer.markdown === '' ? undefined : answer.markdown;
}
