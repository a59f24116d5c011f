import { Component, type ReactNode } from 'react';
import { wordsOf } from '../ask/ask-error.ts';
import { Button } from '../controls/button.tsx';
import { ErrorNote } from '../controls/notes.tsx';

/** Keeps a fault in one view from taking the window with it. */
export class FaultBoundary extends Component<
  { readonly children: ReactNode },
  { readonly fault: unknown }
> {
  override state = { fault: null as unknown };

  static getDerivedStateFromError(fault: unknown) {
    return { fault };
  }

  override render() {
    if (this.state.fault === null) return this.props.children;
    return (
      <div className="view-fault">
        <ErrorNote
          error={wordsOf(this.state.fault)}
          action={<Button onPress={() => this.setState({ fault: null })}>Show it again</Button>}
        />
      </div>
    );
  }
}
