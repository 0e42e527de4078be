/** What is wrong with an output that machines read, by the schema of its format. */
import { Ajv, type AnySchema, type ErrorObject } from 'ajv';
import Ajv04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { validateXML } from 'xmllint-wasm';
import { readText } from './repository.ts';

/** By one of our published schemas, `docs/schema/NAME.schema.json`. */
export function invalid(name: string, value: unknown): readonly ErrorObject[] {
  const schema: AnySchema = JSON.parse(readText(`docs/schema/${name}.schema.json`));
  const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);
  validate(value);
  return validate.errors ?? [];
}

/** By the schema that the standard has, as Microsoft's matchers for SARIF carry it. */
export function invalidSarif(value: unknown): readonly ErrorObject[] {
  const schema: AnySchema = JSON.parse(
    readText('node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'),
  );
  // One of its patterns is no regular expression in Unicode mode.
  const ajv = new Ajv04.default({ allErrors: true, strict: false, unicodeRegExp: false });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  validate(value);
  return validate.errors ?? [];
}

/** As libxml2 reads it, by our schema of what the readers of JUnit reports take. */
export async function invalidJunit(xml: string): Promise<readonly string[]> {
  const { errors } = await validateXML({
    xml: [{ fileName: 'report.xml', contents: xml }],
    schema: [{ fileName: 'junit.xsd', contents: readText('tests/support/junit.xsd') }],
  });
  return errors.map(({ message }) => message);
}
