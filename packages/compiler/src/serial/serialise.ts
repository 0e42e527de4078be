/** A machine as text: the same bytes for equal machines, whatever order their properties were made in. */
import type { Machine } from '../machine/machine.ts';
import { machineSchema } from './machine-schema.ts';
import type { Schema } from './schema.ts';
import { isObject, isTagged } from './validate.ts';

/** Values that fit go on one line of so many characters. */
const WIDTH = 120;

/** JSON with a line feed at its end: properties in the order of the schema, lists and objects on one line where they fit. */
export function serialiseMachine(machine: Machine): string {
  const parts: string[] = [];
  print(inSchemaOrder(machineSchema, machine), '', parts);
  return `${parts.join('')}\n`;
}

function print(value: unknown, indent: string, parts: string[]): void {
  const line = onOneLine(value, WIDTH - indent.length);
  if (line !== null) {
    parts.push(line);
    return;
  }
  const deeper = `${indent}  `;
  const list = Array.isArray(value);
  const entries: (readonly [string, unknown])[] = list
    ? value.map((item) => ['', item] as const)
    : Object.entries(isObject(value) ? value : {}).map(([name, item]) => [`${JSON.stringify(name)}: `, item] as const);
  parts.push(list ? '[' : '{');
  entries.forEach(([name, item], index) => {
    parts.push(index === 0 ? '\n' : ',\n', deeper, name);
    print(item, deeper, parts);
  });
  parts.push('\n', indent, list ? ']' : '}');
}

/** null: it is longer than that. */
function onOneLine(value: unknown, width: number): string | null {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const list = Array.isArray(value);
  const entries = list ? value.map((item) => ['', item] as const) : Object.entries(value);
  if (entries.length === 0) return list ? '[]' : '{}';
  if (entries.length * 3 > width) return null;
  let line = list ? '[' : '{ ';
  for (const [index, [name, item]] of entries.entries()) {
    line += `${index === 0 ? '' : ', '}${list ? '' : `${JSON.stringify(name)}: `}`;
    const text = onOneLine(item, width - line.length);
    if (text === null) return null;
    line += text;
    if (line.length > width) return null;
  }
  line += list ? ']' : ' }';
  return line.length > width ? null : line;
}

function inSchemaOrder(schema: Schema, value: unknown): unknown {
  const own = resolve(schema, value);
  if (Array.isArray(value)) {
    const items = 'type' in own && own.type === 'array' ? own.items : null;
    return items === null ? value : value.map((item) => inSchemaOrder(items, item));
  }
  if (!isObject(value) || !('type' in own) || own.type !== 'object') return value;
  const { properties, additionalProperties } = own;
  if (properties === undefined) {
    if (additionalProperties === false) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, inSchemaOrder(additionalProperties, item)]),
    );
  }
  return Object.fromEntries(
    Object.entries(properties)
      .filter(([name]) => value[name] !== undefined)
      .map(([name, part]) => [name, inSchemaOrder(part, value[name])]),
  );
}

/** The schema that describes this value: references followed, alternatives chosen. */
function resolve(schema: Schema, value: unknown): Schema {
  if ('$ref' in schema)
    return resolve(machineSchema.definitions[schema.$ref.slice('#/definitions/'.length)] ?? schema, value);
  if (!('oneOf' in schema)) return schema;
  const chosen =
    schema.oneOf.find((one) => isTagged(one, value)) ??
    schema.oneOf.find((one) => !('type' in one && one.type === 'null'));
  return chosen === undefined ? schema : resolve(chosen, value);
}
