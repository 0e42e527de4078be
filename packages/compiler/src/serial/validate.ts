/** Whether a value is as a schema says. */
import type { ArraySchema, NumberSchema, ObjectSchema, Schema } from './schema.ts';

/** Where (a JSON pointer, empty for the whole) and what: a clause that goes on after the place's name. */
export interface Mismatch {
  readonly where: string;
  readonly what: string;
}

/** Documents nested deeper are refused; no machine comes near. */
const DEEPEST = 200;
const SHOWN = 20;

/** The first mismatches in the order of the document, at most 20; none: the value is as the schema says. */
export function mismatchesOf(
  schema: Schema,
  definitions: Readonly<Record<string, Schema>>,
  value: unknown,
): readonly Mismatch[] {
  const found: Mismatch[] = [];
  const report = (where: string, what: string) => {
    if (found.length < SHOWN) found.push({ where, what });
  };

  const check = (as: Schema, of: unknown, where: string, depth: number): void => {
    if (found.length >= SHOWN) return;
    if (depth > DEEPEST) report(where, 'is nested too deeply');
    else if ('$ref' in as) check(definition(as.$ref), of, where, depth);
    else if ('const' in as) {
      if (of !== as.const) report(where, `is not ${JSON.stringify(as.const)}`);
    } else if ('enum' in as) {
      if (typeof of !== 'string' || !as.enum.includes(of)) report(where, `is none of ${as.enum.join(', ')}`);
    } else if ('oneOf' in as) checkOneOf(as.oneOf, of, where, depth);
    else checkType(as, of, where, depth);
  };

  const checkType = (as: Extract<Schema, { type: string }>, of: unknown, where: string, depth: number): void => {
    switch (as.type) {
      case 'null':
        if (of !== null) report(where, 'is not null');
        return;
      case 'string':
      case 'boolean':
        if (typeof of !== as.type) report(where, `is no ${as.type}`);
        return;
      case 'number':
      case 'integer':
        checkNumber(as, of, where);
        return;
      case 'array':
        checkArray(as, of, where, depth);
        return;
      case 'object':
        checkObject(as, of, where, depth);
        return;
    }
  };

  const checkNumber = (as: NumberSchema, of: unknown, where: string): void => {
    if (typeof of !== 'number' || !Number.isFinite(of)) report(where, 'is no number');
    else if (as.type === 'integer' && !Number.isInteger(of)) report(where, 'is no whole number');
    else if (as.minimum !== undefined && of < as.minimum) report(where, `is less than ${as.minimum}`);
    else if (as.exclusiveMinimum !== undefined && of <= as.exclusiveMinimum) {
      report(where, `is not more than ${as.exclusiveMinimum}`);
    } else if (as.maximum !== undefined && of > as.maximum) report(where, `is more than ${as.maximum}`);
  };

  const checkArray = (as: ArraySchema, of: unknown, where: string, depth: number): void => {
    if (!Array.isArray(of)) report(where, 'is no list');
    else if (of.length < (as.minItems ?? 0)) report(where, 'is empty');
    else
      for (let at = 0; at < of.length && found.length < SHOWN; at++)
        check(as.items, of[at], `${where}/${at}`, depth + 1);
  };

  const checkObject = (as: ObjectSchema, of: unknown, where: string, depth: number): void => {
    if (!isObject(of)) {
      report(where, 'is no object');
      return;
    }
    for (const name of as.required ?? []) {
      if (!Object.hasOwn(of, name)) report(where, `has no \`${name}\``);
    }
    for (const [name, own] of Object.entries(of)) {
      const place = `${where}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      const known = Object.hasOwn(as.properties ?? {}, name) ? as.properties?.[name] : undefined;
      if (known !== undefined) check(known, own, place, depth + 1);
      else if (as.additionalProperties === false) report(place, 'is not a part of a machine');
      else check(as.additionalProperties, own, place, depth + 1);
    }
  };

  /** The alternative whose tag is the value's; without tags, whichever the value is. */
  const checkOneOf = (alternatives: readonly Schema[], of: unknown, where: string, depth: number): void => {
    const tags = alternatives.flatMap((one) => tagOf(one) ?? []);
    const own = alternatives.find((one) => isTagged(one, of));
    const fitting = own ?? alternatives.find((one) => tagOf(one) === null && fits(one, of));
    const [first] = tags;
    if (fitting !== undefined) check(fitting, of, where, depth);
    else if (first !== undefined && isObject(of)) {
      report(where, `has a \`${first.name}\` that is none of ${tags.map(({ value }) => value).join(', ')}`);
    } else report(where, `is not ${alternatives.map(nameOf).join(' or ')}`);
  };

  const fits = (as: Schema, of: unknown): boolean => {
    const resolved = '$ref' in as ? definition(as.$ref) : as;
    if ('oneOf' in resolved) return resolved.oneOf.some((one) => fits(one, of));
    if ('const' in resolved) return of === resolved.const;
    if ('enum' in resolved) return typeof of === 'string';
    if (!('type' in resolved)) return false;
    switch (resolved.type) {
      case 'null':
        return of === null;
      case 'array':
        return Array.isArray(of);
      case 'object':
        return isObject(of);
      case 'integer':
        return typeof of === 'number';
      default:
        return typeof of === resolved.type;
    }
  };

  const nameOf = (as: Schema): string => {
    if ('$ref' in as) return nameOf(definition(as.$ref));
    if ('type' in as) return as.type === 'null' ? 'null' : as.type === 'array' ? 'a list' : `a ${as.type}`;
    return 'enum' in as ? as.enum.join(', ') : 'an object';
  };

  const definition = (reference: string): Schema => {
    const named = definitions[reference.slice('#/definitions/'.length)];
    if (named === undefined) throw new Error(`the schema has no ${reference}`);
    return named;
  };

  check(schema, value, '', 0);
  return found;
}

/** What objects of a schema are told apart by: the first of their properties, if it is a constant text. */
interface Tag {
  readonly name: string;
  readonly value: string;
}

function tagOf(schema: Schema): Tag | null {
  const known = tags.get(schema);
  if (known !== undefined) return known;
  const tag = findTag(schema);
  tags.set(schema, tag);
  return tag;
}

/** It is asked of every alternative for each of the values. */
const tags = new WeakMap<Schema, Tag | null>();

function findTag(schema: Schema): Tag | null {
  if (!('type' in schema) || schema.type !== 'object') return null;
  const [name, own] = Object.entries(schema.properties ?? {})[0] ?? [];
  if (name === undefined || own === undefined || !('const' in own) || typeof own.const !== 'string') return null;
  return { name, value: own.const };
}

/** Whether a value bears the tag of a schema. */
export function isTagged(schema: Schema, value: unknown): boolean {
  const tag = tagOf(schema);
  return tag !== null && isObject(value) && Object.hasOwn(value, tag.name) && value[tag.name] === tag.value;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
