/** Changing what a configuration says of one code. */
import { modify, type ParseError, parseTree } from 'jsonc-parser';
import type { ConfiguredSeverity } from './config.ts';
import { globMatcher } from './globs.ts';

/** A change of a configuration's text. */
export interface ConfigEdit {
  readonly span: { readonly start: number; readonly end: number };
  readonly text: string;
}

const LAYOUT = { formattingOptions: { insertSpaces: true, tabSize: 2 } };

/** The file that the change is asked for, and the folder of the configuration. */
export interface ConfiguredFile {
  readonly root: string;
  readonly path: string;
}

/**
 * What makes a configuration say that findings of this code matter so much in the file: wherever in the project, unless an override has the last word on
 * it, which is changed then. What else is said of the code stays, and so do comments. `text` is empty where there is no configuration yet. undefined:
 * what stands there is no JSON, or not an object of objects.
 */
export function severityEdits(
  text: string,
  code: string,
  severity: ConfiguredSeverity,
  file: ConfiguredFile,
): readonly ConfigEdit[] | undefined {
  if (text.trim() === '') {
    const made = `${JSON.stringify({ rules: { [code]: severity } }, null, 2)}\n`;
    return [{ span: { start: 0, end: text.length }, text: made }];
  }
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  if (tree?.type !== 'object' || errors.length > 0) return undefined;
  const layer = lastWord(tree, code, file);
  const rules = memberOf(layer.tree, 'rules');
  if (rules !== undefined && rules.type !== 'object') return undefined;
  const own = rules === undefined ? undefined : memberOf(rules, code);
  const path = [...layer.path, 'rules', code, ...(own?.type === 'object' ? ['severity'] : [])];
  return modify(text, path, severity, LAYOUT).map(({ offset, length, content }) => ({
    span: { start: offset, end: offset + length },
    text: content,
  }));
}

type Tree = NonNullable<ReturnType<typeof parseTree>>;

interface Layer {
  readonly tree: Tree;
  readonly path: readonly (string | number)[];
}

/** The last override that means the file and says something of the code, be it by a preset; else the configuration itself. */
function lastWord(tree: Tree, code: string, { root, path }: ConfiguredFile): Layer {
  const overrides = memberOf(tree, 'overrides')?.children ?? [];
  const index = overrides.findLastIndex((override) => {
    const rules = memberOf(override, 'rules');
    const says =
      memberOf(override, 'preset') !== undefined || (rules !== undefined && memberOf(rules, code) !== undefined);
    return says && globMatcher(root, { for: textsOf(override, 'for'), except: textsOf(override, 'except') })(path);
  });
  const override = overrides[index];
  return override === undefined ? { tree, path: [] } : { tree: override, path: ['overrides', index] };
}

function textsOf(tree: Tree, name: string): readonly string[] {
  const values = memberOf(tree, name)?.children ?? [];
  return values.flatMap(({ value }: { value?: unknown }) => (typeof value === 'string' ? [value] : []));
}

function memberOf({ children = [] }: Tree, name: string): Tree | undefined {
  // Of several with one name the last would win; the reader of configurations refuses them.
  return children.find((member) => member.children?.[0]?.value === name)?.children?.[1];
}
