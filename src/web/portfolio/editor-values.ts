import type { Evidence } from '#contract/portfolio.ts';
import { criterionKey } from '#web/standards/plan-map.ts';
import { kindWords } from './evidence-words.ts';

/** A piece of evidence as it is being written on this device. */
export interface EditorValues {
  /** Made by the device; the server takes it over. */
  id: string;
  /** Whether the server knows the piece already. */
  isStored: boolean;
  kind: Evidence['kind'];
  title: string;
  text: string;
  claims: string[];
}

/** What the editor begins with: the piece as it stands, or a new one. */
export function valuesOf(piece: Evidence | undefined, criterion: string | undefined): EditorValues {
  if (piece)
    return {
      id: piece.id,
      isStored: true,
      kind: piece.kind,
      title: piece.title,
      text: piece.text ?? '',
      claims: piece.claims.map(criterionKey),
    };
  return {
    id: crypto.randomUUID(),
    isStored: false,
    kind: 'photograph',
    title: '',
    text: '',
    claims: criterion ? [criterion] : [],
  };
}

/** A claim from its key; the reference holds no slash. */
export function claimOf(key: string): { method: string; ref: string } {
  const at = key.lastIndexOf('/');
  return { method: key.slice(0, at), ref: key.slice(at + 1) };
}

/** A title where none has been written: the kind and the day. */
export function titleOf(values: Pick<EditorValues, 'title' | 'kind'>, today: string): string {
  return values.title.trim() || `${kindWords[values.kind]} of ${today}`;
}
