/** Signatures of what is written with brackets: distributions and measures. */
import { DISTRIBUTIONS, entryOf, type FormEntry, membersOf } from '../../schema/index.ts';
import { callAround, snippetOf } from '../completion/distributions.ts';
import { wantedAt } from '../completion/wanted.ts';
import type { ReadFor } from '../reading/index.ts';
import type { SignatureHelp } from './help.ts';
import { partsIn } from './help.ts';

/** Every way to write the distribution around the cursor; undefined where there is none. */
export function callHelp(read: ReadFor): SignatureHelp | undefined {
  const call = callAround(read);
  const family = DISTRIBUTIONS.find(({ name }) => name === call?.name);
  if (call === undefined || family === undefined) return undefined;
  // The weights of a mix are shares of whatever it is a mix of.
  const wanted = read.expected
    .map((each) => wantedAt(each, read))
    .find((each) => each !== undefined && each !== 'share');
  const signatures = family.forms.map((form) => {
    const label = snippetOf(form, wanted ?? 'duration').text;
    const open = label.indexOf('(') + 1;
    let at = open;
    const parameters = label
      .slice(open, -1)
      .split(', ')
      .map((argument) => {
        const span = { start: at, end: at + argument.length };
        at = span.end + 2;
        return { name: /^[a-z]\w*(?= )/.exec(argument)?.[0] ?? argument, span, documentation: '' };
      });
    return { label, documentation: family.doc, parameters };
  });
  const fitting = signatures.findIndex(({ parameters }) =>
    call.labels.every((label) => parameters.some(({ name }) => name === label)),
  );
  const active = Math.max(0, fitting);
  const parameters = signatures[active]?.parameters ?? [];
  const named = call.isFresh ? -1 : parameters.findIndex(({ name }) => name === call.labels.at(-1));
  const parameter = named >= 0 ? named : call.index;
  return { signatures, active, parameter: parameter < parameters.length ? parameter : undefined };
}

const AMOUNTS = ['of-duration', 'of-exposure', 'of-reach', 'of-down'];

/** What can be measured by the statistic in front of the brackets around the cursor. */
export function measureHelp(read: ReadFor): SignatureHelp | undefined {
  const open = openBracket(read);
  const roles = read.roles();
  const statistic = roles[open - 1];
  if (statistic?.partName !== 'STATISTIC') return undefined;
  const { text } = statistic.token;
  const isChance = text === 'P';
  const measured = membersOf('measured').filter((entry): entry is FormEntry => 'form' in entry);
  const fitting = measured.filter(({ id }) => AMOUNTS.includes(id) !== isChance);
  const written = roles.slice(open + 1).find((role) => role !== undefined);
  const found = fitting.findIndex(({ id }) => written?.within.some(({ entry }) => entry.id === id));
  const active = Math.max(0, found);
  const parts = entryOf('measure');
  const signatures = fitting.map((entry) => {
    const label = `${text}(${entry.form} [given (any bug | BUG)])`;
    return {
      label,
      documentation: entry.doc,
      parameters: partsIn(label, { ...('parts' in parts ? parts.parts : {}), ...entry.parts }),
    };
  });
  const wanted = read.expected.find(({ kind, within }) => kind === 'part' && within[0]?.entry === fitting[active]);
  const given = read.expected.find(({ kind, within }) => kind === 'part' && within[0]?.entry.id === 'measure');
  const names = signatures[active]?.parameters.map(({ name }) => name) ?? [];
  const parameter =
    wanted === undefined ? names.lastIndexOf(given?.partName ?? '') : names.indexOf(wanted.partName ?? '');
  return { signatures, active, parameter: parameter < 0 ? undefined : parameter };
}

/** The index of the bracket that is open behind the last token; −1 where none is. */
function openBracket({ before }: ReadFor): number {
  let depth = 0;
  for (let index = before.length - 1; index >= 0; index--) {
    const text = before[index]?.text;
    if (text === ')') depth++;
    else if (text === '(' && --depth < 0) return index;
    else if (text === '{' || text === '}') return -1;
  }
  return -1;
}
