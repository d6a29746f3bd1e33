import {
  FIRST_LINES,
  isYours,
  linesDone,
  type Sandbox,
  type SandboxInput,
  viewed,
} from '../../game/sandbox/index.ts'
import { KERNEL_NAMES, type KernelName } from '../../kernel/index.ts'
import { OVERCOMMIT_POLICIES } from '../../machine/index.ts'
import { say } from '../play/hand.ts'
import { type Move, moveTarget } from '../play/target.ts'
import { examplesLeft } from './examples.ts'
import { nameOf, type SandboxKey } from './keys.ts'
import { handOn } from './press-hand.ts'
import { type Pressed, stay } from './pressed.ts'
import { isUnsaved, type Losing, MAIN, type Panel, type SandboxView, send } from './view.ts'

/** Sends what makes time run on. */
export const goOn = (view: SandboxView, input: SandboxInput): SandboxView => handOn(send(view, input))

/** @returns the view after what would lose the program; or with the question, where it is not saved. */
export function unlessUnsaved(view: SandboxView, next: Losing, go: (view: SandboxView) => Pressed): Pressed {
  return isUnsaved(view) ? stay({ ...view, panel: { at: 'losing', next } }) : go(view)
}

const leave = (view: SandboxView): Pressed => ({ view, effect: { do: 'leave' } })

/** The moment at which the line before, or behind, the one in view is over. */
function lineBeside({ moments, at }: Sandbox, step: 1 | -1): number {
  const done = moments.map(linesDone)
  const here = done[at] ?? 0
  if (step === 1) {
    const next = done.findIndex((lines, index) => index > at && lines > here)
    return next < 0 ? moments.length - 1 : next
  }
  const first = done.indexOf(here)
  return at > first ? first : Math.max(0, done.indexOf(done[first - 1] ?? 0))
}

const FAR = 10

/** Where a key goes in time; null for any other key. */
function timeOf(sandbox: Sandbox, name: string): number | null {
  const { at, moments } = sandbox
  switch (name) {
    case 'left':
      return at - 1
    case 'right':
      return at + 1
    case 'up':
      return lineBeside(sandbox, -1)
    case 'down':
      return lineBeside(sandbox, 1)
    case 'page-up':
      return at - FAR
    case 'page-down':
      return at + FAR
    case 'home':
    case '<':
      return 0
    case 'end':
    case '>':
      return moments.length - 1
    default:
      return null
  }
}

const otherKernel = (kernel: KernelName): KernelName => (kernel === 'naive' ? 'xv6' : 'naive')

const open = (view: SandboxView, panel: Panel): Pressed =>
  stay({ ...view, panel, message: { text: '', tone: 'text' } })

const typing = (text: string): Panel => ({ at: 'typing', text, wrong: null })

function toggleMode(view: SandboxView): SandboxView {
  const mode = view.sandbox.mode === 'hand' ? 'reference' : 'hand'
  const next = send(view, { do: 'handle-by', mode })
  return say(
    next,
    mode === 'hand'
      ? 'You handle the traps from now on. Right or wrong, the machine goes on from what you leave.'
      : 'The reference handles the traps from now on.',
    'text',
  )
}

function changeFrames(view: SandboxView, by: 1 | -1): SandboxView {
  return handOn(send(view, { do: 'frames', frames: view.sandbox.frames + by }))
}

function changePolicy(view: SandboxView): SandboxView {
  const { overcommit, kernel } = view.sandbox
  if (viewed(view.sandbox).machine.demand === null)
    return say(view, `${kernel} promises nothing beyond its frames: there is no policy to choose.`)
  const at = OVERCOMMIT_POLICIES.indexOf(overcommit)
  const next = OVERCOMMIT_POLICIES[(at + 1) % OVERCOMMIT_POLICIES.length] ?? 'heuristic'
  return say(handOn(send(view, { do: 'overcommit', overcommit: next })), `Overcommit: ${next}.`, 'text')
}

function markSetup(view: SandboxView): SandboxView {
  const next = send(view, { do: 'setup' })
  const { setup } = next.sandbox
  const text =
    setup === null
      ? 'No line is marked as setup: a level begins at the first fork.'
      : `A level made of this has ${setup === 1 ? 'one line' : `${setup} lines`} of setup.`
  return say(next, text, 'text')
}

/** Enter: takes the trap in view in hand, or goes on by one event. */
function enter(view: SandboxView): SandboxView {
  const { sandbox } = view
  return isYours(sandbox, viewed(sandbox)) ? { ...view, panel: { at: 'hand' } } : goOn(view, { do: 'step' })
}

/** A key while no panel but time has the keys. */
export function pressInMain(view: SandboxView, key: SandboxKey): Pressed {
  const name = nameOf(key)
  const { sandbox } = view
  const to = timeOf(sandbox, name)
  if (to !== null) return stay(send(view, { do: 'go', to }))
  const example = /^[1-3]$/.test(name) ? FIRST_LINES[Number(name) - 1] : undefined
  if (example !== undefined && examplesLeft(sandbox)[0] === example)
    return stay(goOn(send(view, { do: 'type', text: example }), { do: 'line' }))
  switch (name) {
    case 'i':
    case ':':
      return open(view, typing(''))
    case 'P':
      return open(view, typing('P'))
    case 'enter':
      return stay(enter(view))
    case 'tab':
      return open({ ...view, focus: 'machine' }, { at: 'look' })
    case ' ':
    case 'r':
      return stay(goOn(view, { do: 'run' }))
    case 'h':
      return stay(toggleMode(view))
    case '!':
      return stay(goOn(view, { do: 'give-up' }))
    case 'k':
      return open(view, { at: 'choosing', what: 'kernel', index: KERNEL_NAMES.indexOf(sandbox.kernel) })
    case 'c':
      return open(view, { at: 'compare', other: otherKernel(sandbox.kernel) })
    case 'o':
      return open(view, { at: 'choosing', what: 'open', index: 0 })
    case 's':
      return open(view, { at: 'asking', what: 'save', text: '', why: null, busy: false })
    case 'm':
      return stay(markSetup(view))
    case 'v':
      return stay(changePolicy(view))
    case '+':
      return stay(changeFrames(view, 1))
    case '-':
      return stay(changeFrames(view, -1))
    case 'x':
      return unlessUnsaved(view, { do: 'clear' }, cleared)
    case 'e':
      return open(view, { at: 'story' })
    case '?':
      return open(view, { at: 'help' })
    case 'escape':
    case 'q':
      return unlessUnsaved(view, { do: 'leave' }, leave)
    default:
      return stay(view)
  }
}

const LOOKS: Readonly<Record<string, Move>> = {
  left: 'left',
  h: 'left',
  right: 'right',
  l: 'right',
  up: 'up',
  k: 'up',
  down: 'down',
  j: 'down',
}

/** A key while the cursor is moved over the machine, to see what does not fit the screen. */
export function pressInLook(view: SandboxView, key: SandboxKey): Pressed {
  const name = nameOf(key)
  const move = LOOKS[name]
  if (move === undefined)
    return stay(name === 'tab' || name === 'escape' || name === 'enter' ? { ...view, panel: MAIN } : view)
  const target = moveTarget(viewed(view.sandbox).machine, view.target, move)
  return stay(target === null ? view : { ...view, target })
}

/** An empty sandbox on the same machine. */
export function cleared(view: SandboxView): Pressed {
  const next = send(view, { do: 'clear' })
  return stay({ ...next, panel: { at: 'main' }, name: null, kept: [] })
}
