import type { Diagnostic, Fix } from '@rollout/language';
import { printableText } from '@rollout/report';
import type { ArtifactLocation, Location, PhysicalLocation, Region, Result, Fix as SarifFix } from 'sarif';
import { isSetting } from '../../findings.ts';
import type { Placed, PlacedRange, PlaceOf } from '../place.ts';
import { LEVELS } from './rule.ts';
import { isAbsolute, uriOf } from './uri.ts';

/** The folder that paths are relative to. */
export const SOURCE_ROOT = '%SRCROOT%';

/** More of them, and GitHub takes nothing of the whole answer. */
const MOST_LOCATIONS = 1_000;

/** The name of a fingerprint says how it was made, so that one made in another way is never held against it. */
const FINGERPRINT = 'rolloutStatement/v1';

/** What a result is made of beside its finding. */
export interface ResultContext {
  /** The file that was checked: what is wrong with an option that was typed is said of it. */
  readonly checked: string;
  readonly fingerprints: ReadonlyMap<Diagnostic, string>;
  readonly placeOf: PlaceOf;
}

export function resultOf(finding: Diagnostic, { checked, fingerprints, placeOf }: ResultContext): Result {
  const { code, severity, message, help, related = [], fix, path } = finding;
  const place = isSetting(path) ? { file: checked, range: null } : placeOf(finding);
  const fixes = fix === undefined ? [] : fixOf(fix, placeOf);
  return {
    ruleId: code,
    level: LEVELS[severity],
    message: { text: messageText(help === undefined ? message : `${message} ${help}`) },
    locations: [{ physicalLocation: physical(place) }],
    ...(related.length === 0 ? {} : { relatedLocations: related.slice(0, MOST_LOCATIONS - 1).map(relatedAt) }),
    partialFingerprints: { [FINGERPRINT]: fingerprints.get(finding) ?? '' },
    ...(fixes.length === 0 ? {} : { fixes }),
  };

  function relatedAt(each: NonNullable<Diagnostic['related']>[number], index: number): Location {
    return { id: index + 1, message: { text: messageText(each.message) }, physicalLocation: physical(placeOf(each)) };
  }
}

/** In a message `[text](address)` would be a link, and what a plan calls something must not become one. */
function messageText(text: string): string {
  return printableText(text).replaceAll('](', '] (');
}

function physical({ file, range }: Placed): PhysicalLocation {
  return { artifactLocation: artifact(file), ...(range === null ? {} : { region: region(range) }) };
}

function artifact(file: string): ArtifactLocation {
  return { uri: uriOf(file), ...(isAbsolute(file) ? {} : { uriBaseId: SOURCE_ROOT }) };
}

function region({ start, end }: PlacedRange): Region {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** None where it changes what could not be read. */
function fixOf({ title, safety, edits }: Fix, placeOf: PlaceOf): SarifFix[] {
  const byFile = new Map<string, { deletedRegion: Region; insertedContent: { text: string } }[]>();
  for (const edit of edits) {
    const { file, range } = placeOf(edit);
    if (range === null) return [];
    const replacements = byFile.get(file) ?? [];
    byFile.set(file, [...replacements, { deletedRegion: region(range), insertedContent: { text: edit.text } }]);
  }
  const artifactChanges = [...byFile].map(([file, replacements]) => ({
    artifactLocation: artifact(file),
    replacements,
  }));
  return [{ description: { text: messageText(title) }, artifactChanges, properties: { safety } }];
}
