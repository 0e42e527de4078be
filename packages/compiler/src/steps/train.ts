/** What a channel does before its own steps: its change waits for the next train, and is released to its ring. */
import type { Channel, Located } from '@rollout/language';
import { append, type Block } from './open-block.ts';

export function addTrain(block: Block, { ring, every, from, zone, text }: Channel, stage: Located): void {
  const { build, path } = block;
  const step = (last: string) => ({
    name: `${path.name}/${last}`,
    source: `${path.source}/${last}`,
    text,
    stage: path.stage,
    next: null,
  });
  const until = { kind: 'train', every, from, zone: zone ?? build.zone } as const;
  append(block, { ...step('departs'), kind: 'clock', until, retryFrom: 0 }, stage);
  append(block, { ...step('release'), kind: 'pull', pull: { lever: 'release', users: ring.users } }, stage);
}
