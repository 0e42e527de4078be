import type { Refusal, Streamed, StreamParams } from '../../protocol.ts';
import type { Request } from '../../request.ts';
import { StreamRequest } from '../../streams/stream-request.ts';
import { askedPlanOf, asking, effortOf } from './asking.ts';

/** `rollout/stream`: what becomes of changes that land all along, as `rollout simulate --changes` says it. */
export async function stream(request: Request, params: StreamParams): Promise<Streamed | Refusal> {
  const { changes, plan = 'the plan' } = params;
  const asked = await askedPlanOf(request, params);
  return asking(request, `Simulating ${plan}`, (meaning, told, token) =>
    meaning.askTold(StreamRequest, { ...asked, ...effortOf(params), changes }, told, { token }),
  );
}
