import { Field, type FieldProps, useField } from './field.tsx';

/** One thing that can be chosen. */
export interface Option<Value extends string = string> {
  value: Value;
  label: string;
  hint?: string | undefined;
}

export interface SelectProps<Value extends string> extends FieldProps {
  value: Value | '';
  onChange: (value: Value) => void;
  options: readonly Option<Value>[];
  /** Words of the empty choice. */
  placeholder?: string | undefined;
  isShort?: boolean | undefined;
}

/** One of a short list. The device's own list, because it is the best one on a phone. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const field = useField(props);
  const choose = (value: string) => {
    const option = props.options.find((each) => each.value === value);
    if (option) props.onChange(option.value);
  };
  return (
    <Field field={field} props={props}>
      <select
        {...field.control}
        className="gm-input"
        data-width={props.isShort ? 'short' : undefined}
        value={props.value}
        onChange={(event) => choose(event.target.value)}
      >
        {props.value === '' ? <option value="">{props.placeholder ?? 'Choose'}</option> : null}
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
