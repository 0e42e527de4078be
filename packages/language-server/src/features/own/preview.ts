import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { preview as draw } from '../../preview/preview.ts';
import { setParams as write } from '../../preview/set-params.ts';
import type { Preview, PreviewParams, Refusal, SetParams, SetParamsParams } from '../../protocol.ts';
import type { Request } from '../../request.ts';
import { needsUri, tellHowFar } from './asking.ts';

/** `rollout/preview`. */
export async function preview({ session, world, token, workDone }: Request, params: PreviewParams): Promise<Preview> {
  needsUri(params);
  const meaning = session.meaning();
  if (meaning === null) throw new ResponseError(LSPErrorCodes.RequestFailed, 'Nothing can be drawn here.');
  const { encoding } = session.abilities;
  workDone.begin('Drawing', 0);
  try {
    return await draw({ meaning, world, encoding, token, told: (progress) => tellHowFar(workDone, progress) }, params);
  } finally {
    workDone.done();
  }
}

/** `rollout/setParams`. */
export async function setParams({ world }: Request, params: SetParamsParams): Promise<SetParams | Refusal> {
  needsUri(params);
  return write({ world }, params);
}
