import { type Diagnostic, renderDiagnostic } from '@rollout/language';
import { counted } from '@rollout/report';
import type { Checked, CheckParams, Refusal } from '../../protocol.ts';
import type { Request } from '../../request.ts';
import type { World } from '../../world/world.ts';
import { asking } from './asking.ts';

/** `rollout/check`: what `rollout check` says of files, each finding once. */
export async function check(request: Request, { uris }: CheckParams): Promise<Checked | Refusal> {
  const { world } = request;
  const paths = uris === undefined ? await world.plans() : await Promise.all(uris.map(world.locate));
  const found = new Map<string, Diagnostic>();
  const answer = await asking(request, 'Checking plans', async (meaning, told, token) => {
    for (const [done, path] of paths.entries()) {
      told({ done, all: paths.length, what: 'files' });
      const { diagnostics } = await meaning.deepDiagnostics(path, { token });
      for (const each of diagnostics) found.set(JSON.stringify([each.path, each.span, each.code, each.message]), each);
    }
    return { kind: 'done' } as const;
  });
  if (answer.kind === 'refused') return answer;
  const all = [...found.values()];
  const counts = { errors: countOf(all, 'error'), warnings: countOf(all, 'warning') };
  const tally = [
    counted(counts.errors, 'error'),
    counted(counts.warnings, 'warning'),
    counted(countOf(all, 'hint'), 'hint'),
  ].join(', ');
  const text = `${await rendered(world, all)}${tally} in ${counted(paths.length, 'file')}\n`;
  return { kind: 'answer', text, ...counts };
}

function countOf(all: readonly Diagnostic[], severity: Diagnostic['severity']): number {
  return all.filter((each) => each.severity === severity).length;
}

/** With the lines that they are about. */
async function rendered(world: World, all: readonly Diagnostic[]): Promise<string> {
  const texts = new Map<string, string>();
  for (const path of new Set(all.flatMap((each) => [each, ...(each.related ?? [])]).map((place) => place.path))) {
    texts.set(world.shownPath(path), (await world.text(path)) ?? '');
  }
  const shown = <P extends { readonly path: string }>(place: P): P => ({ ...place, path: world.shownPath(place.path) });
  return all
    .map(({ related, ...each }) => {
      const diagnostic = { ...shown(each), ...(related === undefined ? {} : { related: related.map(shown) }) };
      return `${renderDiagnostic(diagnostic, (path) => texts.get(path))}\n`;
    })
    .join('');
}
