/** x², by multiplication: engines may disagree about the last digit of powers. */
export function square(x: number): number {
  return x * x;
}
