import { readProgram } from '../../game/sandbox/index.ts'
import { texts } from '../../text/index.ts'
import type { KeyPress } from '../keys.ts'
import { say } from '../play/hand.ts'
import { pressInChoosing, pressInCompare, pressInLosing, pressInQuestion } from './press-choice.ts'
import { pressInHand } from './press-hand.ts'
import { pressInLook, pressInMain, unlessUnsaved } from './press-main.ts'
import { pressInAsking, pressInTyping } from './press-text.ts'
import { type Pressed, stay } from './pressed.ts'
import { loaded, MAIN, type SandboxView, unread } from './view.ts'

/**
 * A key on the sandbox's screen.
 * @param columns how many columns the palette has, for the arrows
 */
export function pressInSandbox(view: SandboxView, key: KeyPress, columns: number): Pressed {
  const { panel } = view
  switch (panel.at) {
    case 'main':
      return pressInMain(view, key)
    case 'look':
      return pressInLook(view, key)
    case 'hand':
      return pressInHand(view, key, columns)
    case 'question':
      return pressInQuestion(view, key)
    case 'typing':
      return pressInTyping(view, panel, key)
    case 'asking':
      return pressInAsking(view, panel, key)
    case 'choosing':
      return pressInChoosing(view, panel, key)
    case 'compare':
      return pressInCompare(view, panel, key)
    case 'losing':
      return pressInLosing(view, panel, key)
    case 'help':
    case 'story':
      return stay({ ...view, panel: MAIN })
  }
}

/** What came of reading a file. */
export type WasRead =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly why: string }

/** @returns the view once a file was read: its program is loaded, or it says why not. */
export function afterRead(view: SandboxView, path: string, read: WasRead): SandboxView {
  const { panel } = view
  const why = (text: string): SandboxView =>
    panel.at === 'asking' ? { ...view, panel: { ...panel, why: text, busy: false } } : say(view, text)
  if (!read.ok) return why(read.why)
  const program = readProgram(read.text, path)
  if (!program.ok) return why(unread(program.problems).text)
  const { loadable } = program
  return unlessUnsaved(view, { do: 'load', name: path, loadable }, current =>
    stay(loaded(current, path, loadable)),
  ).view
}

/** What came of writing a file. */
export type WasWritten =
  | { readonly ok: true; readonly path: string }
  | { readonly ok: false; readonly why: string }

/** @returns the view once a level was written, or could not be. */
export function afterWrite(view: SandboxView, written: WasWritten): SandboxView {
  const { panel, sandbox } = view
  if (written.ok)
    return say(
      { ...view, panel: MAIN, kept: sandbox.program },
      texts().sandbox.said.saved(written.path),
      'accent',
    )
  return panel.at === 'asking'
    ? { ...view, panel: { ...panel, why: written.why, busy: false } }
    : say(view, written.why)
}
