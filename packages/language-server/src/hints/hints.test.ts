import { parseSource } from '@rollout/workspace';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileOutlook } from '../meaning/outlook/outlook.ts';
import { type MeaningOverFiles, meaningOver } from '../meaning/testing/open-meaning.ts';
import {
  expectationsOf,
  figuresHoverAt,
  HINT_DEFAULTS,
  type HintSettingName,
  inlayHints,
  lensesOf,
  saidTogether,
} from './index.ts';
import { NOTHING_SHOWN, shown, subjectOf } from './testing/shown.ts';

// Ten servers, six minutes each, one after the other: an hour. Then a gate that sees a bug that is there in four of ten releases every other time.
const TEXT = `topology fleet { cluster web { server[10] } }
model m {
  deploy takes 6m per server
  bug crash { present 40%  shows 100% at cluster 1 }
  gate health { detects 50% }
}
plan p on fleet using m {
  param soak = 1h in 1h..2h
  stage one { deploy all batch 1  wait soak  gate health }
  stage two { wait 1h }
  expect mean(duration) < 3h
  expect P(escape) < 10%
}
scenario sure for p { assume crash present 100% }
`;
const PATH = '/project/p.rollout';

let meaning: MeaningOverFiles;
let outlook: FileOutlook;
beforeAll(async () => {
  meaning = meaningOver({ [PATH]: TEXT });
  outlook = await meaning.outlook({ path: PATH, first: null }, () => {});
});
afterAll(() => meaning.dispose());

const only = (...names: HintSettingName[]) => ({
  ...NOTHING_SHOWN,
  ...Object.fromEntries(names.map((name) => [name, true])),
});
const line = (text: string, holding: string): string => text.split('\n').find((each) => each.includes(holding)) ?? '';
const above = (text: string, holding: string): string => {
  const lines = text.split('\n');
  return lines[lines.findIndex((each) => each.includes(holding)) - 1] ?? '';
};

describe('of the settings each shows its own', () => {
  const with_ = (...names: HintSettingName[]): string => shown(subjectOf(TEXT, outlook, only(...names)));

  it('none: nothing', () => {
    expect(with_()).toBe(TEXT);
  });

  it('hints.defaults', () => {
    const text = with_('hints.defaults');
    expect(line(text, 'plan p')).toBe('plan p on fleet using m { ⟨on unhealthy rollback⟩');
    expect(line(text, 'deploy all')).toContain('deploy all ⟨by cluster parallel 1⟩ batch 1');
  });

  it('hints.defaults, of a plan that has no model: none is named', () => {
    const text = 'topology t { server[2] }\nplan p { stage s { deploy all } }\n';
    const shownText = shown(subjectOf(text, null, only('hints.defaults')));
    expect(line(shownText, 'plan p')).toContain('plan p ⟨on t⟩ { ⟨on unhealthy rollback⟩');
  });

  it('hints.defaults, of a check in a model: what it detects is known where a plan beside it uses the model', () => {
    const model = 'model m { gate health { takes 5m } }\n';
    const shownIn = (rest: string) => line(shown(subjectOf(model + rest, null, only('hints.defaults'))), 'model m');
    const known = 'model m { gate health { ⟨detects 100%⟩ takes 5m } }';
    expect(shownIn('plan p using m { stage s { gate health } }\n')).toBe(known);
    expect(shownIn('plan p { stage s { gate health } }\n')).toBe(known);
    // Another file may have a `health` of this name, with metrics that see less.
    expect(shownIn('')).toBe(model.trim());
    expect(shownIn('model n { switch takes 1s }\nplan p using n { stage s { gate health } }\n')).toBe(model.trim());
  });

  it('hints.servers', () => {
    expect(line(with_('hints.servers'), 'stage one')).toContain('stage one ⟨10 servers, 100% so far⟩ {');
  });

  it('hints.clock', () => {
    // An hour of deploying, and one of waiting.
    expect(line(with_('hints.clock'), 'stage two')).toContain('stage two ⟨+2h · exact⟩ {');
    expect(line(with_('hints.clock'), 'stage one')).not.toContain('⟨');
  });

  it('hints.reached', () => {
    // In two of ten runs the bug is found.
    expect(line(with_('hints.reached'), 'stage two')).toContain('stage two ⟨reached 80% · exact⟩ {');
  });

  it('lenses.actions', () => {
    const text = with_('lenses.actions');
    expect(above(text, 'plan p')).toBe('| Simulate | Preview | Optimize | Compare with git');
    expect(above(text, 'scenario sure')).toBe('| Simulate');
  });

  it('lenses.results', () => {
    const text = with_('lenses.results');
    // A fifth escapes, which the plan does not want.
    expect(above(text, 'plan p')).toBe('| P50 3h · escape 20% · exact · 1 expectation not met');
    expect(above(text, 'scenario sure')).toMatch(/^\| P50 .* · escape 50% · exact/);
  });

  it('lenses.expectations', () => {
    const text = with_('lenses.expectations');
    expect(above(text, 'P(escape)')).toBe('| ✗ not met · 20% · exact');
  });

  it('hover.figures', () => {
    const at = TEXT.indexOf('two {') + 1;
    expect(figuresHoverAt(subjectOf(TEXT, outlook, only('hover.figures')), at)?.markdown).toBe(
      [
        '- **Reached** 80% · exact',
        '- **Begins** +2h · exact',
        '- **Takes** 1h · exact',
        '- **Finds crash** 0% · exact',
      ].join('\n'),
    );
    expect(figuresHoverAt(subjectOf(TEXT, outlook, NOTHING_SHOWN), at)).toBeNull();
  });
});

describe('when a stage begins', () => {
  const hinted = async (
    text: string,
    stage = 'two {',
  ): Promise<{ readonly label: string; readonly tooltip: string }> => {
    const own = meaningOver({ [PATH]: text });
    const subject = subjectOf(text, await own.outlook({ path: PATH, first: null }, () => {}), only('hints.clock'));
    own.dispose();
    const hint = inlayHints(subject, { start: text.indexOf(stage), end: text.indexOf(stage) + stage.length - 1 })[0];
    const [said] = saidTogether(hint === undefined ? [] : [hint]);
    return { label: said?.text ?? '', tooltip: said?.tooltip ?? '' };
  };
  // A quarter of an hour, or a whole one; and half an hour to pass the gate in.
  const LAW = TEXT.replace('deploy takes 6m per server', 'deploy takes uniform(15m..60m) per cluster').replace(
    'wait soak  gate health',
    'wait 30m',
  );
  const at = (starts: string): string =>
    LAW.replace('stage one', `${starts}\n  window mon..sun 00:00..24:00 local\n  stage one`);

  it('the earliest is no later than any run, nor far from the least that there can be', async () => {
    const { label } = await hinted(LAW);
    // Of 1,000 draws out of 45 minutes none is in the first two by a chance of (43/45)^1000 = 2·10^-20.
    expect(label).toMatch(/^from \+4[56]m( \d+s)?, typically \+1h \d+m · 1,000 trials$/);
  });

  it('is on the clock of the zone that the plan names', async () => {
    // The clocks go from 03:00 back to 02:00 in that night.
    const { label, tooltip } = await hinted(
      at('starts 2026-10-25 01:30 in "Europe/Berlin"').replace('uniform(15m..60m)', '60m'),
    );
    expect(label).toBe('Sun 2026-10-25 02:00 · exact');
    expect(tooltip).toContain('Times are those of Europe/Berlin.');
  });

  it('is certain of the first stage, which nothing comes before', async () => {
    const { label, tooltip } = await hinted(at('starts 2026-10-26 01:30 in "Europe/Berlin"'), 'one {');
    expect(label).toBe('Mon 2026-10-26 01:30');
    expect(tooltip).toBe('It always begins then. Times are those of Europe/Berlin.');
  });

  it('says the day once', async () => {
    // A quarter of an hour of deploying at the least, and half an hour of waiting.
    expect((await hinted(at('starts 2026-10-26 01:30 in "Europe/Berlin"'))).label).toMatch(
      /^from Mon 2026-10-26 02:1\d, typically 02:[34]\d · 1,000 trials$/,
    );
  });

  it('names the zone where the plan does not', async () => {
    expect((await hinted(at('starts 2026-10-25 01:30').replace('uniform(15m..60m)', '60m'))).label).toBe(
      'Sun 2026-10-25 03:00 UTC · exact',
    );
  });

  it('is from the start on where nobody has said when that is, and says what is assumed', async () => {
    const { label, tooltip } = await hinted(at('').replace('uniform(15m..60m)', '60m'));
    expect(label).toBe('+1h 30m · exact');
    expect(tooltip).toMatch(
      /The plan does not say when it starts; assumed is that it begins Mon 2026-01-05 00:00 UTC\.$/,
    );
  });
});

it('what several are as sure of is said once, behind the last of them', () => {
  const said = (...sures: (string | undefined)[]): string =>
    saidTogether(sures.map((sure, index) => ({ at: 0, text: `${index}`, sure, tooltip: '' })))
      .map(({ text }) => text)
      .join(' · ');
  expect(said(undefined, 'exact', 'exact')).toBe('0 · 1 · 2 · exact');
  expect(said('exact', undefined, 'exact')).toBe('0 · 1 · 2 · exact');
  expect(said('1,000 trials', 'exact')).toBe('0 · 1,000 trials · 1 · exact');
});

it('a chance that is expected says why its interval is not that of the headline', async () => {
  const text = TEXT.replace('deploy takes 6m', 'deploy takes uniform(1m..9m)').replace(
    'shows 100% at cluster 1',
    'surfaces after lognormal(median 9 server-hours, p95 30 server-hours)',
  );
  const own = meaningOver({ [PATH]: text });
  const subject = subjectOf(text, await own.outlook({ path: PATH, first: null }, () => {}));
  own.dispose();
  const lens = lensesOf(subject).find(({ span }) => text.slice(span.start, span.end).includes('P(escape)'));
  expect(lens?.title).toMatch(/ · \d.*% \(.*%\) · [\d,]+ trials$/);
  expect(lens?.tooltip).toMatch(/^Of the same trials as the figures above the plan\./);
});

it('names in hovers are text, and stages are looked up by their own names', async () => {
  const hostile = '"![a](https://elsewhere/a.png)`**\\n\\n# b"';
  const text = TEXT.replaceAll('crash', hostile).replaceAll('stage two', 'stage constructor');
  const own = meaningOver({ [PATH]: text });
  const subject = subjectOf(text, await own.outlook({ path: PATH, first: null }, () => {}));
  own.dispose();
  const said = (at: string): string => figuresHoverAt(subject, text.indexOf(at))?.markdown ?? '';
  const shownName = '\\!\\[a\\]\\(https://elsewhere/a.png\\)\\`\\*\\* \\# b';
  expect(said('p on fleet')).toContain(`\n- **Bug ${shownName}** there 40%`);
  expect(said('one {')).toContain(`\n- **Finds ${shownName}** 20% · exact`);
  expect(said('constructor {')).toContain(`\n- **Finds ${shownName}** 0% · exact`);
});

describe('an outlook of an older text', () => {
  const NEWER = TEXT.replace('stage two { wait 1h }', 'stage new { wait 2h }\n  stage two { wait 2h }');
  const stale = () => subjectOf(NEWER, outlook, HINT_DEFAULTS, { isStale: true });

  it('is marked, and stands where its stages stand now', () => {
    expect(line(shown(stale()), 'stage two')).toContain('⟨was +2h · reached 80% · exact⟩');
    expect(above(shown(stale()), 'plan p')).toContain('| was P50 3h');
    expect(line(shown(stale()), 'stage new')).not.toContain('⟨');
  });

  it('says so in hovers', () => {
    const hover = figuresHoverAt(stale(), NEWER.indexOf('two {'));
    expect(hover?.markdown).toMatch(/^\*Of the text as it was:\*/);
  });
});

it('expectations are listed, in broken files too', () => {
  const [plan] = expectationsOf(parseSource(TEXT.replace('gate health }', 'gate'), PATH));
  expect(plan?.plan).toBe('p');
  const whole = expectationsOf(parseSource(TEXT, PATH));
  expect(whole[0]?.expectations.map(({ text }) => text)).toEqual([
    'expect mean(duration) < 3h',
    'expect P(escape) < 10%',
  ]);
});

it('no text that is cut off anywhere makes anything throw', () => {
  for (let end = 0; end <= TEXT.length; end += 9) {
    const subject = subjectOf(TEXT.slice(0, end), outlook, HINT_DEFAULTS, { isStale: true });
    shown(subject);
    figuresHoverAt(subject, end);
    expectationsOf(subject.file);
  }
});
