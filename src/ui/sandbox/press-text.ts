import { levelFileOf } from '../../game/sandbox/index.ts'
import { texts } from '../../text/index.ts'
import { cleanText } from '../../workload/index.ts'
import type { KeyPress } from '../keys.ts'
import { examplesLeft } from './examples.ts'
import { commandFor } from './keys.ts'
import { goOn } from './press-main.ts'
import { type Pressed, stay } from './pressed.ts'
import { MAIN, type Panel, type SandboxView, send } from './view.ts'

/** The longest text that can be typed: a read(2) over many pages is a long line. */
export const LONGEST_LINE = 200
export const LONGEST_PATH = 500

/** @returns the text with more at its end, cut to what can be typed. */
export const longer = (text: string, more: string, longest: number): string =>
  [...cleanText(text + more)].slice(0, longest).join('')

/** @returns the text after a key; null where the key is none that edits. */
function edited(text: string, key: KeyPress, longest: number): string | null {
  if ('char' in key) return longer(text, key.char, longest)
  return key.name === 'backspace' ? [...text].slice(0, -1).join('') : null
}

type Typing = Extract<Panel, { at: 'typing' }>

/** Puts the line into the program and runs it; where that cannot be, it stays with what is wrong. */
export function submit(view: SandboxView, text: string): SandboxView {
  if (text.trim() === '') return { ...view, panel: MAIN }
  const typed = send(view, { do: 'type', text })
  const { refusal, question } = typed.sandbox
  const quiet = { ...typed, message: { text: '', tone: 'text' } } as const
  if (refusal !== null) return { ...quiet, panel: { at: 'typing', text, wrong: refusal } }
  if (question !== null) return { ...quiet, panel: { at: 'question' } }
  return ranLine(quiet)
}

/** A line that was just put into the program runs; then the next can be typed, unless a trap wants the player. */
export function ranLine(view: SandboxView): SandboxView {
  const ran = goOn(view, { do: 'line' })
  return ran.panel.at === 'main' && ran.sandbox.refusal === null
    ? { ...ran, panel: { at: 'typing', text: '', wrong: null } }
    : ran
}

/** A key while a line of the program is typed. */
export function pressInTyping(view: SandboxView, panel: Typing, key: KeyPress): Pressed {
  const text = edited(panel.text, key, LONGEST_LINE)
  if (text !== null) return stay({ ...view, panel: { at: 'typing', text, wrong: null } })
  switch (commandFor('typing', key)) {
    case 'run':
      return stay(submit(view, panel.text))
    case 'enough':
      return stay({ ...view, panel: MAIN })
    case 'example': {
      const [example] = examplesLeft(view.sandbox)
      const wrong = { text: texts().sandbox.cannot.noExampleLeft, column: null }
      return stay({
        ...view,
        panel: example === undefined ? { ...panel, wrong } : { at: 'typing', text: example, wrong: null },
      })
    }
    case null:
      return stay(view)
  }
}

type Asking = Extract<Panel, { at: 'asking' }>

/** A path as it was typed, for a level file: the folder, and the level's id. */
export function levelPath(text: string): { readonly path: string; readonly id: string } | null {
  const [, folder = '', id] = /^(.*[/\\])?([a-z0-9]+(?:-[a-z0-9]+)*)(?:\.ya?ml)?$/.exec(text.trim()) ?? []
  return id === undefined || id.length > 40 ? null : { path: `${folder}${id}.yaml`, id }
}

/** @returns a title from an id: "two-writers" is "Two writers". */
const titleOf = (id: string): string => {
  const words = id.replaceAll('-', ' ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

function save(view: SandboxView, panel: Asking): Pressed {
  const wrong = (why: string): Pressed => stay({ ...view, panel: { ...panel, why } })
  const named = levelPath(panel.text)
  if (named === null) return wrong(texts().sandbox.said.nameSuch)
  const made = levelFileOf(view.sandbox, { id: named.id, title: titleOf(named.id) })
  if (!made.ok) return wrong(made.why)
  return {
    view: { ...view, panel: { ...panel, why: null, busy: true } },
    effect: { do: 'write', path: named.path, text: made.text },
  }
}

function read(view: SandboxView, panel: Asking): Pressed {
  const path = panel.text.trim()
  if (path === '') return stay({ ...view, panel: MAIN })
  return {
    view: { ...view, panel: { ...panel, why: null, busy: true } },
    effect: { do: 'read', path },
  }
}

/** A key while a path or a name is typed. */
export function pressInAsking(view: SandboxView, panel: Asking, key: KeyPress): Pressed {
  if (panel.busy) return stay(view)
  const text = edited(panel.text, key, LONGEST_PATH)
  if (text !== null) return stay({ ...view, panel: { ...panel, text, why: null } })
  switch (commandFor('asking', key)) {
    case 'take':
      return panel.what === 'save' ? save(view, panel) : read(view, panel)
    case 'enough':
      return stay({ ...view, panel: MAIN })
    case null:
      return stay(view)
  }
}
