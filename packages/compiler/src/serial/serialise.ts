/** A machine as text: the same bytes for equal machines, whatever order their properties were made in. */
import type { Machine } from '../machine/machine.ts';
import { machineSchema } from './machine-schema.ts';
import type { ObjectSchema, Schema } from './schema.ts';
import { isObject, isTagged } from './validate.ts';

/** Values that fit go on one line of so many characters. */
const WIDTH = 120;

/** JSON with a line feed at its end: properties in the order of the schema, lists and objects on one line where they fit. */
export function serialiseMachine(machine: Machine): string {
  return [...serialisedPieces(machine)].join('');
}

/** The same in pieces, each of which is short: no longer than a step, or what else stands in a list of the machine's own. */
export function serialisedPieces(machine: Machine): Iterable<string> {
  return piecesOf(machineSchema, machine, '', 2, '\n');
}

/** Of what is so many levels deep each is a piece. `after` is what follows. */
function* piecesOf(
  schema: Schema | null,
  value: unknown,
  indent: string,
  levels: number,
  after: string,
): Iterable<string> {
  const own = schemaOf(schema, value);
  const line = levels === 0 ? null : onOneLine(own, value, WIDTH - indent.length);
  if (levels === 0 || line !== null) {
    const parts: string[] = [];
    if (line === null) print(own, value, indent, parts);
    else parts.push(line);
    yield `${parts.join('')}${after}`;
    return;
  }
  const list = Array.isArray(value);
  const entries = entriesOf(own, value);
  yield list ? '[' : '{';
  for (let i = 0; i < entries.labels.length; i++) {
    yield `${i === 0 ? '\n' : ',\n'}${indent}  ${entries.labels[i]}`;
    yield* piecesOf(entries.schemas[i] ?? null, entries.items[i], `${indent}  `, levels - 1, '');
  }
  yield `\n${indent}${list ? ']' : '}'}${after}`;
}

function print(schema: Schema | null, value: unknown, indent: string, parts: string[]): void {
  const own = schemaOf(schema, value);
  const line = onOneLine(own, value, WIDTH - indent.length);
  if (line !== null) {
    parts.push(line);
    return;
  }
  const deeper = `${indent}  `;
  const list = Array.isArray(value);
  const { labels, items, schemas } = entriesOf(own, value);
  parts.push(list ? '[' : '{');
  for (let i = 0; i < labels.length; i++) {
    parts.push(i === 0 ? '\n' : ',\n', deeper, labels[i] ?? '');
    print(schemas[i] ?? null, items[i], deeper, parts);
  }
  parts.push('\n', indent, list ? ']' : '}');
}

/** null: it is longer than that. `own` is the schema that describes the value. */
function onOneLine(own: Schema | null, value: unknown, width: number): string | null {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const list = Array.isArray(value);
  if (list && value.length * 3 > width) return null;
  const { labels, items, schemas } = entriesOf(own, value);
  if (labels.length === 0) return list ? '[]' : '{}';
  if (labels.length * 3 > width) return null;
  let line = list ? '[' : '{ ';
  for (let i = 0; i < labels.length; i++) {
    line += `${i === 0 ? '' : ', '}${labels[i]}`;
    const item = items[i];
    const text = onOneLine(schemaOf(schemas[i] ?? null, item), item, width - line.length);
    if (text === null) return null;
    line += text;
    if (line.length > width) return null;
  }
  line += list ? ']' : ' }';
  return line.length > width ? null : line;
}

/** What a list or an object is made of: what stands before each (`"name": `, of lists nothing), and what describes it. */
interface Entries {
  readonly labels: readonly string[];
  readonly items: readonly unknown[];
  readonly schemas: readonly (Schema | null)[];
}

/** `own` is the schema that describes the value; null: none does, and its properties stay as they are. */
function entriesOf(own: Schema | null, value: unknown): Entries {
  if (Array.isArray(value)) {
    const of = own !== null && 'type' in own && own.type === 'array' ? own.items : null;
    return { labels: value.map(() => ''), items: value, schemas: value.map(() => of) };
  }
  const whole = isObject(value) ? value : {};
  const described = own !== null && 'type' in own && own.type === 'object' ? own : null;
  const labels: string[] = [];
  const items: unknown[] = [];
  const schemas: (Schema | null)[] = [];
  if (described?.properties === undefined) {
    const of = described === null || described.additionalProperties === false ? null : described.additionalProperties;
    for (const [name, item] of Object.entries(whole)) {
      labels.push(`${JSON.stringify(name)}: `);
      items.push(item);
      schemas.push(of);
    }
    return { labels, items, schemas };
  }
  for (const { name, label, schema } of propertiesOf(described)) {
    const item = whole[name];
    if (item === undefined) continue;
    labels.push(label);
    items.push(item);
    schemas.push(schema);
  }
  return { labels, items, schemas };
}

interface Property {
  readonly name: string;
  readonly label: string;
  readonly schema: Schema;
}

function propertiesOf(schema: ObjectSchema): readonly Property[] {
  const known = properties.get(schema);
  if (known !== undefined) return known;
  const made = Object.entries(schema.properties ?? {}).map(([name, own]) => ({
    name,
    label: `${JSON.stringify(name)}: `,
    schema: own,
  }));
  properties.set(schema, made);
  return made;
}

/** Schemas never change, and each describes very many values. */
const properties = new WeakMap<ObjectSchema, readonly Property[]>();

/** The schema that describes this value: references followed, alternatives chosen. */
function schemaOf(schema: Schema | null, value: unknown): Schema | null {
  if (schema === null || typeof value !== 'object' || value === null) return schema;
  if ('$ref' in schema) {
    const meant = machineSchema.definitions[schema.$ref.slice('#/definitions/'.length)];
    return meant === undefined ? schema : schemaOf(meant, value);
  }
  if (!('oneOf' in schema)) return schema;
  const chosen =
    schema.oneOf.find((one) => isTagged(one, value)) ??
    schema.oneOf.find((one) => !('type' in one && one.type === 'null'));
  return chosen === undefined ? schema : schemaOf(chosen, value);
}
