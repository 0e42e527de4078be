import { hashOfText, type Machine, serialiseMachine } from '@rollout/compiler';

/** What has been worked out of machines, the last few of them: a picture in another width takes no new runs. */
export interface Memory {
  /** What was made of that machine under that name, or else made now. What rejects is not remembered. */
  readonly of: <T>(machine: Machine, name: string, make: () => Promise<T>) => Promise<T>;
}

/** So many answers are kept: those of the plan as it is written, and of some settings around it. */
const MOST = 12;

export function createMemory(): Memory {
  const kept = new Map<string, unknown>();
  return {
    async of<T>(machine: Machine, name: string, make: () => Promise<T>): Promise<T> {
      const key = `${name} ${hashOfText(serialiseMachine(machine))}`;
      // What stands under a name was made by the one who asks for it by that name.
      const value = kept.has(key) ? (kept.get(key) as T) : await make();
      // The last to be asked for is the last to be forgotten.
      kept.delete(key);
      kept.set(key, value);
      const [oldest] = kept.keys();
      if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
      return value;
    },
  };
}
