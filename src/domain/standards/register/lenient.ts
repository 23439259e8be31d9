import { z } from 'zod';

// Sources write the same value as text, number or flag, leave fields out or put another thing there. What cannot be
// used becomes undefined here; the rules say what that means.

/** A value as text; undefined for objects, lists and null. */
export const AsText = z
  .union([z.string(), z.number(), z.boolean()])
  .transform((value) => String(value).slice(0, 100_000))
  .optional()
  .catch(undefined);

/** A list of whatever; undefined when it is none. */
export const AsList = z.array(z.unknown()).optional().catch(undefined);

/** Texts of a list; what is no text is left out. */
export const AsTexts = AsList.transform((list) =>
  list?.flatMap((item) => {
    const text = AsText.parse(item);
    return text === undefined ? [] : [text];
  }),
);

/** An object of whatever; undefined when it is none. */
export const AsObject = z.record(z.string(), z.unknown()).optional().catch(undefined);

/** The value as an object without a prototype's keys; undefined when it is no plain object. */
export function objectOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return AsObject.parse(value);
}

/** The object without the keys whose value is undefined. */
export function defined<T extends object>(value: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as {
    [Key in keyof T]: Exclude<T[Key], undefined>;
  };
}
