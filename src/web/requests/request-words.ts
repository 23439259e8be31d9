import type { RequestState } from '#domain/standards/requests/request-states.ts';
import type { Tone } from '#web/ui/state-chip.tsx';

/** A state of a request as a chip. */
export const requestStates: Readonly<Record<RequestState, { readonly tone: Tone; readonly words: string }>> =
  {
    preparing: { tone: 'quiet', words: 'Not sent' },
    asked: { tone: 'waiting', words: 'Asked' },
    'taken-up': { tone: 'brass', words: 'Taken up' },
    'in-workshop': { tone: 'brass', words: 'In the workshop' },
    published: { tone: 'met', words: 'Published' },
    declined: { tone: 'not-met', words: 'Declined' },
    withdrawn: { tone: 'quiet', words: 'Withdrawn' },
  };

/** What happened when a request came to a state, as a heading. */
export const requestEvents: Readonly<Record<RequestState, string>> = {
  preparing: 'Written',
  asked: 'Asked for',
  'taken-up': 'Taken up',
  'in-workshop': 'Plan draft started',
  published: 'Plan published',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
};

/** What a request is called: reference and title, the reference once. */
export function requestName(request: { readonly reference: string | null; readonly title: string }): string {
  const { reference, title } = request;
  return reference === null || reference === title ? title : `${reference} ${title}`;
}
