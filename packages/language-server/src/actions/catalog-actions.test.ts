// What can be done about every finding that the pages of the catalog show.
import { type AnyEntry, applyEdits, type Change, type Diagnostic, exampleFiles } from '@rollout/language';
import { catalog, type FileSystem, memoryFileSystem, openDocument, Phase } from '@rollout/workspace';
import { expect, test } from 'vitest';
import type { Action, Asked } from './action.ts';
import { actionsAt } from './actions-at.ts';
import { fixAll } from './fix-all.ts';

const FOLDER = '/project/plans';
const CONFIG = '/project/plans/rollout.config.json';
const STRICT = '{ "preset": "strict" }\n';

interface Example {
  readonly path: string;
  readonly texts: ReadonlyMap<string, string>;
}

function exampleOf({ page }: AnyEntry): Example | undefined {
  const files = exampleFiles(page.raises);
  const [first] = files;
  // A file that is too large takes long, and has no place where anything could be done.
  if (first === undefined || files.some(({ text }) => text.length > 100_000)) return undefined;
  const texts = new Map([
    [CONFIG, STRICT],
    ...files.map(({ path, text }): [string, string] => [new URL(path, `file://${FOLDER}/`).pathname, text]),
  ]);
  return { path: `${FOLDER}/${first.path}`, texts };
}

const filesOf = (texts: Example['texts']): FileSystem =>
  memoryFileSystem({ '/project/plans/.git': '', ...Object.fromEntries(texts) });

const open = ({ path, texts }: Example, upTo: Phase) =>
  openDocument(path, { fileSystem: filesOf(texts), upTo, scenario: { kind: 'every' } });

function changed({ path, texts }: Example, { edits, creates }: Change): Example {
  const after = new Map(texts);
  for (const { path: at, text } of creates) after.set(at, text);
  for (const at of new Set(edits.map((edit) => edit.path))) {
    const own = edits.filter((edit) => edit.path === at);
    after.set(at, applyEdits(texts.get(at) ?? '', own));
  }
  return { path, texts: after };
}

const codesOf = (found: readonly Diagnostic[], severity?: Diagnostic['severity']): readonly string[] =>
  found.flatMap((each) => (severity === undefined || each.severity === severity ? [each.code] : []));

const count = (found: readonly Diagnostic[], code: string): number => found.filter((each) => each.code === code).length;

/** What is among these and not among those, as often as it is. */
function beyond(codes: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return codes.filter((code) => {
    const at = left.indexOf(code);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function done(action: Action | undefined): Change {
  if (action?.effect.kind !== 'change') throw new Error('there is no such action');
  return action.effect.change();
}

const met = { fixes: 0, silenced: 0, lessened: 0 };

/** Of so many codes one is silenced and turned off; all of them are, where all are asked for. */
const SOME = process.env.ROLLOUT_EVERYWHERE === undefined ? 4 : 1;

test.each([...catalog].map(([code, entry], index) => [code, entry, index % SOME === 0] as const))(
  '%s',
  async (code, entry, isOne) => {
    const example = exampleOf(entry);
    if (example === undefined) return;
    const upTo = entry.rule === undefined ? Phase.Proven : Phase.Linted;
    const { diagnostics, project } = await open(example, upTo);
    for (const finding of diagnostics) {
      const asked: Asked = {
        sources: project,
        path: finding.path,
        span: finding.span,
        findings: diagnostics,
        config: { path: CONFIG, text: example.texts.get(CONFIG) ?? '' },
      };
      const actions = actionsAt(asked, ['quickfix']);
      const about = (begin: string): Action | undefined =>
        actions.find(({ title, diagnostics: own }) => title.startsWith(begin) && own.includes(finding));
      const after = async (change: Change) => (await open(changed(example, change), upTo)).diagnostics;

      if (finding.fix !== undefined) {
        met.fixes++;
        const found = await after(done(about(finding.fix.title)));
        expect(beyond(codesOf(found, 'error'), codesOf(diagnostics, 'error')), finding.fix.title).toEqual([]);
        if (finding.code === code) expect(count(found, code), finding.fix.title).toBeLessThan(count(diagnostics, code));
      }
      if (finding.code !== code || !isOne) continue;
      const silence = about(`Silence \`${code}\` here`) ?? about(`Silence \`${code}\` in the whole`);
      if (silence !== undefined) {
        met.silenced++;
        const found = await after(done(silence));
        expect(count(found, code)).toBeLessThan(count(diagnostics, code));
        expect(beyond(codesOf(found), codesOf(diagnostics))).toEqual([]);
      }
      const off = about(`Turn \`${code}\` off`);
      if (off !== undefined && entry.rule !== undefined) {
        met.lessened++;
        expect(codesOf(await after(done(off)))).not.toContain(code);
      }
    }
  },
);

test('much is met', () => {
  expect(met.fixes).toBeGreaterThan(40);
  expect(met.silenced).toBeGreaterThan(60 / SOME);
  expect(met.lessened).toBeGreaterThan(40 / SOME);
});

test('all safe fixes of a file are made as the command line makes them', async () => {
  const text = 'import { fleet, old } from "./fleet.rollout"\n\nplan p on fleet {\n  stage s { deploy all; }\n}\n';
  const fleet =
    'topology fleet { cluster web[4] }\ntopology old { cluster web[4] }\nmodel m { deploy takes 1m per server }\n';
  const texts = new Map([
    ['/p/plan.rollout', text],
    ['/p/fleet.rollout', fleet],
  ]);
  const change = await fixAll('/p/plan.rollout', { fileSystem: filesOf(texts) });
  const after = changed({ path: '', texts }, change).texts;
  expect(after.get('/p/plan.rollout')).toBe(
    'import { fleet } from "./fleet.rollout"\n\nplan p on fleet {\n  stage s { deploy all }\n}\n',
  );
  expect(after.get('/p/fleet.rollout')).toBe(fleet);
});
