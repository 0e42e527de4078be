import { parse, type Tree } from '@rollout/language';
import type { Refusal, SetParams, SetParamsParams } from '../protocol.ts';
import type { World } from '../world/world.ts';

/** `rollout/setParams`: writes values into a plan as they are typed. A value is a literal of the language, so that it can become nothing else of the text. */
export async function setParams(
  { world }: { readonly world: Pick<World, 'locate' | 'file' | 'places' | 'versionOf'> },
  { uri, plan, params }: SetParamsParams,
): Promise<SetParams | Refusal> {
  const path = await world.locate(uri);
  const [file, places, version] = await Promise.all([world.file(path), world.places(path), world.versionOf(path)]);
  const declared = file?.tree.declarations.find((each) => each.kind === 'plan' && each.name.text === plan);
  if (file == null || places === null || declared?.kind !== 'plan') return refused(`There is no plan ${plan} any more`);
  const edits = [];
  for (const [name, value] of Object.entries(params)) {
    const param = declared.items.find((item) => item.kind === 'param' && item.name.text === name);
    if (param?.kind !== 'param' || param.value === undefined) return refused(`${plan} has no param ${name} any more`);
    const newText = value.trim();
    if (!isLiteral(newText)) return refused(`\`${newText}\` is no value of a param`);
    const { span } = param.value;
    if (file.text.slice(span.start, span.end) !== newText) edits.push({ range: places.range(span), newText });
  }
  return { kind: 'answer', version, edits: edits.length === 0 ? [] : [{ uri, edits }] };
}

const refused = (message: string): Refusal => ({ kind: 'refused', message });

/** A duration, a percent or a number, and nothing else. */
function isLiteral(text: string): boolean {
  const before = 'plan p { param p = ';
  const { tree, diagnostics } = parse(`${before}${text} }`, 'value');
  const [plan] = tree.declarations;
  const [param] = plan?.kind === 'plan' ? plan.items : [];
  const value: Tree.Quantity | undefined = param?.kind === 'param' ? param.value : undefined;
  const isWhole = value?.span.start === before.length && value.span.end === before.length + text.length;
  return isWhole && value.kind !== 'name' && diagnostics.length === 0;
}
