import { Button } from 'react-aria-components/Button';
import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { FieldProblem, type FieldProps, useField } from './field.tsx';
import { Icon } from './icons.tsx';
import './overlay.css';
import type { Option } from './select.tsx';

export interface ComboBoxProps<Value extends string> extends FieldProps {
  value: Value | '';
  onChange: (value: Value | '') => void;
  options: readonly Option<Value>[];
  /** Called with what is typed, for lists that the server searches. */
  onSearch?: ((text: string) => void) | undefined;
}

/** One of a long list, found by typing. */
export function ComboBox<Value extends string>(props: ComboBoxProps<Value>) {
  const field = useField(props);
  const hint = props.disabledReason ?? props.hint;
  const search = props.onSearch ? { onInputChange: props.onSearch } : {};
  return (
    <AriaComboBox
      className="gm-field"
      data-problem={field.problem ? true : undefined}
      selectedKey={props.value || null}
      isDisabled={props.disabledReason !== undefined}
      isInvalid={field.problem !== undefined}
      isRequired={!props.isOptional}
      validationBehavior="aria"
      menuTrigger="focus"
      aria-describedby={field.control['aria-describedby'] ?? ''}
      onSelectionChange={(key) =>
        props.onChange(props.options.find((option) => option.value === key)?.value ?? '')
      }
      {...search}
    >
      <Label className="gm-label">
        {props.label}
        {props.isOptional ? <span className="gm-optional"> (optional)</span> : null}
      </Label>
      {hint ? (
        <p className="gm-hint" id={field.hintId}>
          {hint}
        </p>
      ) : null}
      {field.problem ? <FieldProblem id={field.problemId}>{field.problem}</FieldProblem> : null}
      <div className="gm-input gm-combo">
        <Input id={field.id} />
        <Button aria-label={`Show all: ${props.label}`}>
          <Icon name="down" />
        </Button>
      </div>
      <Popover className="gm-popover">
        <ListBox
          className="gm-menu"
          items={props.options}
          renderEmptyState={() => <p className="gm-menu-empty">Nothing matches</p>}
        >
          {(option) => (
            <ListBoxItem className="gm-menu-item" id={option.value} textValue={option.label}>
              <span>{option.label}</span>
              {option.hint ? <span className="gm-hint">{option.hint}</span> : null}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
