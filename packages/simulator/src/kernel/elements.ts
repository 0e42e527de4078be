/**
 * Elements at indices that are known to lie inside. The type checker takes every indexed element for possibly undefined;
 * the casts here are the one place where the kernel says that it knows better. One function a kind of array keeps each
 * of them fast.
 */
export const intAt = (array: Int32Array, index: number): number => array[index] as number;
export const numberAt = (array: Float64Array, index: number): number => array[index] as number;
export const byteAt = (array: Uint8Array, index: number): number => array[index] as number;
export const itemAt = <T>(array: readonly T[], index: number): T => array[index] as T;
