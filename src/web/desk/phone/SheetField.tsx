import { CheckCircleFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useText } from '../useText.ts';
import { fieldId, type SheetField as Name } from './sheetFields.ts';

type SheetFieldProps = {
  readonly name: Name | 'reply' | 'third' | 'consent';
  readonly label: string;
  /** An element of the five: said or still to be asked. */
  readonly said?: boolean;
  readonly hint?: ReactNode;
  /** Several inputs with labels of their own stand behind the words. */
  readonly isGroup?: boolean;
  readonly children: ReactNode;
};

/** A line of the sheet: what is asked, whether it has been said, the field. */
export function SheetField({ name, label, said, hint, isGroup = false, children }: SheetFieldProps) {
  const text = useText();
  return (
    <div className={`sheet-field ${said === false ? 'sheet-field-open' : ''}`}>
      <div className="sheet-label">
        {isGroup ? <span>{label}</span> : <label htmlFor={fieldId(name)}>{label}</label>}
        {said !== undefined && (
          <span className={said ? 'said' : 'unsaid'}>
            {said ? <CheckCircleFilled aria-hidden /> : <span aria-hidden className="unsaid-dot" />}
            <span className="visually-hidden">{text(said ? 'phone.said' : 'phone.unsaid')}</span>
          </span>
        )}
      </div>
      <div className="sheet-value">
        {children}
        {hint && <div className="sheet-hint">{hint}</div>}
      </div>
    </div>
  );
}
