/** What the parts of the machine's schema have in common. */
import { aboveZero, array, kinds, object, reference, type Schema, text, whole } from './schema.ts';

export const level = reference('level');
export const distribution = reference('distribution');
export const action = reference('action');
export const share = object({ digits: whole, scale: { ...whole, maximum: 15 } });
export const ranges = array(reference('range'));
export const amount = kinds({ share: { share }, count: { count: whole, level } });
export const day: Schema = { type: 'integer', minimum: 0, maximum: 6, description: '0 is Monday.' };
export const minute: Schema = { type: 'integer', minimum: 0, maximum: 1440, description: 'After midnight.' };
/** At midnight of a day, and every so many milliseconds after it. */
export const departures = { every: aboveZero, from: text, zone: text };
