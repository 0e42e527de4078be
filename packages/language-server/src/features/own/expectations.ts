import { expectationsOf } from '../../hints/index.ts';
import type { ExpectationsParams, ExpectingPlan } from '../../protocol.ts';
import type { Request } from '../../request.ts';
import { askedFile } from '../asked.ts';
import { needsUri } from './asking.ts';

/** `rollout/expectations`: what each plan of a file expects, without deciding it. */
export async function expectations({ world }: Request, params: ExpectationsParams): Promise<readonly ExpectingPlan[]> {
  needsUri(params);
  const asked = await askedFile(world, params);
  if (asked === null) return [];
  const { file, places } = asked;
  return expectationsOf(file).map(({ plan, span, expectations: all }) => ({
    plan,
    range: places.range(span),
    expectations: all.map((each) => ({ text: each.text, range: places.range(each.span) })),
  }));
}
