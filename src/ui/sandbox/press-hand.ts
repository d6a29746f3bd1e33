import { isYours, viewed } from '../../game/sandbox/index.ts'
import { texts } from '../../text/index.ts'
import type { KeyPress } from '../keys.ts'
import { pressHand, say } from '../play/hand.ts'
import { type Pressed, stay } from './pressed.ts'
import { MAIN, type SandboxView, send } from './view.ts'

/** @returns the view in which what is left of the trap has the keys, or time where it is over. */
export const handOn = (view: SandboxView): SandboxView => {
  const { sandbox } = view
  if (sandbox.question !== null) return { ...view, panel: { at: 'question' } }
  return { ...view, panel: isYours(sandbox, viewed(sandbox)) ? { at: 'hand' } : MAIN }
}

function use(view: SandboxView, primitives: Parameters<typeof send>[1] & { do: 'use' }): SandboxView {
  const next = send(view, primitives)
  if (next.sandbox.refusal !== null) return next
  const { event } = viewed(next.sandbox)
  return handOn(event.kind === 'step' ? say(next, event.note, 'text') : next)
}

function undo(view: SandboxView): SandboxView {
  return view.session.past.length === 0
    ? say(view, texts().sandbox.cannot.nothingToUndo)
    : say(send(view, { do: 'go', to: view.sandbox.at - 1 }), texts().sandbox.said.undone, 'text')
}

function redo(view: SandboxView): SandboxView {
  return view.session.future.length === 0
    ? say(view, texts().sandbox.cannot.nothingToRedo)
    : handOn(say(send(view, { do: 'go', to: view.sandbox.at + 1 }), texts().sandbox.said.redone, 'text'))
}

/** A key while an open trap is in the player's hand: the play screen's own keys. */
export function pressInHand(view: SandboxView, key: KeyPress, columns: number): Pressed {
  return pressHand<SandboxView, Pressed>(view, key, columns, {
    use: (hand, primitives) => use(hand, { do: 'use', primitives }),
    stay,
    act: (hand, act) => {
      switch (act) {
        case 'undo':
          return stay(undo(hand))
        case 'redo':
          return stay(redo(hand))
        case 'hint':
          return stay(say(hand, texts().sandbox.said.noTips))
        case 'give-up':
          return stay(handOn(send(hand, { do: 'give-up' })))
        case 'pause':
          return stay({ ...hand, panel: MAIN, ask: null })
        case 'help':
          return stay({ ...hand, panel: { at: 'help' } })
        default:
          return stay(hand)
      }
    },
  })
}
