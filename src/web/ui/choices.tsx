import { type ReactNode, useEffect, useId, useRef } from 'react';
import './field.css';
import { FieldProblem, type FieldProps, useField } from './field.tsx';
import type { Option } from './select.tsx';

export interface CheckboxProps {
  children: ReactNode;
  isChecked: boolean;
  onChange: (isChecked: boolean) => void;
  hint?: string | undefined;
  name?: string | undefined;
  isIndeterminate?: boolean | undefined;
  disabledReason?: string | undefined;
}

/** A yes or no that is sent with the rest of a form. */
export function Checkbox(props: CheckboxProps) {
  const ref = useRef<HTMLInputElement>(null);
  const hintId = useId();
  const hint = props.disabledReason ?? props.hint;
  useEffect(() => {
    if (ref.current) ref.current.indeterminate = props.isIndeterminate ?? false;
  }, [props.isIndeterminate]);
  return (
    <label className="gm-choice">
      <input
        ref={ref}
        type="checkbox"
        name={props.name}
        checked={props.isChecked}
        disabled={props.disabledReason !== undefined}
        aria-describedby={hint ? hintId : undefined}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      <span>{props.children}</span>
      {hint ? (
        <span className="gm-hint" id={hintId}>
          {hint}
        </span>
      ) : null}
    </label>
  );
}

/** A setting that takes effect at once. */
export function Switch(props: Omit<CheckboxProps, 'isIndeterminate'>) {
  const hintId = useId();
  const hint = props.disabledReason ?? props.hint;
  return (
    <label className="gm-choice">
      <input
        type="checkbox"
        role="switch"
        aria-checked={props.isChecked}
        checked={props.isChecked}
        disabled={props.disabledReason !== undefined}
        aria-describedby={hint ? hintId : undefined}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      <span>{props.children}</span>
      {hint ? (
        <span className="gm-hint" id={hintId}>
          {hint}
        </span>
      ) : null}
    </label>
  );
}

export interface RadioGroupProps<Value extends string> extends FieldProps {
  value: Value | '';
  onChange: (value: Value) => void;
  options: readonly Option<Value>[];
}

/** One of a few, all in view. */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const field = useField(props);
  return (
    <fieldset
      className="gm-field"
      data-problem={field.problem ? true : undefined}
      aria-describedby={field.control['aria-describedby']}
      disabled={field.control.disabled}
    >
      <legend className="gm-label">{props.label}</legend>
      {props.hint || props.disabledReason ? (
        <p className="gm-hint" id={field.hintId}>
          {props.disabledReason ?? props.hint}
        </p>
      ) : null}
      {field.problem ? <FieldProblem id={field.problemId}>{field.problem}</FieldProblem> : null}
      <div className="gm-choices">
        {props.options.map((option, index) => (
          <label className="gm-choice" key={option.value}>
            <input
              type="radio"
              id={index === 0 ? field.id : undefined}
              name={field.id}
              value={option.value}
              checked={props.value === option.value}
              onChange={() => props.onChange(option.value)}
            />
            <span>{option.label}</span>
            {option.hint ? <span className="gm-hint">{option.hint}</span> : null}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
