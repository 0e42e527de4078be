/** Bugs that people meet: by the hour, at a ring, or behind a flag. */
import type { BugDraft, ModelDraft } from './draft.ts';

/** A bug that is about people, and why it is: "`slow` surfaces after so many user-hours". */
export interface BugOfPeople {
  readonly bug: BugDraft;
  readonly why: string;
}

/** The first that may be there. */
export function bugOfPeople({ bugs }: ModelDraft): BugOfPeople | null {
  for (const bug of bugs.values()) {
    const why = bug.present?.probability === 0 ? undefined : whyOfPeople(bug);
    if (why !== undefined) return { bug, why };
  }
  return null;
}

function whyOfPeople({ surfaces, shows, behind }: BugDraft): string | undefined {
  if (surfaces?.unit === 'user-hours') return 'surfaces after so many user-hours';
  if (shows.some(({ level }) => level === 'ring')) return 'shows at a ring';
  return behind === undefined ? undefined : `is behind \`${behind.flag.name}\``;
}
