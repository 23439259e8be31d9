import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import './button.css';
import { Icon } from './icons.tsx';
import './overlay.css';

export interface MenuAction {
  id: string;
  label: string;
  onPress: () => void;
  hint?: string | undefined;
  isDanger?: boolean | undefined;
  isCurrent?: boolean | undefined;
  /** Why it cannot be done now; shown in the menu. */
  disabledReason?: string | undefined;
}

export interface MenuProps {
  /** Name of the menu; shown on its button unless `trigger` replaces the words. */
  label: string;
  actions: readonly MenuAction[];
  trigger?: ReactNode | undefined;
  kind?: 'secondary' | 'quiet' | undefined;
  /** Open as soon as it is drawn: for menus that are loaded when they are first wanted. */
  isOpenAtFirst?: boolean | undefined;
}

/** A button that opens a short list of actions. */
export function Menu({ label, actions, trigger, kind = 'secondary', isOpenAtFirst = false }: MenuProps) {
  return (
    <MenuTrigger defaultOpen={isOpenAtFirst}>
      <Button className="gm-button" data-kind={kind} {...(trigger ? { 'aria-label': label } : {})}>
        {trigger ?? label}
        <Icon name="down" size={14} />
      </Button>
      <Popover className="gm-popover" placement="bottom end">
        <AriaMenu
          className="gm-menu"
          aria-label={label}
          disabledKeys={actions.filter((action) => action.disabledReason).map((action) => action.id)}
          onAction={(key) => actions.find((action) => action.id === key)?.onPress()}
        >
          {actions.map((action) => (
            <MenuItem
              className="gm-menu-item"
              key={action.id}
              id={action.id}
              textValue={action.label}
              data-danger={action.isDanger || undefined}
            >
              <span>{action.label}</span>
              {action.isCurrent ? <Icon name="tick" size={14} /> : null}
              {action.disabledReason || action.hint ? (
                <span className="gm-hint">{action.disabledReason ?? action.hint}</span>
              ) : null}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
