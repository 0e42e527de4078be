/** What can be told of a place by what the language does not know: laws of distributions, clocks of zones. */
import { distributionAt, type Sources, zoneAt } from '@rollout/language';
import { distributionText } from './distribution-text.ts';
import { zoneText } from './zone-text.ts';

/** Markdown to stand behind what a hover says; undefined where there is nothing more. */
export function factsAt(sources: Sources, path: string, offset: number): string | undefined {
  const distribution = distributionAt(sources, path, offset);
  if (distribution !== undefined) return distributionText(distribution);
  const zone = zoneAt(sources, path, offset);
  return zone === undefined ? undefined : zoneText(zone);
}
