import { Component, type ReactNode } from 'react'

interface Props {
  readonly children?: ReactNode
  /** Called with what a screen threw; nothing is drawn from then on. */
  readonly onError: (thrown: unknown) => void
}

/** Where an error of a screen ends: Ink's own boundary draws the stack, and may itself throw over it. */
export class Boundary extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true }
  }

  override componentDidCatch(thrown: unknown): void {
    this.props.onError(thrown)
  }

  override render(): ReactNode {
    return this.state.broken ? null : this.props.children
  }
}
