import type { Context } from '../../context.ts';
import type { LoadedDraft } from './load-draft.ts';

type State = 'draft' | 'in-check' | 'published' | 'discarded';
type Role = 'plan' | 'body' | 'standard' | 'other';
type Ability = { allowed: true } | { allowed: false; reason: string };

/** Readonly taken off: what is sent is a copy. */
type Copied<T> = T extends readonly (infer Member)[]
  ? Copied<Member>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Copied<T[Key]> }
    : T;

function documentView(document: LoadedDraft['documents'][number]) {
  const { id, key, reason, body, pages } = document;
  return {
    id,
    key,
    file: {
      id: document.file_id,
      name: document.name,
      mediaType: document.media_type,
      bytes: document.bytes,
    },
    state: document.state as 'reading' | 'read' | 'refused',
    reason,
    role: document.role as Role | null,
    body,
    pages,
  };
}

function refusing(reason: string): { allowed: false; reason: string } {
  return { allowed: false, reason };
}

/** What still stops publication, as one sentence; undefined when nothing does. */
export function whyNotPublishable({ draft, documents }: LoadedDraft): string | undefined {
  if (documents.some(({ state }) => state === 'reading')) return 'A document is still being read.';
  if (draft.publishable) return undefined;
  const questions = draft.questions.filter(({ blocks, answer }) => blocks && answer === undefined).length;
  const errors = draft.findings.filter(({ severity, settled }) => severity === 'error' && !settled).length;
  const parts = [
    questions > 0 ? `${questions} open ${questions === 1 ? 'question' : 'questions'}` : '',
    errors > 0 ? `${errors} ${errors === 1 ? 'error' : 'errors'}` : '',
    draft.lost.length > 0 ? `${draft.lost.length} decisions that no longer fit` : '',
  ].filter((part) => part !== '');
  return `Not ready: ${parts.join(', ')}.`;
}

function mayPropose(loaded: LoadedDraft): Ability {
  if (loaded.row.state !== 'draft') return refusing('Only a draft can be proposed.');
  const reason = whyNotPublishable(loaded);
  return reason === undefined ? { allowed: true } : refusing(reason);
}

/** People who drafted, proposed or decided anything may not be the second person. */
export function hasDrafted({ row, decisions }: LoadedDraft, personId: string): boolean {
  return (
    row.started_by === personId ||
    row.proposed_by === personId ||
    decisions.some((decision) => decision.personId === personId)
  );
}

function mayPublish(loaded: LoadedDraft, ctx: Context): Ability {
  if (loaded.row.state !== 'in-check')
    return refusing('Propose the draft first; a second person then checks it.');
  if (hasDrafted(loaded, ctx.actor.personId)) {
    return refusing('You worked on this draft: another standards author checks and publishes it.');
  }
  const reason = whyNotPublishable(loaded);
  return reason === undefined ? { allowed: true } : refusing(reason);
}

/** A draft as its authors see it. */
export function viewDraft(loaded: LoadedDraft, ctx: Context) {
  const { row, draft } = loaded;
  const { standard, plan, policies, places, questions, findings, accepted, lost, publishable } = draft;
  return {
    id: row.id,
    title: row.title,
    state: row.state as State,
    version: row.version,
    startedBy: { id: row.started_by, name: row.started_name },
    documents: loaded.documents.map(documentView),
    ...copyOf({ standard, plan, policies, places, questions, findings, accepted, lost }),
    publishable,
    proposal:
      row.proposed_by && row.proposed_at
        ? {
            by: { id: row.proposed_by, name: row.proposed_name ?? '' },
            at: row.proposed_at.toISOString(),
            note: row.proposal_note ?? '',
          }
        : null,
    returned:
      row.returned_by && row.returned_at
        ? {
            by: { id: row.returned_by, name: row.returned_name ?? '' },
            at: row.returned_at.toISOString(),
            why: row.return_reason ?? '',
          }
        : null,
    mayPropose: mayPropose(loaded),
    mayPublish: mayPublish(loaded, ctx),
  };
}

/** The draft is read-only inside; what is sent is a copy without members that are undefined. */
function copyOf<T>(value: T): Copied<T> {
  return JSON.parse(JSON.stringify(value)) as Copied<T>;
}
