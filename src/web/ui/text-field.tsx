import type { HTMLInputAutoCompleteAttribute } from 'react';
import { Field, type FieldProps, useField } from './field.tsx';

export interface TextFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'email' | 'password' | 'tel' | 'url' | 'search' | undefined;
  inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | undefined;
  autoComplete?: HTMLInputAutoCompleteAttribute | undefined;
  placeholder?: string | undefined;
  isShort?: boolean | undefined;
  onBlur?: (() => void) | undefined;
}

/** One line of text with its label above. */
export function TextField(props: TextFieldProps) {
  const field = useField(props);
  return (
    <Field field={field} props={props}>
      <input
        {...field.control}
        className="gm-input"
        data-width={props.isShort ? 'short' : undefined}
        type={props.type ?? 'text'}
        inputMode={props.inputMode}
        autoComplete={props.autoComplete}
        placeholder={props.placeholder}
        value={props.value}
        onBlur={props.onBlur}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </Field>
  );
}
