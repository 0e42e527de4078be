/** A calibration as the text of a `model`. */
import { escapeControls, pluralOfLevel } from '@rollout/language';
import type { BugFit, Hazard } from '@rollout/simulator';
import { formatCount } from '../number.ts';
import { wrap } from '../wrap.ts';
import type { Calibrated } from './calibrated.ts';
import { countLiteral, fitLiteral, nameLiteral, percentLiteral } from './literals.ts';
import { lawSayings, rateSaying } from './sayings.ts';

const WIDTH = 100;

/** `model NAME { … }`, each sentence with what it is from. */
export function modelBlock(calibrated: Calibrated): string {
  const { name } = calibrated;
  const sentences = [takes(calibrated), fails(calibrated), bug(calibrated)].filter((part) => part.length > 0);
  const body = sentences.map((lines) => lines.map((line) => `  ${line}\n`).join('')).join('\n');
  return `${docs(calibrated)
    .map((line) => `${line}\n`)
    .join('')}model ${nameLiteral(name)} {\n${body}}\n`;
}

function docs({ file, read, calibration }: Calibrated): string[] {
  const { rows, columns, unused, notes, rowsAre } = read;
  const { releases, rolledBack } = calibration;
  const size =
    rowsAre === 'releases'
      ? `${formatCount(rows)} releases, a row each`
      : `${formatCount(rows)} rows${releases > 0 ? ` of ${formatCount(releases)} releases` : ''}`;
  const taken = columns.map(({ role, name }) => (role === name ? role : `${role} from \`${name}\``)).join(', ');
  return [
    `From ${file}: ${size}. Intervals hold 95%.`,
    `Columns: ${taken}${unused.length === 0 ? '' : `; not used: ${namesOf(unused)}`}.`,
    ...notes,
    ...(rolledBack === null
      ? []
      : [`Rolled back were ${rateSaying(rolledBack, 'releases')}: what a simulation can be held against.`]),
  ].flatMap((text) => lines('///', text));
}

/** More than these, and nobody reads their names. */
const MOST_NAMES = 50;

function namesOf(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  return `${names.slice(0, MOST_NAMES).join(', ')}${more > 0 ? ` and ${formatCount(more)} more` : ''}`;
}

function takes({ calibration, per }: Calibrated): string[] {
  const fit = calibration.takes;
  if (fit === null) return [];
  const said = lawSayings(fit, 'times').flatMap((text) => lines('//', text));
  const law = fitLiteral(fit);
  return law === null ? said : [...said, `deploy takes ${law} from ${countLiteral(fit.values)} per ${per}`];
}

function fails({ calibration, per }: Calibrated): string[] {
  const { fails: attempts, serverFails, failedTakes, retries } = calibration;
  if (serverFails !== null) {
    const said = lines('//', `${rateSaying(serverFails, 'servers failed')}.`);
    const sentence = `deploy fails ${percentLiteral(serverFails.value)} from ${countLiteral(serverFails.count)} of ${countLiteral(serverFails.of)} per server`;
    if (per === 'server') return [...said, sentence];
    return [
      ...said,
      ...lines(
        '//',
        `Deploying takes its time per ${per} here, so that a server cannot fail by itself; with times per server it would be:`,
      ),
      `// ${sentence}`,
    ];
  }
  if (attempts === null) return [];
  const failedLaw = failedTakes === null ? null : fitLiteral(failedTakes);
  const after = failedLaw === null ? '' : ` after ${failedLaw}`;
  const retry = retries === 0 ? '' : ` retry ${retries}`;
  return [
    ...lines(
      '//',
      `${rateSaying(attempts, 'attempts failed')}${retries === 0 ? '' : `; the most after the first: ${retries}`}.`,
    ),
    ...(failedTakes === null
      ? []
      : lawSayings(failedTakes, 'times of failed attempts').flatMap((text) => lines('//', text))),
    `deploy fails ${percentLiteral(attempts.value)} from ${countLiteral(attempts.count)} of ${countLiteral(attempts.of)} per ${per}${after}${retry}`,
  ];
}

function bug({ calibration, read }: Calibrated): string[] {
  const fit = calibration.bug;
  if (fit === null) return [];
  return [
    ...bugSaying(fit),
    'bug from-log {',
    ...bugSentences(fit, read.level ?? 'cluster').map((line) => `  ${line}`),
    '}',
  ];
}

function bugSaying(fit: BugFit): string[] {
  if (fit.kind === 'present') return lines('///', `Found in ${rateSaying(fit.present, 'releases')}.`);
  const found = fit.hazards.reduce((sum, { count }) => sum + count, 0);
  return lines(
    '///',
    `Found in ${formatCount(found)} of ${formatCount(fit.releases)} releases; each chance is among those that got so far with nothing found.`,
  );
}

function bugSentences(fit: BugFit, level: Parameters<typeof pluralOfLevel>[0]): string[] {
  if (fit.kind === 'present') {
    const { value, count, of } = fit.present;
    return [
      `present ${percentLiteral(value)} from ${countLiteral(count)} of ${countLiteral(of)}`,
      '// Where it was found is not in the log. Say when it shows, if you know:',
      '// surfaces after exponential(mean 200 server-hours)',
    ];
  }
  return fit.hazards.flatMap((hazard) => [
    ...lines('//', `${rateSaying(hazard, hazard.from === hazard.to ? 'releases' : 'times')}`),
    `found ${percentLiteral(hazard.value)} from ${countLiteral(hazard.count)} of ${countLiteral(hazard.of)} ${placeOf(hazard, level)}`,
  ]);
}

function placeOf({ from, to }: Hazard, level: Parameters<typeof pluralOfLevel>[0]): string {
  return from === to ? `at ${level} ${from}` : `at each of ${pluralOfLevel(level)} ${from}..${to}`;
}

/** A text as comments, broken at spaces. What files call their columns cannot end a comment or act upon a terminal. */
function lines(mark: '//' | '///', text: string): string[] {
  const plain = escapeControls(text).replace(/\s+/g, ' ');
  return wrap(plain, WIDTH - mark.length - 1).map((line) => `${mark} ${line}`);
}
