/** One measured number against its limit. */
export interface Measurement {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly limit: number;
  readonly passed: boolean;
}

/** A number that must not lie above its limit, rounded to one part in so many. */
export function atMost(
  name: string,
  value: number,
  { unit, limit, parts = 10 }: { readonly unit: string; readonly limit: number; readonly parts?: number },
): Measurement {
  return { name, value: Math.round(value * parts) / parts, unit, limit, passed: value <= limit };
}
