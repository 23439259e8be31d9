import { sayGrade } from '#domain/grading/say.ts';
import type { Grade } from '#domain/standards/values.ts';
import { StateChip, type Tone } from '#web/ui/state-chip.tsx';

const tones: Readonly<Record<string, Tone>> = {
  fail: 'not-met',
  pass: 'met',
  merit: 'met',
  distinction: 'met',
};

/** A grade as a document prints it, with a capital: "Pass with excellence". */
export function gradeTitle(grade: Grade): string {
  const words = sayGrade(grade);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** A grade with its sign; null is one that is not decided yet. */
export function GradeChip({ grade }: { grade: Grade | null }) {
  return (
    <StateChip tone={grade ? (tones[grade] ?? 'brass') : 'waiting'}>
      {grade ? gradeTitle(grade) : 'Not decided'}
    </StateChip>
  );
}
