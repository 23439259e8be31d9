import type { CompilerFinding, Place } from '#domain/standards/compiler/draft/draft-log.ts';
import type { Json } from '#domain/standards/layer-format.ts';
import type { Question } from './questions.ts';
import type { ReadDocument } from './read-document.ts';

/** One document as it took part. */
export interface CompiledDocument {
  readonly id: string;
  readonly name: string;
  readonly format: ReadDocument['format'];
  readonly sha256: string;
  readonly role: 'plan' | 'body' | 'standard' | 'other';
  readonly body?: string;
  readonly pages: number;
}

/** A policy drafted from one body's document. */
export interface DraftPolicy {
  readonly id: string;
  readonly policy: { readonly [key: string]: Json };
}

/** The outcome of compiling documents: a draft, what is open in it, and where every part was read. */
export interface Compilation {
  readonly documents: readonly CompiledDocument[];
  /** standard.json, as far as the documents go; it may not be complete. */
  readonly standard: { readonly [key: string]: Json };
  /** plan.json, as far as the documents go; it may not be complete. */
  readonly plan: { readonly [key: string]: Json };
  readonly policies: readonly DraftPolicy[];
  readonly questions: readonly Question[];
  readonly findings: readonly CompilerFinding[];
  /** Where each part of the draft was read, by path. */
  readonly places: readonly Place[];
  /** True when both files have their full shape, no finding is an error and no blocking question is open. */
  readonly publishable: boolean;
}
