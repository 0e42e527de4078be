import type { Machine } from '@rollout/compiler';
import { channelsOf } from './trains.ts';

/** Why a machine's runs are no stream of changes. */
export type NoStream =
  /** No stage of it is a channel: nothing leaves by the calendar. */
  | { readonly kind: 'no-channel' }
  /** It says when a run begins, so that every change lands at that moment. */
  | { readonly kind: 'starts' }
  /** No whole weeks, 520 at most, hold whole numbers of this channel's periods and of the others'. */
  | { readonly kind: 'no-common-span'; readonly channel: string };

/** null: changes land all along, and `openStream` takes it. */
export function whyNoStream(machine: Machine): NoStream | null {
  const channels = channelsOf(machine);
  if (channels.length === 0) return { kind: 'no-channel' };
  if (machine.start !== null || machine.landing === 0) return { kind: 'starts' };
  const odd = channels.find(({ until }) => machine.landing % until.every !== 0);
  return odd === undefined ? null : { kind: 'no-common-span', channel: odd.name };
}
