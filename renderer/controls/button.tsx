import type { LucideIcon } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { Tooltip } from './tooltip.tsx';

/** A button with words; `look` says how much it weighs on the page. */
export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'style'> {
  readonly look?: 'plain' | 'primary' | 'quiet' | 'danger';
  readonly icon?: LucideIcon | undefined;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button whose words are a verb. */
export function Button({ look = 'plain', icon: Icon, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={`button button-${look}`}>
      {Icon && <Icon aria-hidden="true" />}
      {children}
    </AriaButton>
  );
}

/** What an `IconButton` takes. */
export interface IconButtonProps
  extends Omit<AriaButtonProps, 'className' | 'children' | 'style' | 'aria-label'> {
  readonly label: string;
  readonly icon: LucideIcon;
}

/** A button of 28 px with a picture; `label` is its name for screen readers and its tooltip. */
export function IconButton({ label, icon: Icon, ...rest }: IconButtonProps) {
  return (
    <Tooltip words={label}>
      <AriaButton {...rest} aria-label={label} className="icon-button">
        <Icon aria-hidden="true" />
      </AriaButton>
    </Tooltip>
  );
}
