import type { Diagnostic } from '@rollout/language';
import type { PlanDocument } from '@rollout/workspace';
import { VERSION } from '../../version.ts';
import { jsonText } from '../json.ts';
import { tally } from '../tally.ts';
import type { Report, ShownPath } from './checked.ts';
import { type PlaceOf, placesOf } from './place.ts';

/** What `rollout check --format json` prints. Its schema is docs/schema/check.schema.json. */
export function jsonReport(shown: ShownPath): Report {
  const files: object[] = [];
  const diagnostics: ReturnType<typeof found>[] = [];
  const silenced: object[] = [];
  return {
    add: ({ document, findings, suppressed }) => {
      const placeOf = placesOf(document, shown);
      files.push({ file: shown(document.path), plans: document.plans.map((plan) => planned(plan, placeOf)) });
      diagnostics.push(...findings.map((finding) => found(finding, placeOf)));
      silenced.push(...suppressed.map(({ diagnostic, reason }) => ({ ...found(diagnostic, placeOf), reason })));
    },
    text: () =>
      jsonText({ schemaVersion: 1, version: VERSION, ...tally(diagnostics), files, diagnostics, suppressed: silenced }),
  };
}

function found(diagnostic: Diagnostic, placeOf: PlaceOf) {
  const { code, severity, title, message, help, related = [], fix } = diagnostic;
  return {
    code,
    severity,
    title,
    message,
    help: help ?? null,
    ...placeOf(diagnostic),
    related: related.map((place) => ({ ...placeOf(place), message: place.message })),
    fix:
      fix === undefined
        ? null
        : {
            title: fix.title,
            safety: fix.safety,
            edits: fix.edits.map((edit) => ({ ...placeOf(edit), text: edit.text })),
          },
  };
}

function planned({ name, scenario, machine, proofs }: PlanDocument, placeOf: PlaceOf) {
  return {
    name,
    scenario,
    compiles: machine !== null,
    proofs: proofs.map(({ text, verdict, by, explanation, location }) => ({
      text,
      verdict,
      by,
      explanation,
      place: location === null ? null : placeOf(location),
    })),
  };
}
