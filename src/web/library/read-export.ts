/** An exported plan that can begin a draft, or the sentence why a file cannot. */
export type ReadExport =
  | { readonly ok: true; readonly title: string; readonly standard: JsonObject; readonly plan: JsonObject }
  | { readonly ok: false; readonly reason: string };

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type JsonObject = { [key: string]: Json };

/** One chosen file with its text. */
export interface ChosenFile {
  readonly name: string;
  readonly text: string;
}

/** Largest size of the files together, in characters; the server takes no larger request. */
export const largestExport = 1_000_000;

const wanted = 'Choose a file that was kept from an edition or a draft here: it has a standard and a plan.';

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(file: ChosenFile): JsonObject | string {
  try {
    const value: unknown = JSON.parse(file.text.replace(/^\uFEFF/, ''));
    return isObject(value) ? value : `${file.name} holds no standard and plan. ${wanted}`;
  } catch {
    // What the parser says names positions that mean nothing to the reader.
    return `${file.name} is not a JSON file. ${wanted}`;
  }
}

function layerOf(files: readonly JsonObject[], name: 'standard' | 'plan'): JsonObject | undefined {
  const format = `guildmark.${name}`;
  return files
    .flatMap((file) => [file, file[name]])
    .filter(isObject)
    .find((value) => value.format === format);
}

function titleOf(standard: JsonObject, plan: JsonObject): string {
  const words = [plan.reference, plan.edition, standard.title ?? plan.title];
  const title = words.filter((word) => typeof word === 'string' && word !== '').join(' ');
  return (title || 'Plan from a file').slice(0, 200);
}

/** Read one exported file `{ standard, plan }`, or standard.json and plan.json chosen together. */
export function readExport(chosen: readonly ChosenFile[]): ReadExport {
  const length = chosen.reduce((sum, { text }) => sum + text.length, 0);
  if (length > largestExport) {
    return { ok: false, reason: `The file is larger than 1 MB, and no plan is. ${wanted}` };
  }
  const files: JsonObject[] = [];
  for (const file of chosen) {
    const value = parse(file);
    if (typeof value === 'string') return { ok: false, reason: value };
    files.push(value);
  }
  const [standard, plan] = [layerOf(files, 'standard'), layerOf(files, 'plan')];
  if (!standard && !plan) return { ok: false, reason: `There is no plan in it. ${wanted}` };
  if (!standard) return { ok: false, reason: `There is a plan in it, but no standard. ${wanted}` };
  if (!plan) return { ok: false, reason: `There is a standard in it, but no plan. ${wanted}` };
  if (standard.reference !== plan.reference) {
    return {
      ok: false,
      reason: `The standard is ${String(standard.reference)} and the plan ${String(plan.reference)}: they do not belong together.`,
    };
  }
  return { ok: true, title: titleOf(standard, plan), standard, plan };
}
