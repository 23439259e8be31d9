import { useState } from 'react';
import { formatDay, parseTypedDay, typedDay } from './dates.ts';
import { Field, type FieldProps, useField } from './field.tsx';

export interface DateFieldProps extends FieldProps {
  /** ISO day, or '' when none. */
  value: string;
  onChange: (day: string) => void;
  example?: string | undefined;
}

/** A day typed as people write it; the day understood is read back in full beneath. */
export function DateField(props: DateFieldProps) {
  const [typed, setTyped] = useState(props.value ? typedDay(props.value) : '');
  const [shown, setShown] = useState(props.value);
  const [isLeft, setIsLeft] = useState(false);
  if (props.value !== shown && props.value !== (parseTypedDay(typed) ?? '')) {
    setShown(props.value);
    setTyped(props.value ? typedDay(props.value) : '');
  }
  const day = parseTypedDay(typed);
  const isUnread = isLeft && typed.trim() !== '' && !day;
  const asked = {
    ...props,
    hint: props.hint ?? `For example ${props.example ?? '4/12/2026'}`,
    problem: props.problem ?? (isUnread ? 'Write a real day, such as 4/12/2026' : undefined),
  };
  const field = useField(asked);
  const change = (text: string) => {
    setTyped(text);
    const read = parseTypedDay(text) ?? '';
    setShown(read);
    if (read !== props.value) props.onChange(read);
  };
  return (
    <Field
      field={field}
      props={asked}
      after={
        <p className="gm-read-back" aria-live="polite">
          {day ? formatDay(day) : ''}
        </p>
      }
    >
      <input
        {...field.control}
        className="gm-input"
        data-width="short"
        inputMode="text"
        autoComplete="off"
        value={typed}
        onBlur={() => setIsLeft(true)}
        onChange={(event) => change(event.target.value)}
      />
    </Field>
  );
}
