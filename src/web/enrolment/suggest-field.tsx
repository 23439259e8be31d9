import { useId } from 'react';
import { Field, type FieldProps, useField } from '#web/ui/field.tsx';

export interface SuggestFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  /** Known values; anything else may be written too. */
  suggestions: readonly string[];
}

/** One line of text with known values to take up, for names that may also be new. */
export function SuggestField(props: SuggestFieldProps) {
  const field = useField(props);
  const listId = useId();
  return (
    <Field field={field} props={props}>
      <input
        {...field.control}
        className="gm-input"
        list={listId}
        autoComplete="off"
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
      <datalist id={listId}>
        {props.suggestions.map((suggestion) => (
          <option key={suggestion} value={suggestion} />
        ))}
      </datalist>
    </Field>
  );
}
