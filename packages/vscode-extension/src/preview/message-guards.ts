/** Whether what has come is what is said to come. */
import type { PreviewPicture } from '@rollout/language-server';
import { type FromPage, PICTURES, type PreviewState, type Run, type ToPage, type Waiting } from './messages.ts';

/** Longer texts are no values, and no names that the server has told. */
const LONGEST = 10_000;

export function isFromPage(value: unknown): value is FromPage {
  if (!isRecord(value)) return false;
  switch (value.type) {
    case 'ready':
    case 'width':
      return isWidth(value.width);
    case 'picture':
      return isPicture(value.picture);
    case 'plan':
      return isText(value.plan);
    case 'scenario':
      return value.scenario === null || isText(value.scenario);
    case 'run':
      return isRun(value.run);
    case 'param':
      return isText(value.name) && (value.text === null || isText(value.text));
    case 'point':
      return Number.isSafeInteger(value.index) && typeof value.write === 'boolean';
    case 'reset':
    case 'write':
    case 'stop':
      return true;
    case 'lock':
      return typeof value.locked === 'boolean';
    case 'reveal':
      return value.id === null || isText(value.id);
    default:
      return false;
  }
}

/** From the panel: what is inside of a drawing is the server's. */
export function isToPage(value: unknown): value is ToPage {
  if (!isRecord(value)) return false;
  switch (value.type) {
    case 'state':
      return isPreviewState(value.state) && typeof value.title === 'string';
    case 'waiting':
      return isRecord(value.waiting) && isWaiting(value.waiting);
    case 'drawn':
      return isRecord(value.drawing) && isSubject(value.drawing) && isDrawing(value.drawing);
    case 'undrawn':
      return isRecord(value.why) && isSubject(value.why) && isWhy(value.why);
    case 'lit':
      return isTexts(value.ids) && isTexts(value.around);
    default:
      return false;
  }
}

export function isPreviewState(value: unknown): value is PreviewState {
  return (
    isRecord(value) &&
    isText(value.uri) &&
    typeof value.locked === 'boolean' &&
    isPicture(value.picture) &&
    (value.plan === null || isText(value.plan)) &&
    (value.scenario === null || isText(value.scenario)) &&
    isRun(value.run) &&
    isRecord(value.params) &&
    Object.values(value.params).every(isText)
  );
}

type Fields = Readonly<Record<string, unknown>>;

const WAITING: readonly unknown[] = ['picture', 'more', 'nothing'] satisfies Waiting['for'][];

function isWaiting(value: Fields): boolean {
  return (
    WAITING.includes(value.for) &&
    (value.said === null || typeof value.said === 'string') &&
    (value.percentage === null || typeof value.percentage === 'number')
  );
}

function isPoint(value: unknown): boolean {
  return (
    isRecord(value) &&
    [value.ids, value.lines, value.params].every(isTexts) &&
    [value.isDrawn, value.isWritten].every((each) => typeof each === 'boolean')
  );
}

function isDrawing(value: Fields): boolean {
  return (
    isPicture(value.picture) &&
    typeof value.html === 'string' &&
    isTexts(value.leads) &&
    Array.isArray(value.points) &&
    value.points.every(isPoint) &&
    (value.run === null || typeof value.run === 'number') &&
    typeof value.basis === 'string' &&
    (value.film === null || isRecord(value.film)) &&
    (value.filmPlan === null || isRecord(value.filmPlan))
  );
}

function isWhy(value: Fields): boolean {
  return (
    typeof value.why === 'string' &&
    typeof value.isOfOther === 'boolean' &&
    (value.line === null || typeof value.line === 'number')
  );
}

function isSubject(value: Fields): boolean {
  return (
    Array.isArray(value.plans) &&
    value.plans.every((plan) => isRecord(plan) && typeof plan.name === 'string') &&
    (value.plan === null || typeof value.plan === 'string') &&
    isTexts(value.scenarios) &&
    (value.scenario === null || typeof value.scenario === 'string') &&
    Array.isArray(value.params) &&
    value.params.every(isParam)
  );
}

function isParam(value: unknown): boolean {
  return (
    isRecord(value) &&
    [value.name, value.doc, value.written, value.text].every((text) => typeof text === 'string') &&
    isTexts(value.stops) &&
    typeof value.at === 'number' &&
    typeof value.writtenAt === 'number' &&
    (value.wrong === null || typeof value.wrong === 'string')
  );
}

const isRecord = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= LONGEST;

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');

const isWidth = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && value > 0;

export const isPicture = (value: unknown): value is PreviewPicture => PICTURES.some((picture) => picture === value);

const isRun = (value: unknown): value is Run =>
  value === 'usual' || value === 'found' || (typeof value === 'number' && Number.isSafeInteger(value) && value >= 1);
