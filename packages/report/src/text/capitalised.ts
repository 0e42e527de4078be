/** A sentence that begins as one: `Every figure is known exactly`. */
export const capitalised = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
