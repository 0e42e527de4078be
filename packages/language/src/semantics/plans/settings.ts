/** Params set from outside: `--set soak=12h`. */
import type { Location } from '../../program/index.ts';
import { parse } from '../../syntax/index.ts';
import { quantityMessages } from '../messages/quantities.ts';
import { readLiteral, type Value } from '../quantities/value.ts';
import type { Report } from '../report.ts';

/** The values by name; null: what was typed is no value, which has been reported. */
export type Settings = ReadonlyMap<string, Value | null>;

export function readSettings(settings: ReadonlyMap<string, string>, report: Report): Settings {
  const values = new Map<string, Value | null>();
  for (const [name, text] of settings) {
    values.set(name, readSetting(name, text.trim(), report) ?? null);
  }
  return values;
}

/** A diagnostic about a setting points into the option as it is typed. */
export function settingPlace(name: string, text: string): Location {
  const start = `--set ${name}=`.length;
  return { path: `--set ${name}=${text}`, span: { start, end: start + text.length } };
}

/** Says that no plan of the file has such a param. */
export function reportUnknownSettings(
  settings: ReadonlyMap<string, string>,
  known: ReadonlySet<string>,
  report: Report,
): void {
  for (const [name, text] of settings) {
    if (known.has(name)) continue;
    const suggestion = report.suggest(name, known);
    const start = '--set '.length;
    const place = { path: settingPlace(name, text.trim()).path, span: { start, end: start + name.length } };
    report.add(quantityMessages.create('unknown-param', { name, suggestion, where: 'file' }, place));
  }
}

/** Read by the language's own lexer, as the value of a param; anything that says more than that is no value. */
function readSetting(name: string, text: string, report: Report): Value | undefined {
  const before = 'plan p { param p = ';
  const place = settingPlace(name, text);
  const source = `${before}${text} }`;
  const file = { path: place.path, text: source, ...parse(source, place.path) };
  const [plan] = file.tree.declarations;
  const [param] = plan?.kind === 'plan' ? plan.items : [];
  const node = param?.kind === 'param' ? param.value : undefined;
  const alone =
    file.tree.declarations.length === 1 &&
    plan?.kind === 'plan' &&
    plan.items.length === 1 &&
    file.diagnostics.length === 0;
  const whole = node?.span.start === before.length && node.span.end === before.length + text.length;
  if (!alone || !whole || node === undefined || node.kind === 'name') {
    report.add(quantityMessages.create('param-value', { given: `\`${text}\`` }, place));
    return undefined;
  }
  const value = readLiteral({ file, report }, { ...node, span: place.span });
  if (value?.kind !== 'amount') return value;
  report.add(quantityMessages.create('param-value', { given: `the amount \`${text}\`` }, place));
  return undefined;
}
