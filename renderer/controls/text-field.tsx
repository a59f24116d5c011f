import type { ReactNode } from 'react';
import {
  SearchField as AriaSearchField,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
} from 'react-aria-components';

/** What a text field takes; `error` marks it and says what is wrong. */
export interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'style'> {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  readonly placeholder?: string | undefined;
  readonly isMono?: boolean;
  readonly lines?: number;
}

/** One line of text, or several with `lines`. */
export function TextField({
  label,
  isLabelHidden = false,
  hint,
  error,
  placeholder = '',
  isMono = false,
  lines = 1,
  ...rest
}: TextFieldProps) {
  const hasError = error !== undefined && error !== null && error !== '';
  return (
    <AriaTextField {...rest} isInvalid={hasError} className="field">
      <Label className={isLabelHidden ? 'visually-hidden' : 'field-label'}>{label}</Label>
      {lines > 1 ? (
        <TextArea
          className={isMono ? 'input input-area mono' : 'input input-area'}
          rows={lines}
          placeholder={placeholder}
        />
      ) : (
        <Input className={isMono ? 'input mono' : 'input'} placeholder={placeholder} />
      )}
      {hint !== undefined && !hasError && (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      <FieldError className="field-error">{hasError ? error : null}</FieldError>
    </AriaTextField>
  );
}

/** A field that narrows a list below it; Escape empties it. */
export function SearchField({
  label,
  value,
  onChange,
  placeholder = '',
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
}) {
  return (
    <AriaSearchField aria-label={label} value={value} onChange={onChange} className="field">
      <Input className="input" placeholder={placeholder ?? label} />
    </AriaSearchField>
  );
}
