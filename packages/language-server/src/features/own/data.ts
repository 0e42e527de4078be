import { CalibrateRequest, HealthsRequest, JudgeRequest } from '../../data/data-requests.ts';
import type { CalibratedModel, CalibrateParams, Healths, Judged, JudgeParams, Refusal } from '../../protocol.ts';
import type { Request } from '../../request.ts';
import { asking } from './asking.ts';

/** `rollout/calibrate`: a model from a release log, as `rollout calibrate` writes it. */
export function calibrate(request: Request, params: CalibrateParams): Promise<CalibratedModel | Refusal> {
  return asking(request, 'Estimating a model', (meaning, _, token) => meaning.ask(CalibrateRequest, params, { token }));
}

/** `rollout/healths`: what of a file the canary judge can judge by. */
export async function healths(request: Request, { uri }: { readonly uri: string }): Promise<Healths | Refusal> {
  const path = await request.world.locate(uri);
  return asking(request, 'Reading the plan', (meaning, _, token) => meaning.ask(HealthsRequest, { path }, { token }));
}

/** `rollout/judge`: what the canary judge says of samples. */
export async function judge(
  request: Request,
  { uri, health, canary, baseline }: JudgeParams,
): Promise<Judged | Refusal> {
  const path = await request.world.locate(uri);
  return asking(request, 'Judging samples', (meaning, _, token) =>
    meaning.ask(JudgeRequest, { path, health, canary, baseline }, { token }),
  );
}
