import { texts } from '../../text/index.ts'
import { isPaste, pasteRefused } from '../paste.ts'
import { say } from '../play/hand.ts'
import { LONGEST_LINE, LONGEST_PATH, longer, submit } from './press-text.ts'
import type { SandboxView } from './view.ts'

const LINE_END = /\r\n|[\r\n]/

/** Whether a line says nothing: it is empty, or a comment alone. */
const isBlank = (line: string): boolean => /^\s*(?:#|$)/.test(line)

/** As much of a pasted piece as could have been typed behind what is there; a paste may be one line of megabytes. */
const typedAfter = (there: string, piece: string, longest: number): string =>
  longer(there, piece.slice(0, 4 * longest), longest)

/** The view that says how many lines of a paste have been left. */
function leftOut(view: SandboxView, lines: number): SandboxView {
  if (lines === 0) return view
  const words = texts().sandbox.said
  const { panel } = view
  if (panel.at !== 'typing' || panel.wrong === null) return say(view, words.leftOut(lines))
  const { wrong } = panel
  return { ...view, panel: { ...panel, wrong: { ...wrong, text: words.leftOutSince(lines, wrong.text) } } }
}

/**
 * Lines of a workload, each as if it had been typed: the first that cannot be taken, or that wants the player, ends
 * it. What comes after the last line's end waits for Enter.
 */
function pasteLines(view: SandboxView, there: string, text: string): SandboxView {
  const lines = text.split(LINE_END)
  const rest = lines.pop() ?? ''
  let now: SandboxView = { ...view, panel: { at: 'typing', text: there, wrong: null } }
  for (const [index, line] of lines.entries()) {
    const whole = typedAfter(index === 0 ? there : '', line, LONGEST_LINE)
    if (isBlank(whole)) continue
    now = submit(now, whole)
    if (now.panel.at === 'typing' && now.panel.wrong === null) continue
    const left = [...lines.slice(index + 1), rest].filter(other => !isBlank(other))
    return leftOut(now, left.length)
  }
  const begun = typedAfter(lines.length === 0 ? there : '', rest, LONGEST_LINE)
  return { ...now, panel: { at: 'typing', text: begun, wrong: null } }
}

/** @returns the view after a paste; null where it is to be taken as so many keys. */
export function pressPaste(view: SandboxView, text: string): SandboxView | null {
  const { panel } = view
  const isLong = isPaste(text) || LINE_END.test(text)
  switch (panel.at) {
    case 'typing':
      return pasteLines(view, panel.text, text)
    case 'main':
      return isLong ? pasteLines(view, '', text) : null
    case 'asking': {
      if (panel.busy) return view
      const [first = ''] = text.split(LINE_END, 1)
      return { ...view, panel: { ...panel, text: typedAfter(panel.text, first, LONGEST_PATH), why: null } }
    }
    default:
      return isPaste(text) ? say(view, pasteRefused(text)) : null
  }
}
