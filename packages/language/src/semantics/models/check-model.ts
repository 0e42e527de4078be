/** A model, whole: its own sentences over those of the model that it extends. */
import type { Model } from '../../program/index.ts';
import type { Model as ModelNode } from '../../syntax/tree.ts';
import type { Healths } from '../healths/checked-health.ts';
import { at } from '../report.ts';
import { checkDraft } from './check-draft.ts';
import type { CheckedModel } from './checked-model.ts';
import { EMPTY_DRAFT, layOver, type ModelDraft } from './draft.ts';
import { finishModel } from './finish-model.ts';
import type { ModelContext } from './model-context.ts';
import { bugOfPeople } from './of-people.ts';
import { readDraft } from './read-draft.ts';

/** `base`: the model that it extends; null: none, or none that could be found. */
export function checkModel(context: ModelContext, node: ModelNode, base: CheckedModel | null): CheckedModel {
  const before = context.report.problems();
  const under = base?.draft ?? EMPTY_DRAFT;
  const draft = layOver(under, readDraft(context, node.items, under.bugs.keys()));
  checkDraft(context.report, draft, context.healths);
  const about = { name: node.name.text, doc: node.doc?.text ?? '', location: at(context, node.name) };
  const sound = context.report.problems() === before && (base?.sound ?? true);
  return { ...toChecked(about, draft, context.healths), complete: base?.complete ?? true, sound };
}

/** The numbers of a plan that has no model: nothing takes time, fails or goes wrong. */
export function noModel(about: About, healths: Healths): CheckedModel {
  return { ...toChecked(about, EMPTY_DRAFT, healths), implied: true };
}

type About = Pick<Model, 'name' | 'doc' | 'location'>;

/** A sound one. */
export function toChecked(about: About, draft: ModelDraft, healths: Healths): CheckedModel {
  const model = finishModel(about, draft, healths);
  const checks = new Set(model.checks.map(({ name }) => name));
  const flags = new Set([...draft.bugs.values()].flatMap(({ behind }) => behind ?? []));
  const ofPeople = bugOfPeople(draft);
  return { model, draft, healths, implied: false, checks, ofPeople, flags, complete: true, sound: true };
}
