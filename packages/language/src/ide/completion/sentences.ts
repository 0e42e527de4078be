/** Whole sentences and declarations, from their first word on, as snippets with what they need. */
import type { FormEntry } from '../../schema/index.ts';
import { deploys } from '../../semantics/plans/fleetless.ts';
import { stagesOf, stepsOf } from '../../semantics/plans/walk-steps.ts';
import { declarationAt } from '../names/visible.ts';
import type { Expectation } from '../reading/index.ts';
import { adapted } from './adapted.ts';
import { firstSentence, pageOf } from './documented.ts';
import { isInside } from './enclosing.ts';
import { fleetsAt } from './fleet.ts';
import { namesHeldBy } from './held-names.ts';
import { type Draft, RANK } from './item.ts';
import { isOnceForAll, mayHold } from './once.ts';
import type { Place } from './place.ts';
import { fillSnippet, type Lacking } from './snippets.ts';
import { usualIn } from './usual.ts';
import { waysToWrite } from './ways-to-write.ts';

/** The sentences that can begin here, each once; those that the block has already and may have once are left out. */
export function sentenceDrafts(place: Place): readonly Draft[] {
  const begun = new Map<FormEntry, Expectation>();
  for (const expectation of place.expected) {
    const { begins } = expectation;
    if (begins !== undefined && !begun.has(begins)) begun.set(begins, expectation);
  }
  const [any] = begun.values();
  if (any === undefined) return [];
  const usual = usualIn(place, any.block, place.siblings);
  const general = place.isFirstOnLine || isAfterBrace(place) ? RANK.possible : RANK.next;
  const isOnceForEach = isInside(place, 'each');
  return [...begun].flatMap(([entry, { block }]) => {
    if (!mayHold(block, entry, place.siblings) || (isOnceForEach && isOnceForAll(entry))) return [];
    const found = usual.indexOf(entry.id);
    const rank = found < 0 ? general + 9 : general - (general === RANK.next ? 0 : RANK.possible - RANK.likely) + found;
    return draftsOf(place, entry, block).map((draft) => ({ ...draft, rank: rank + draft.rank / 100 }));
  });
}

function isAfterBrace({ before }: Place): boolean {
  const last = before.at(-1)?.text;
  return last === undefined || last === '{' || last === '}';
}

function draftsOf(place: Place, entry: FormEntry, block: string): readonly Draft[] {
  const documentation = pageOf(entry);
  return waysToWrite(place, entry).map(({ label, written, later, said = firstSentence(entry.doc) }): Draft => {
    // What a fleet is made of is not known before it is written.
    const fitting = entry.id === 'fleet-node' ? { snippet: written, lacks: undefined } : adapted(place, written);
    const {
      text,
      snippet,
      lacksAnother,
      lacks = fitting.lacks ?? lackedBy(place, entry, block),
    } = fillSnippet(fitting.snippet, block, (role) => namesHeldBy(place, role));
    const detail = lacks === undefined ? said : `${said} There is ${lackingOf(lacks, lacksAnother)} yet.`;
    const rank = later + (lacks === undefined ? 0 : LAST);
    return {
      label,
      kind: 'sentence',
      detail,
      documentation,
      text,
      snippet: text === snippet ? undefined : snippet,
      rank,
    };
  });
}

/** Behind all that can be written as things are. */
const LAST = 4_000;

/** What speaks of servers has nothing to speak of where no fleet is known. */
function lackedBy(place: Place, { id }: FormEntry, block: string): Lacking | undefined {
  if (!OF_SERVERS.has(id) || !OF_PLANS.has(block)) return undefined;
  if (fleetsAt(place).length === 0) return 'topology';
  return isAboutPeople(place) ? 'deployment' : undefined;
}

/** A plan that names no fleet and whose steps deploy nothing. */
function isAboutPeople({ file, offset }: Place): boolean {
  const plan = declarationAt(file, offset);
  if (plan?.kind !== 'plan' || plan.on !== undefined || deploys(plan)) return false;
  return stagesOf(plan).some((stage) => stage.kind === 'channel' || stepsOf(stage).length > 0);
}

const OF_SERVERS: ReadonlySet<string> = new Set([
  'max-down',
  'max-surge',
  'max-parallel',
  'max-rate',
  'exclusive',
  'order',
  'shift-traffic',
  'retire-blue',
]);

const OF_PLANS: ReadonlySet<string> = new Set(['plan-body', 'stage-body', 'step-block']);

function lackingOf(lacks: Lacking, another: boolean): string {
  return another ? LACKING[lacks].replace(/^no /, 'no other ') : LACKING[lacks];
}

const LACKING: Readonly<Record<Lacking, string>> = {
  deployment: 'nothing deployed',
  topology: 'no topology',
  service: 'no service',
  flag: 'no flag',
  ring: 'no audience',
  people: 'no audience',
  model: 'no model',
  metric: 'no metric',
  bug: 'no bug',
  check: 'no check',
  plan: 'no plan',
  stage: 'no stage',
  param: 'no param',
  label: 'no label',
  declaration: 'nothing to be named',
  place: 'no place',
};
