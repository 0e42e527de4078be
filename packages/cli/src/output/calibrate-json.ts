import { type Calibrated, fitLiteral, lawLiteral, modelBlock } from '@rollout/report';
import type { BugFit, LawFit, Parameter, Rate } from '@rollout/simulator';
import { VERSION } from '../version.ts';
import { jsonText } from './json.ts';

/** What `rollout calibrate --format json` prints. Its schema is docs/schema/calibrate.schema.json. */
export function calibrateJson(calibrated: Calibrated): string {
  const { file, read, calibration, name, per, seed } = calibrated;
  const { takes, failedTakes, fails, serverFails, retries, bug, rolledBack, releases } = calibration;
  return jsonText({
    schemaVersion: 1,
    version: VERSION,
    history: file,
    model: name,
    seed,
    level: 0.95,
    rows: read.rows,
    rowsAre: read.rowsAre,
    releases,
    columns: read.columns,
    unused: read.unused,
    notes: read.notes,
    deploy: {
      per,
      takes: takes === null ? null : lawJson(takes),
      fails: fails === null ? null : rateJson(fails),
      serverFails: serverFails === null ? null : rateJson(serverFails),
      failedTakes: failedTakes === null ? null : lawJson(failedTakes),
      retries,
    },
    bug: bug === null ? null : bugJson(bug, read.level ?? 'cluster'),
    rolledBack: rolledBack === null ? null : rateJson(rolledBack),
    text: modelBlock(calibrated),
  });
}

function rateJson({ count, of, value, low, high }: Rate) {
  return { count, of, value, low, high };
}

function lawJson(fit: LawFit) {
  switch (fit.kind) {
    case 'too-few':
      return { kind: fit.kind, values: fit.values };
    case 'fixed':
      return { kind: fit.kind, values: fit.values, text: fitLiteral(fit) };
    case 'fitted':
      return {
        kind: fit.kind,
        values: fit.values,
        text: fitLiteral(fit),
        family: fit.chosen.family,
        parameters: fit.chosen.parameters.map(parameterJson),
        candidates: fit.candidates.map((candidate) => ({
          family: candidate.family,
          text: lawLiteral(candidate),
          logLikelihood: candidate.logLikelihood,
          aic: candidate.aic,
        })),
        goodness: fit.goodness,
      };
  }
}

/** Times in seconds, as everywhere in JSON. */
function parameterJson({ name, value, low, high, isTime }: Parameter) {
  const unit = isTime ? 1000 : 1;
  return { name, unit: isTime ? 'seconds' : null, value: value / unit, low: low / unit, high: high / unit };
}

function bugJson(bug: BugFit, level: string) {
  if (bug.kind === 'present') return { kind: bug.kind, present: rateJson(bug.present) };
  return {
    kind: bug.kind,
    releases: bug.releases,
    level,
    hazards: bug.hazards.map((hazard) => ({ from: hazard.from, to: hazard.to, ...rateJson(hazard) })),
  };
}
