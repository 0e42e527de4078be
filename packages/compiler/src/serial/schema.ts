/** The part of JSON Schema (draft 7) that a machine is described in, as data, and short ways to write it. */

export type Schema =
  | { readonly $ref: `#/definitions/${string}`; readonly description?: string }
  | { readonly const: string | number; readonly description?: string }
  | { readonly enum: readonly string[]; readonly description?: string }
  | { readonly type: 'string' | 'boolean' | 'null'; readonly description?: string }
  | NumberSchema
  | ArraySchema
  | ObjectSchema
  | { readonly oneOf: readonly Schema[]; readonly description?: string };

export interface NumberSchema {
  readonly type: 'number' | 'integer';
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly description?: string;
}

export interface ArraySchema {
  readonly type: 'array';
  readonly items: Schema;
  readonly minItems?: number;
  readonly description?: string;
}

export interface ObjectSchema {
  readonly type: 'object';
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties: false | Schema;
  readonly description?: string;
}

/** An object with exactly these properties; those whose name ends in `?` may be missing. */
export function object(properties: Readonly<Record<string, Schema>>, description?: string): ObjectSchema {
  const entries = Object.entries(properties);
  return {
    type: 'object',
    ...(description === undefined ? {} : { description }),
    properties: Object.fromEntries(entries.map(([name, schema]) => [name.replace('?', ''), schema])),
    required: entries.filter(([name]) => !name.endsWith('?')).map(([name]) => name),
    additionalProperties: false,
  };
}

export function map(of: Schema, description?: string): ObjectSchema {
  return { type: 'object', ...(description === undefined ? {} : { description }), additionalProperties: of };
}

export function array(items: Schema, minItems = 0): ArraySchema {
  return { type: 'array', items, ...(minItems === 0 ? {} : { minItems }) };
}

export function nullable(schema: Schema, description?: string): Schema {
  return { ...(description === undefined ? {} : { description }), oneOf: [schema, { type: 'null' }] };
}

/** Objects told apart by their `kind`, or by another tag: their first property. */
export function kinds(of: Readonly<Record<string, Readonly<Record<string, Schema>>>>, tag = 'kind'): Schema {
  return { oneOf: Object.entries(of).map(([kind, properties]) => object({ [tag]: { const: kind }, ...properties })) };
}

export const text: Schema = { type: 'string' };
export const yesOrNo: Schema = { type: 'boolean' };
/** A whole number, exact in every engine. */
export const whole: NumberSchema = { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER };
export const positive: NumberSchema = { ...whole, minimum: 1 };
export const nonNegative: NumberSchema = { type: 'number', minimum: 0 };
export const aboveZero: NumberSchema = { type: 'number', exclusiveMinimum: 0 };
export const anyNumber: NumberSchema = { type: 'number' };
export const probability: NumberSchema = { type: 'number', minimum: 0, maximum: 1 };
/** An index into a list of the machine. */
export const index: NumberSchema = whole;

export function described<S extends Schema>(schema: S, description: string): S {
  return { ...schema, description };
}

export function reference(name: string): Schema {
  return { $ref: `#/definitions/${name}` };
}
