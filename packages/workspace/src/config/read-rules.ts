/** What a configuration says of single findings: how much they matter, and by which numbers a rule goes. */
import { didYouMean, type RuleOptions } from '@rollout/language';
import { catalog } from '../catalog.ts';
import { type RuleSetting, SEVERITIES } from './config.ts';
import { configDiagnostics } from './config-diagnostics.ts';
import {
  briefly,
  type Member,
  membersOf,
  type Node,
  placeOf,
  type Reading,
  refuse,
  settingsOf,
  wordOf,
} from './json-reading.ts';
import { readOption } from './read-option.ts';

/** By code; what is wrong is said and left out. */
export function readRules(read: Reading, node: Node): ReadonlyMap<string, RuleSetting> {
  return new Map(
    membersOf(read, node, '`rules`').flatMap((member) => {
      const setting = ruleOf(read, member);
      return setting === undefined ? [] : [[member.name, setting]];
    }),
  );
}

function ruleOf(read: Reading, { name, key, value }: Member): RuleSetting | undefined {
  const entry = catalog.get(name);
  if (entry === undefined) {
    const isLost = read.diagnostics.length >= MOST_SUGGESTED;
    const finding = { code: briefly(name), meant: isLost ? undefined : didYouMean(name, configurable()) };
    read.diagnostics.push(configDiagnostics.create('config-unknown-code', finding, placeOf(read, key)));
    return undefined;
  }
  if (entry.severity === 'error') {
    read.diagnostics.push(configDiagnostics.create('config-error-code', { code: name }, placeOf(read, key)));
    return undefined;
  }
  if (value.type !== 'object') {
    const isList = value.type === 'array';
    if (isList)
      refuse(read, value, `\`${name}\``, `a severity, or an object such as { "severity": "${entry.severity}" }`);
    const severity = isList ? undefined : wordOf(read, value, `\`${name}\``, SEVERITIES);
    return severity === undefined ? undefined : { severity, options: new Map() };
  }
  return settingOf(read, name, value, entry.rule?.options ?? {});
}

function settingOf(read: Reading, code: string, node: Node, options: RuleOptions): RuleSetting {
  const settings = settingsOf(read, node, `\`${code}\``, ['severity', ...Object.keys(options)]);
  const severity = settings.get('severity');
  return {
    severity: severity === undefined ? null : (wordOf(read, severity, '`severity`', SEVERITIES) ?? null),
    options: new Map(
      Object.entries(options).flatMap(([name, option]) => {
        const own = settings.get(name);
        const value = own === undefined ? undefined : readOption(read, own, name, option);
        return value === undefined ? [] : [[name, value]];
      }),
    ),
  };
}

/** Of so many mistakes nobody reads what each was meant to be, and finding that out is what takes long. */
const MOST_SUGGESTED = 100;

/** Codes that may be set: of every finding that is no error. */
function configurable(): readonly string[] {
  return [...catalog].flatMap(([code, { severity }]) => (severity === 'error' ? [] : [code]));
}
