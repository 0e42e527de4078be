/** Which plan the cursor chooses: the one that it is in, unless the preview is locked. */
import type { Preview, WireRange } from '@rollout/language-server';
import type { Cursor } from './cursor.ts';
import type { PreviewState } from './messages.ts';

export interface Follower {
  /** Where it was last; null: no editor has been used. */
  readonly cursor: () => Cursor | null;
  readonly moved: (cursor: Cursor) => void;
  /** Goes to where it is, though it has not moved. */
  readonly follow: () => void;
}

export interface Followed {
  readonly state: () => PreviewState;
  /** What is known of the file that is shown. */
  readonly subject: () => Preview | null;
  /** `plan` null: whichever the cursor is in. */
  readonly show: (uri: string, plan: string | null) => void;
}

export function openFollower({ state, subject, show }: Followed): Follower {
  let cursor: Cursor | null = null;

  const follow = (): void => {
    if (cursor === null || state().locked) return;
    const { uri, position } = cursor;
    if (uri !== state().uri) {
      show(uri, null);
      return;
    }
    const known = subject();
    const plan = known?.uri === uri ? planAt(known.plans, position.line) : null;
    if (plan !== null && plan !== known?.plan) show(uri, plan);
  };
  return {
    cursor: () => cursor,
    moved(to) {
      const isAlike = cursor?.uri === to.uri && cursor.position.line === to.position.line;
      cursor = to;
      // Within a line it may have come to another sentence, and to no other plan.
      if (!isAlike) follow();
    },
    follow,
  };
}

function planAt(plans: readonly { readonly name: string; readonly range: WireRange }[], line: number): string | null {
  return plans.find(({ range }) => range.start.line <= line && line <= range.end.line)?.name ?? null;
}
