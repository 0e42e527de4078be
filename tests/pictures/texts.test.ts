// No text of any picture lies on another or leaves its picture, as a browser lays it out, at three widths.
import { compile, type Machine } from '@rollout/compiler';
import { checkText } from '@rollout/language';
import { fleetFilm } from '@rollout/report';
import {
  filmPicture,
  type Picture,
  pictureSvg,
  planPicture,
  runPictures,
  studyPictures,
} from '@rollout/report/pictures';
import { advance, openStudy, resultsOf, traceTrial, withCurves } from '@rollout/simulator';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, openChromium } from './support/chromium.ts';
import { exampleMachines } from './support/example-machines.ts';
import { misplacedTexts } from './support/text-boxes.ts';

/** Those that pages draw at. */
const WIDTHS = [336, 640, 960] as const;
/** Enough for every part of the pictures to be there. */
const TRIALS = 100;

/** Everything that is drawn of a plan: the plan, a study, and the first run. */
async function picturesOf(machine: Machine): Promise<readonly Picture[]> {
  const study = openStudy(machine, { trials: TRIALS });
  while (advance(study, TRIALS));
  const results = withCurves(resultsOf(study), study);
  const trace = traceTrial(machine);
  if (trace.kind !== 'trace') throw new Error('too many servers, though none were asked for');
  return [
    await planPicture(machine),
    ...studyPictures(results, machine),
    ...runPictures(trace, machine),
    filmPicture(fleetFilm(trace, machine)),
  ];
}

/** With a region, a bug, and a name that is too long for each. */
function hundredStages(): Machine {
  const numbers = Array.from({ length: 100 }, (_, index) => index + 1);
  const regions = numbers.map((n) => `region region-with-a-long-name-${n} { cluster c[2] { server[50] } }`);
  const bugs = numbers
    .slice(0, 40)
    .map((n) => `bug bug-number-${n} { present ${n / 10}%  surfaces after ${n * 40} server-hours }`);
  const stages = numbers.map(
    (n) => `stage the-wave-of-region-${n} { deploy region-with-a-long-name-${n}  wait ${1 + (n % 5)}h  gate health }`,
  );
  const { program } = checkText(`
    topology fleet { ${regions.join('\n')} }
    model m { deploy takes 4m per server  gate health { detects 60%  takes 5m } ${bugs.join('\n')} }
    plan waves on fleet using m { maxDown 50% per cluster  ${stages.join('\n')}  on unhealthy rollback }
  `);
  const { machine } = compile(program);
  if (machine === null) throw new Error('the plan has no machine');
  return machine;
}

describe.skipIf(!hasChromium)('texts of pictures (needs chromium)', async () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await openChromium();
    page = await browser.newPage({ viewport: { width: 1000, height: 800 } });
    page.setDefaultTimeout(120_000);
  });
  afterAll(() => browser?.close());

  const plans = hasChromium
    ? [...(await exampleMachines()), { name: 'a hundred stages', machine: hundredStages() }]
    : [];
  for (const { name, machine } of plans) {
    it(`of ${name} keep clear of one another`, async () => {
      for (const picture of await picturesOf(machine)) {
        const svgs = WIDTHS.map((width) => pictureSvg(picture, { width, theme: 'light' }));
        await page.setContent(`<!doctype html><body style="margin:0">${svgs.join('\n')}`);
        expect({ picture: picture.name, wrong: await misplacedTexts(page) }).toEqual({
          picture: picture.name,
          wrong: [],
        });
      }
    });
  }
});
