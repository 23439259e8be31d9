import { type KeyboardEvent, useId, useState } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Icon } from './icons.tsx';
import { KeyHint } from './key-hint.tsx';
import './overlay.css';

/** One thing the palette can do or open. */
export interface Command {
  id: string;
  label: string;
  /** Where it leads or what kind of thing it is. */
  hint?: string | undefined;
  keys?: string | undefined;
  run: () => void;
}

/** Commands whose words contain every word typed, those that start with it first. */
export function matchCommands(commands: readonly Command[], typed: string): Command[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const textOf = (command: Command) => `${command.label} ${command.hint ?? ''}`.toLowerCase();
  const rank = (command: Command) => (command.label.toLowerCase().startsWith(words[0] ?? '') ? 0 : 1);
  return commands
    .filter((command) => words.every((word) => textOf(command).includes(word)))
    .sort((one, other) => rank(one) - rank(other));
}

export interface CommandPaletteProps {
  commands: readonly Command[];
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

/** Go anywhere, do anything, from the keyboard: ctrl or cmd and k. */
export function CommandPalette({ commands, isOpen, onOpenChange }: CommandPaletteProps) {
  return (
    <ModalOverlay className="gm-scrim" isOpen={isOpen} isDismissable onOpenChange={onOpenChange}>
      <Modal className="gm-dialog-frame gm-palette">
        <AriaDialog aria-label="Go to or do">
          <PaletteSearch commands={commands} onDone={() => onOpenChange(false)} />
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

function PaletteSearch({ commands, onDone }: { commands: readonly Command[]; onDone: () => void }) {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const listId = useId();
  const found = matchCommands(commands, typed);
  const run = (command: Command | undefined) => {
    if (!command) return;
    onDone();
    command.run();
  };
  const press = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setAt((at + step + found.length) % Math.max(1, found.length));
    if (event.key === 'Enter') run(found[at]);
    if (step !== 0 || event.key === 'Enter') event.preventDefault();
  };
  return (
    <>
      <div className="gm-palette-search">
        <Icon name="search" />
        <input
          // biome-ignore lint/a11y/noAutofocus: the palette was opened in order to type
          autoFocus
          role="combobox"
          aria-label="Find a page, a person or an action"
          aria-expanded="true"
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={found[at] ? `${listId}-${found[at].id}` : undefined}
          placeholder="Find a page, a person or an action"
          value={typed}
          onKeyDown={press}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
          }}
        />
        <KeyHint keys="esc" />
      </div>
      <div id={listId} className="gm-palette-list" role="listbox" aria-label="Found">
        {found.map((command, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the search box, which keeps focus
          // biome-ignore lint/a11y/useFocusableInteractive: the active option is named by aria-activedescendant
          <div
            className="gm-menu-item"
            role="option"
            key={command.id}
            id={`${listId}-${command.id}`}
            aria-selected={index === at}
            onClick={() => run(command)}
          >
            <span>{command.label}</span>
            {command.keys ? <KeyHint keys={command.keys} /> : <span className="gm-hint">{command.hint}</span>}
          </div>
        ))}
      </div>
      <p className="gm-menu-empty" role="status" hidden={found.length > 0}>
        {found.length > 0 ? '' : 'Nothing matches. Try fewer words.'}
      </p>
    </>
  );
}
