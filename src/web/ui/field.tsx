import { createContext, type ReactNode, useContext, useId } from 'react';
import './field.css';
import { Icon } from './icons.tsx';

/** One thing wrong with what was sent; `path` names the field, dots between levels. */
export interface FieldIssue {
  path: string;
  message: string;
}

interface FormState {
  formId: string;
  issues: readonly FieldIssue[];
}

/** What a form tells the fields inside it. */
export const FormContext = createContext<FormState>({ formId: 'field', issues: [] });

/** The id of the control of a named field, so that an error summary can link to it. */
export function fieldIdOf(formId: string, name: string): string {
  return `${formId}-${name.replaceAll(/[^a-zA-Z0-9-]/g, '-')}`;
}

/** What every labelled control takes. `name` ties it to the issues of the form around it. */
export interface FieldProps {
  label: string;
  name?: string | undefined;
  hint?: ReactNode | undefined;
  /** Problem with this field; the form's issues supply it when absent. */
  problem?: string | undefined;
  isOptional?: boolean | undefined;
  /** Why it cannot be changed now. */
  disabledReason?: string | undefined;
}

/** What a control needs from its field: id, described-by and invalid state. */
export interface ControlProps {
  id: string;
  name: string | undefined;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  'aria-required': true | undefined;
  disabled: boolean | undefined;
}

/** The ids, problem and control properties of one field, from its own props and the form around it. */
export function useField(props: FieldProps) {
  const form = useContext(FormContext);
  const ownId = useId();
  const id = props.name ? fieldIdOf(form.formId, props.name) : ownId;
  const problem = props.problem ?? form.issues.find((issue) => issue.path === props.name)?.message;
  const hintId = `${id}-hint`;
  const problemId = `${id}-problem`;
  const describedBy = [props.hint || props.disabledReason ? hintId : '', problem ? problemId : '']
    .filter(Boolean)
    .join(' ');
  const control: ControlProps = {
    id,
    name: props.name,
    'aria-describedby': describedBy || undefined,
    'aria-invalid': problem ? true : undefined,
    'aria-required': props.isOptional ? undefined : true,
    disabled: props.disabledReason ? true : undefined,
  };
  return { id, hintId, problemId, problem, control };
}

/** The sentence that says what is wrong with a field. */
export function FieldProblem({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p className="gm-field-problem" id={id}>
      <Icon name="cross" size={14} />
      <span>
        <span className="gm-hidden">Problem: </span>
        {children}
      </span>
    </p>
  );
}

/** Label, hint and problem around one control. */
export function Field({
  field,
  props,
  children,
  after,
}: {
  field: ReturnType<typeof useField>;
  props: FieldProps;
  children: ReactNode;
  after?: ReactNode | undefined;
}) {
  const hint = props.disabledReason ?? props.hint;
  return (
    <div className="gm-field" data-problem={field.problem ? true : undefined}>
      <label className="gm-label" htmlFor={field.id}>
        {props.label}
        {props.isOptional ? <span className="gm-optional"> (optional)</span> : null}
      </label>
      {hint ? (
        <p className="gm-hint" id={field.hintId}>
          {hint}
        </p>
      ) : null}
      {field.problem ? <FieldProblem id={field.problemId}>{field.problem}</FieldProblem> : null}
      {children}
      {after}
    </div>
  );
}
