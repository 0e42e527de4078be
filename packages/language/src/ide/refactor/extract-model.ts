/** Some sentences of a model become a model of their own, which the rest extends. */
import type { TextEdit } from '../../diagnostics/index.ts';
import { nodesOf } from '../../rules/written/nodes.ts';
import { withItsLines } from '../../rules/written/removal.ts';
import type { SourceFile } from '../../semantics/index.ts';
import { written } from '../../semantics/suggest.ts';
import type { SyntaxNode } from '../../syntax/index.ts';
import type { Model, ModelItem } from '../../syntax/tree.ts';
import { nearest, standingIn, touch } from './around.ts';
import { freshName } from './fresh-name.ts';
import type { At, Draft, Offer } from './refactoring.ts';
import { endOfLineOf, insertion, insideOf, startOf, textOf } from './written.ts';

export function extractModel({ file, around, span }: At): readonly Offer[] {
  const model = nearest(around, 'model');
  if (model === undefined || model.name.missing || span.start === span.end) return [];
  const chosen = model.items.filter((item) => touch(item.span, span));
  if (chosen.length === 0 || chosen.length === model.items.length || !canStandAlone(model, chosen)) return [];
  return [
    {
      title: `Extract a model that \`${model.name.text}\` extends`,
      kind: 'refactor.extract.model',
      keeps: 'machine',
      draft: () => extracted(file, model, chosen),
    },
  ];
}

/** Whether none of them speaks of a bug, or of a metric, that stays behind. */
function canStandAlone(model: Model, chosen: readonly ModelItem[]): boolean {
  const isChosen = (item: ModelItem): boolean => chosen.includes(item);
  const left = new Set(model.items.filter((item) => !isChosen(item)).flatMap(namesGiven));
  return chosen.every((item) => namesIn(item).every((name) => !left.has(name)));
}

/** Names that a sentence gives to bugs, and to the metrics whose readings it tells. */
function namesGiven(item: ModelItem): readonly string[] {
  const nodes: readonly SyntaxNode[] = [item, ...standingIn(item).map(({ node }) => node)];
  return nodes.flatMap((node) =>
    node.kind === 'bug' ? [node.name.text] : node.kind === 'metric-reads' ? [node.metric.text] : [],
  );
}

function namesIn(item: ModelItem): readonly string[] {
  return standingIn(item).flatMap(({ node }) => (node.kind === 'name' ? [node.text] : []));
}

function extracted(file: SourceFile, model: Model, chosen: readonly ModelItem[]): Draft {
  const inside = insideOf(file, model);
  if (inside === undefined) return { edits: [] };
  const taken = new Set(nodesOf(file.tree, 'model').map(({ name }) => name.text));
  for (const declaration of file.tree.declarations) {
    if ('name' in declaration) taken.add(declaration.name.text);
    if (declaration.kind === 'import') for (const { text } of declaration.names) taken.add(text);
  }
  const name = freshName(`${model.name.text}-base`, taken);
  const sentences = chosen.map((item) => file.text.slice(startOf(item), endOfLineOf(file, item)));
  const above = model.extends === undefined ? '' : ` extends ${textOf(file, model.extends)}`;
  const text = `model ${written(name)}${above} {\n${sentences.join('\n')}\n}\n\n`;
  const base = insertion(file, startOf(model), text);
  const head: TextEdit =
    model.extends === undefined
      ? insertion(file, model.name.span.end, ` extends ${written(name)}`)
      : { path: file.path, span: model.extends.span, text: written(name) };
  const removals = chosen.map((item): TextEdit => {
    const own = { start: item.span.start, end: endOfLineOf(file, item) };
    return { path: file.path, span: withItsLines(file.text, own, 'doc' in item ? item.doc : undefined), text: '' };
  });
  const start = 'model '.length;
  return {
    edits: [base, head, ...removals, ...onlyModel(file, model)],
    rename: { edit: base, start, end: start + written(name).length },
  };
}

/** Plans that take the only model of the file have to say from now on which one they mean. */
function onlyModel(file: SourceFile, model: Model): readonly TextEdit[] {
  const isOnly = nodesOf(file.tree, 'model').length === 1;
  const plans = nodesOf(file.tree, 'plan').filter((plan) => plan.using === undefined && !plan.name.missing);
  if (!isOnly) return [];
  return plans.flatMap((plan) => {
    const head = plan.on ?? plan.of.at(-1) ?? plan.name;
    return [insertion(file, head.span.end, ` using ${textOf(file, model.name)}`)];
  });
}
