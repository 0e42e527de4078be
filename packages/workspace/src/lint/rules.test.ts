import { applyEdits, exampleFiles, type Fix, hasErrors } from '@rollout/language';
import { describe, expect, test } from 'vitest';
import { FOLDER } from '../testing/example-files.ts';
import { ruleEntries } from './rules.ts';
import { foundIn } from './testing/every-rule.ts';

type Files = ReturnType<typeof exampleFiles>;

/** The files with the fix made. */
function fixed(files: Files, { edits }: Fix): Files {
  return files.map(({ path, text }) => {
    const own = edits.filter((edit) => edit.path === `${FOLDER}/${path}`);
    return { path, text: applyEdits(text, own) };
  });
}

describe.each(Object.entries(ruleEntries))('%s', (code, entry) => {
  const raises = exampleFiles(entry.page.raises);

  test('is raised by what its page says to avoid', async () => {
    const found = await foundIn(raises);
    expect(hasErrors(found)).toBe(false);
    expect(found.map((diagnostic) => diagnostic.code)).toContain(code);
  });

  test('is not raised by what its page prefers', async () => {
    const found = await foundIn(exampleFiles(entry.page.avoids));
    expect(hasErrors(found)).toBe(false);
    expect(found.map((diagnostic) => diagnostic.code)).not.toContain(code);
  });

  test('what its page prefers is wise in every other way too', async () => {
    const found = await foundIn(exampleFiles(entry.page.avoids));
    const rules = found.map((diagnostic) => diagnostic.code).filter((each) => ruleEntries[each]?.rule?.recommended);
    expect(rules).toEqual([]);
  });

  test('has fixes that leave no error, put it right, and are done with', async () => {
    for (const { code: found, fix } of await foundIn(raises)) {
      if (found !== code || fix === undefined) continue;
      const before = (await foundIn(raises)).filter((each) => each.code === code).length;
      const after = await foundIn(fixed(raises, fix));
      expect(hasErrors(after)).toBe(false);
      expect(after.filter((each) => each.code === code).length).toBeLessThan(before);
    }
  });

  test('says why, where it is known from, and what to do', () => {
    if (!('rationale' in entry.page)) throw new Error('a rule has the page of a rule');
    expect(entry.page.rationale.length).toBeGreaterThan(80);
    expect(entry.help).toBeDefined();
  });
});
