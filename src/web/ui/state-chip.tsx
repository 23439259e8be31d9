import type { ReactNode } from 'react';
import { Icon, type IconName } from './icons.tsx';
import './small.css';

/** What a state means to the reader; gives colour and sign, never alone. */
export type Tone = 'met' | 'referred' | 'not-met' | 'waiting' | 'quiet' | 'brass';

const signs: Record<Tone, IconName | undefined> = {
  met: 'tick',
  referred: 'clock',
  'not-met': 'cross',
  waiting: undefined,
  quiet: undefined,
  brass: undefined,
};

/** A state in a word, with a shape and a colour of its own. */
export function StateChip({ tone, children }: { tone: Tone; children: ReactNode }) {
  const sign = signs[tone];
  return (
    <span className="gm-state" data-tone={tone}>
      {sign ? <Icon name={sign} size={12} /> : <span className="gm-state-dot" aria-hidden="true" />}
      <span>{children}</span>
    </span>
  );
}

/** A neutral word attached to something: a method, an option, a version. */
export function Tag({ children }: { children: ReactNode }) {
  return <span className="gm-tag">{children}</span>;
}

/** Knowledge, skill or behaviour: the reference with its coloured and placed edge. */
export function KsbTag({ reference }: { reference: string }) {
  const kind = ksbKind(reference);
  return (
    <span className="gm-ksb" data-ksb={kind}>
      <span className="gm-hidden">{kind} </span>
      {reference}
    </span>
  );
}

/** The kind of a KSB by the first letter of its reference. */
export function ksbKind(reference: string): 'knowledge' | 'skill' | 'behaviour' {
  if (reference.startsWith('K')) return 'knowledge';
  return reference.startsWith('B') ? 'behaviour' : 'skill';
}
