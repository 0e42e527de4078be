/** What has come of a preview, and what of it the page is told. */
import type { Preview, PreviewParam, PreviewPlace, PreviewPoint } from '@rollout/language-server';
import type { Cursor } from './cursor.ts';
import { litMarks } from './lit-marks.ts';
import type { DrawnPoint, PreviewState, ToPage } from './messages.ts';

type Picture = Extract<Preview, { readonly kind: 'picture' }>;
type NoPicture = Extract<Preview, { readonly kind: 'none' }>;

export interface KnownPicture {
  /** What is known of the file and its plan, by the last answer; null: none has come. */
  readonly subject: () => Preview | null;
  /** Of the last picture; null: none has come. */
  readonly picture: () => Picture | null;
  readonly take: (answer: Preview) => void;
  /** There is no answer about the file that is shown, and why; what was known of it stands. */
  readonly fail: (why: string) => void;
  /** Says all of it, to a page that knows nothing yet. */
  readonly postAll: () => void;
  readonly postLit: () => void;
  /** Where an element leads to; `id` null: what is wrong with the text. */
  readonly placeOf: (id: string | null) => PreviewPlace | null;
  /** Of the last picture, as long as it is of the plan that is chosen. */
  readonly pointAt: (index: number) => PreviewPoint | undefined;
}

export interface Seen {
  readonly state: () => PreviewState;
  readonly cursor: () => Cursor | null;
}

export function openKnownPicture(post: (message: ToPage) => void, { state, cursor }: Seen): KnownPicture {
  let last: Picture | null = null;
  /** Why there is no newer one. */
  let undrawn: NoPicture | null = null;

  const postDrawn = ({ marks, kind: _, uri: __, points, ...drawing }: Picture): void =>
    post({
      type: 'drawn',
      drawing: {
        ...drawing,
        leads: marks.map(({ id }) => id),
        points: points.map((point) => drawnPoint(point, drawing.params)),
      },
    });
  const postUndrawn = ({ place, kind: _, uri, ...why }: NoPicture): void => {
    const isOfOther = last === null || last.uri !== uri || last.plan !== why.plan || last.picture !== state().picture;
    const line = place === null ? null : place.range.start.line + 1;
    post({ type: 'undrawn', why: { ...why, line, isOfOther } });
  };
  const postLit = (): void => {
    const at = cursor();
    if (last !== null && at !== null) post({ type: 'lit', ...litMarks(last.marks, at.uri, at.position) });
  };
  const takeNone = (answer: NoPicture): void => {
    undrawn = answer;
    postUndrawn(answer);
  };
  return {
    subject: () => undrawn ?? last,
    picture: () => last,
    fail(why) {
      const { uri } = state();
      const known = undrawn ?? last;
      const about = known?.uri === uri ? subjectOf(known) : NOTHING_KNOWN;
      takeNone({ kind: 'none', uri, ...about, why, place: null });
    },
    take(answer) {
      if (answer.kind === 'none') {
        takeNone(answer);
        return;
      }
      undrawn = null;
      last = answer;
      postDrawn(answer);
      postLit();
    },
    postAll() {
      if (last !== null) postDrawn(last);
      if (undrawn !== null) postUndrawn(undrawn);
      postLit();
    },
    postLit,
    placeOf(id) {
      const place = id === null ? undrawn?.place : last?.marks.find((mark) => mark.id === id);
      return place == null ? null : { uri: place.uri, range: place.range };
    },
    pointAt(index) {
      const { uri, plan } = state();
      // The page shows those of what was chosen before until an answer has come.
      return last?.uri === uri && (plan === null || last.plan === plan) ? last.points[index] : undefined;
    },
  };
}

type Subject = Omit<NoPicture, 'kind' | 'uri' | 'why' | 'place'>;

const NOTHING_KNOWN: Subject = { version: null, plans: [], plan: null, scenarios: [], scenario: null, params: [] };

const subjectOf = ({ version, plans, plan, scenarios, scenario, params }: Subject): Subject => ({
  version,
  plans,
  plan,
  scenarios,
  scenario,
  params,
});

function drawnPoint({ ids, lines, params }: PreviewPoint, known: readonly PreviewParam[]): DrawnPoint {
  // What is no part of a point is in it as the sliders have it.
  const isAll = (of: (param: PreviewParam) => string): boolean =>
    known.every((param) => (Object.hasOwn(params, param.name) ? params[param.name] : param.text) === of(param));
  return {
    ids,
    lines,
    params: Object.keys(params),
    isDrawn: isAll(({ text }) => text),
    isWritten: isAll(({ written }) => written),
  };
}
