/** `load 20_000 requests/s from "load-by-hour.csv" in "Europe/Berlin"` */
import type { Load } from '../../program/index.ts';
import type { Load as LoadNode, StringLiteral } from '../../syntax/tree.ts';
import { checkZone } from '../calendar/check-zone.ts';
import type { DistributionContext } from '../distributions/distribution-context.ts';
import { expectPositiveNumber } from '../quantities/expect.ts';
import { readHours } from './read-hours.ts';

const UTC = 'UTC';

export function readLoad(context: DistributionContext, node: LoadNode): Load | null {
  const requestsPerSecond = expectPositiveNumber(context, node.requestsPerSecond, 'The load');
  const profile = node.from === undefined ? null : readProfile(context, node.from, node.zone);
  return requestsPerSecond === undefined ? null : { requestsPerSecond, profile };
}

function readProfile(
  context: DistributionContext,
  from: StringLiteral,
  zoneNode: StringLiteral | undefined,
): Load['profile'] {
  const zone = zoneNode === undefined ? UTC : checkZone(context, zoneNode);
  const factors = readHours(context, from);
  return zone === undefined || factors === undefined ? null : { factors, zone };
}
