import { Field, type FieldProps, useField } from './field.tsx';

export interface TextAreaProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  rows?: number | undefined;
  /** Largest number of words or characters; the count is shown from the start and never cuts what is typed. */
  limit?: { of: 'words' | 'characters'; most: number } | undefined;
}

/** Number of words in a text, as people count them. */
export function countWords(text: string): number {
  return text.trim() === '' ? 0 : text.trim().split(/\s+/).length;
}

function countSentence(value: string, limit: { of: 'words' | 'characters'; most: number }) {
  const used = limit.of === 'words' ? countWords(value) : value.length;
  const left = limit.most - used;
  return {
    isOver: left < 0,
    words: left < 0 ? `${-left} ${limit.of} too many` : `${used} of ${limit.most} ${limit.of}`,
  };
}

/** Several lines of text; grows with what is written. */
export function TextArea(props: TextAreaProps) {
  const field = useField(props);
  const count = props.limit ? countSentence(props.value, props.limit) : undefined;
  return (
    <Field
      field={field}
      props={props}
      after={
        count ? (
          <p
            className="gm-count"
            data-over={count.isOver || undefined}
            aria-live={count.isOver ? 'polite' : 'off'}
          >
            {count.words}
          </p>
        ) : null
      }
    >
      <textarea
        {...field.control}
        className="gm-input"
        rows={props.rows ?? 3}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </Field>
  );
}
