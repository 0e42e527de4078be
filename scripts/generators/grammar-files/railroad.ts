import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { transform } from 'esbuild';
import { SYMBOLS, WORDS } from '../../../packages/language/src/schema/index.ts';
import { keywords, symbolType } from '../../../packages/language/src/syntax/tokens/token-types.ts';

const folder = 'node_modules/chevrotain/diagrams';
const scripts = ['vendor/railroad-diagrams.js', 'src/diagrams_builder.js', 'src/diagrams_behavior.js', 'src/main.js'];

/** A page of railroad diagrams that needs nothing but itself. */
export async function railroadPage(root: string, rules: readonly unknown[]): Promise<string> {
  const css = await readFile(join(root, folder, 'diagrams.css'), 'utf8');
  const code = await Promise.all(scripts.map((script) => minified(join(root, folder, script))));
  return `<!DOCTYPE html>
<!-- Generated from the grammar by "npm run generate": do not edit.
     The diagrams are drawn by chevrotain (Apache-2.0) with railroad-diagrams by Tab Atkins Jr. (CC0). -->
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The grammar of Rollout</title>
<style>
body { background-color: hsl(30, 20%, 95%); font-family: sans-serif; }
${(await transform(css, { loader: 'css', minify: true })).code.trim()}
</style>
<h1>The grammar of Rollout</h1>
<div id="diagrams"></div>
<script>
${code.join('\n')}
</script>
<script>
main.drawDiagramsFromSerializedGrammar(${escaped(JSON.stringify(rules.map(labelled)))}, document.getElementById('diagrams'));
</script>
</html>
`;
}

async function minified(path: string): Promise<string> {
  const { code } = await transform(await readFile(path, 'utf8'), { minify: true, legalComments: 'none' });
  return escaped(code.trim());
}

/** The same script, with nothing in it that ends the element it stands in. */
function escaped(script: string): string {
  return script.replaceAll('</', '<\\/').replaceAll('<!--', '<\\!--');
}

const labels: ReadonlyMap<string, string> = new Map([
  ...Object.entries(keywords(...WORDS)).map(([word, type]): [string, string] => [type.name, word]),
  ...SYMBOLS.map((symbol): [string, string] => [symbolType(symbol).name, symbol]),
]);

/** The production with its tokens as they are written, and without the patterns behind them. */
function labelled(production: unknown): unknown {
  if (Array.isArray(production)) return production.map(labelled);
  if (typeof production !== 'object' || production === null) return production;
  const fields = Object.entries(production).filter(([key]) => key !== 'pattern');
  const copy = Object.fromEntries(fields.map(([key, value]) => [key, labelled(value)]));
  return 'type' in production && production.type === 'Terminal' && 'name' in production
    ? { ...copy, label: labels.get(String(production.name)) ?? production.name }
    : copy;
}
