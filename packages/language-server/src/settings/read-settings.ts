import { SETTINGS, type SettingRow, type Settings } from './table.ts';

export const SECTION = 'rollout';

/**
 * The settings that a client's configuration makes. It is an object of objects (`{ diagnostics: { run: … } }`), or has dots in its keys; what is
 * missing, and what is none of the values that a setting may have, is as it is unless set.
 */
export function readSettings(configuration: unknown): Settings {
  const values: Readonly<Record<string, unknown>> = Object.fromEntries(
    Object.entries<SettingRow>(SETTINGS).map(([name, row]) => [name, read(row, valueAt(configuration, name))]),
  );
  // One value for each row, of its kind.
  return values as Settings;
}

function read(row: SettingRow, value: unknown): unknown {
  switch (row.kind) {
    case 'boolean':
      return typeof value === 'boolean' ? value : row.otherwise;
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
        ? Math.min(Math.max(value, row.least), row.most)
        : row.otherwise;
    case 'choice':
      return typeof value === 'string' && Object.hasOwn(row.choices, value) ? value : row.otherwise;
    case 'text':
      return typeof value === 'string' ? value : row.otherwise;
  }
}

function valueAt(configuration: unknown, name: string): unknown {
  if (!isObject(configuration)) return undefined;
  if (Object.hasOwn(configuration, name)) return configuration[name];
  const [first = '', ...rest] = name.split('.');
  return rest.length === 0 || !Object.hasOwn(configuration, first)
    ? undefined
    : valueAt(configuration[first], rest.join('.'));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
