import { z } from 'zod';

/** The number that stands for "not known yet". It may repeat, and blocks the certificate, not the enrolment. */
export const temporaryUln = '9999999999';

/** What is wrong with a unique learner number as it was given. */
export type UlnProblem =
  | 'empty'
  | 'shortened-by-spreadsheet'
  | 'not-ten-digits'
  | 'never-issued'
  | 'wrong-check-digit';

/** A unique learner number (ULN) as read: known, temporary, or unusable with a sentence that says how to mend it. */
export type UlnReading =
  | { readonly kind: 'known'; readonly uln: string }
  | { readonly kind: 'temporary'; readonly uln: string }
  | { readonly kind: 'invalid'; readonly problem: UlnProblem; readonly message: string };

function invalid(problem: UlnProblem, message: string): UlnReading {
  return { kind: 'invalid', problem, message };
}

/**
 * The check digit that nine digits demand, or undefined where no number can exist. Digits 1 to 9 are multiplied by 10
 * down to 2; a sum divisible by 11 is never issued; else the tenth digit is 10 less the remainder (ILR rule DD01).
 */
export function ulnCheckDigit(nine: string): number | undefined {
  const sum = [...nine].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0);
  return sum % 11 === 0 ? undefined : 10 - (sum % 11);
}

/**
 * Read a ULN as somebody typed it or a file carried it. Spaces are dropped. A number that a spreadsheet shortened
 * (`1.23E+09`, or one ending in `.0`) is told apart, because its digits are lost and typing it again is no help.
 */
export function readUln(given: string): UlnReading {
  const text = given.replace(/\s/g, '');
  if (text === '')
    return invalid('empty', 'Give the unique learner number, or 9999999999 if it is not known yet.');
  if (/^\d+([.,]\d+)?e\+?\d+$/i.test(text)) {
    return invalid(
      'shortened-by-spreadsheet',
      `A spreadsheet shortened this number to ${text} and its last digits are lost. Format the column as text, put in the whole number and save the file again.`,
    );
  }
  const digits = text.replace(/[.,]0+$/, '');
  if (!/^\d{10}$/.test(digits)) {
    return invalid('not-ten-digits', 'A unique learner number has exactly 10 digits and nothing else.');
  }
  if (digits === temporaryUln) return { kind: 'temporary', uln: digits };
  const check = ulnCheckDigit(digits.slice(0, 9));
  if (check === undefined || digits.startsWith('0')) {
    return invalid(
      'never-issued',
      `${digits} was never issued as a unique learner number. Check it against the learner record.`,
    );
  }
  if (check !== Number(digits[9])) {
    return invalid(
      'wrong-check-digit',
      `${digits} is not a unique learner number: one of its digits is wrong or two are swapped.`,
    );
  }
  return { kind: 'known', uln: digits };
}

/** A ULN that may be stored: ten digits with the right check digit, or the temporary number. */
export const Uln = z.string().superRefine((value, context) => {
  const reading = readUln(value);
  if (reading.kind === 'invalid') context.addIssue({ code: 'custom', message: reading.message });
  else if (reading.uln !== value) context.addIssue({ code: 'custom', message: 'Give the 10 digits alone.' });
});
export type Uln = z.infer<typeof Uln>;

/** Whether a stored ULN is a person's own or the temporary one. */
export const UlnKind = z.enum(['known', 'temporary']);
export type UlnKind = z.infer<typeof UlnKind>;
