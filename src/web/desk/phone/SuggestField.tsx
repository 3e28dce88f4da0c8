import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { useText } from '../useText.ts';
import { isEnter } from './enterKey.ts';

export type Choice = {
  readonly value: string;
  readonly label: string;
  /** What it is found by beside its label, in small letters. */
  readonly search: string;
  readonly note?: ReactNode;
};

type SuggestFieldProps = {
  readonly id: string;
  readonly label: string;
  readonly value: string | null;
  readonly choices: readonly Choice[];
  /** Offered before anything is typed, the likeliest first; Enter takes the first. */
  readonly suggested: readonly Choice[];
  readonly placeholder: string;
  readonly required?: boolean;
  readonly onChange: (value: string | null) => void;
  readonly onNext: () => void;
};

const shown = 7;

/** A choice by keyboard: type a few letters or take what is suggested, Enter goes on. WAI-ARIA's combobox with a list. */
export function SuggestField({
  id,
  label,
  value,
  choices,
  suggested,
  placeholder,
  required = false,
  onChange,
  onNext,
}: SuggestFieldProps) {
  const text = useText();
  const listId = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const chosen = choices.find((choice) => choice.value === value);
  const options = typed === null || typed.trim() === '' ? suggested : matching(choices, typed);
  const current = options[Math.min(at, options.length - 1)];
  const isOpen = open && options.length > 0 && !(typed === null && value !== null);

  const take = (choice: Choice | undefined): void => {
    if (choice) onChange(choice.value);
    setTyped(null);
    setAt(0);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isEnter(event)) {
      event.preventDefault();
      if (typed !== null ? typed.trim() !== '' : value === null) take(current);
      onNext();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      setAt((before) => Math.max(0, Math.min(options.length - 1, before + (event.key === 'ArrowDown' ? 1 : -1))));
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
      setOpen(false);
      setTyped(null);
    }
  };

  return (
    <div className="suggest">
      <input
        id={id}
        className={`sheet-input ${value !== null && typed === null ? 'sheet-input-chosen' : ''}`}
        role="combobox"
        aria-label={label}
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-required={required}
        {...(isOpen && current ? { 'aria-activedescendant': `${listId}-${current.value}` } : {})}
        autoComplete="off"
        value={typed ?? chosen?.label ?? ''}
        placeholder={suggested[0] ? text('phone.suggested', { what: suggested[0].label }) : placeholder}
        onFocus={(event) => {
          setOpen(true);
          event.target.select();
        }}
        onBlur={() => {
          setOpen(false);
          setTyped(null);
        }}
        onChange={(event) => {
          setTyped(event.target.value);
          setOpen(true);
          setAt(0);
          if (event.target.value === '') onChange(null);
        }}
        onKeyDown={onKeyDown}
      />
      {value === null && typed === null && suggested[0] && (
        <kbd className="suggest-key" aria-hidden>
          ↵
        </kbd>
      )}
      <div id={listId} role="listbox" aria-label={label} className="suggest-list" hidden={!isOpen}>
        {isOpen &&
          options.map((choice) => (
            <div
              key={choice.value}
              id={`${listId}-${choice.value}`}
              role="option"
              tabIndex={-1}
              aria-selected={choice === current}
              onMouseDown={(event) => {
                event.preventDefault();
                take(choice);
                onNext();
              }}
            >
              <span>{choice.label}</span>
              {choice.note && <small>{choice.note}</small>}
            </div>
          ))}
      </div>
    </div>
  );
}

/** What begins with the words stands before what only holds them. */
function matching(choices: readonly Choice[], typed: string): readonly Choice[] {
  const words = typed.trim().toLowerCase();
  const found = choices.filter(({ label, search }) => `${label.toLowerCase()} ${search}`.includes(words));
  const begins = (choice: Choice) => choice.label.toLowerCase().startsWith(words) || choice.search.startsWith(words);
  return [...found.filter(begins), ...found.filter((choice) => !begins(choice))].slice(0, shown);
}
