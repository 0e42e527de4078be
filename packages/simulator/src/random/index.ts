export {
  nextUniform,
  openSubstream,
  openSubstreamAt,
  type UniformSource,
  uniform,
  uniformAt,
  uniformSource,
} from './draw.ts';
export { type DrawKey, drawKey, type Stream, streamOf } from './key.ts';
