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
import { texts } from '../../text/index.ts'
import { type KeyPress, nameOf } from '../keys.ts'
import { say } from '../play/hand.ts'
import { moveTarget } from '../play/target.ts'
import { cannot } from './cannot.ts'
import { examplesLeft } from './examples.ts'
import type { SandboxCommand } from './keymap.ts'
import { commandFor } from './keys.ts'
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

/** Where a command goes in time; null for any other command. */
function timeOf(sandbox: Sandbox, command: SandboxCommand<'time'>): number | null {
  const { at, moments } = sandbox
  switch (command) {
    case 'back':
      return at - 1
    case 'forth':
      return at + 1
    case 'lineBack':
      return lineBeside(sandbox, -1)
    case 'lineForth':
      return lineBeside(sandbox, 1)
    case 'tenBack':
      return at - FAR
    case 'tenForth':
      return at + FAR
    case 'first':
      return 0
    case 'last':
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
  return say(next, texts().sandbox.said[mode === 'hand' ? 'byHand' : 'byReference'], 'text')
}

function changeFrames(view: SandboxView, by: 1 | -1): SandboxView {
  return handOn(send(view, { do: 'frames', frames: view.sandbox.frames + by }))
}

function changePolicy(view: SandboxView): SandboxView {
  const { overcommit } = view.sandbox
  const at = OVERCOMMIT_POLICIES.indexOf(overcommit)
  const next = OVERCOMMIT_POLICIES[(at + 1) % OVERCOMMIT_POLICIES.length] ?? 'heuristic'
  return say(
    handOn(send(view, { do: 'overcommit', overcommit: next })),
    texts().sandbox.said.policy(next),
    'text',
  )
}

function markSetup(view: SandboxView): SandboxView {
  const next = send(view, { do: 'setup' })
  const { setup } = next.sandbox
  const words = texts().sandbox.said
  const text = setup === null ? words.noSetup : words.setup(setup)
  return say(next, text, 'text')
}

/** Enter: takes the trap in view in hand, or goes on by one event. */
function enter(view: SandboxView): SandboxView {
  const { sandbox } = view
  return isYours(sandbox, viewed(sandbox)) ? { ...view, panel: { at: 'hand' } } : goOn(view, { do: 'step' })
}

/** A line to begin with, by its number: the next one, and no other. */
function runExample(view: SandboxView, name: string): SandboxView {
  const example = FIRST_LINES[Number(name) - 1]
  return example !== undefined && examplesLeft(view.sandbox)[0] === example
    ? goOn(send(view, { do: 'type', text: example }), { do: 'line' })
    : say(view, texts().sandbox.cannot.noExample)
}

/** A key while no panel but time has the keys. What cannot be done now says why. */
export function pressInMain(view: SandboxView, key: KeyPress): Pressed {
  const { sandbox } = view
  const command = commandFor('time', key)
  if (command === null) return stay(view)
  const why = cannot(command, view)
  if (why !== null) return stay(say(view, why))
  const to = timeOf(sandbox, command)
  if (to !== null) return stay(send(view, { do: 'go', to }))
  const name = nameOf(key)
  switch (command) {
    case 'type':
      return open(view, typing(name === 'P' ? name : ''))
    case 'example':
      return stay(runExample(view, name))
    case 'step':
      return stay(enter(view))
    case 'look':
      return open({ ...view, focus: 'machine' }, { at: 'look' })
    case 'run':
      return stay(goOn(view, { do: 'run' }))
    case 'hand':
      return stay(toggleMode(view))
    case 'giveUp':
      return stay(goOn(view, { do: 'give-up' }))
    case 'kernel':
      return open(view, { at: 'choosing', what: 'kernel', index: KERNEL_NAMES.indexOf(sandbox.kernel) })
    case 'compare':
      return open(view, { at: 'compare', other: otherKernel(sandbox.kernel) })
    case 'open':
      return open(view, { at: 'choosing', what: 'open', index: 0 })
    case 'save':
      return open(view, { at: 'asking', what: 'save', text: '', why: null, busy: false })
    case 'setup':
      return stay(markSetup(view))
    case 'policy':
      return stay(changePolicy(view))
    case 'moreFrames':
      return stay(changeFrames(view, 1))
    case 'fewerFrames':
      return stay(changeFrames(view, -1))
    case 'clear':
      return unlessUnsaved(view, { do: 'clear' }, cleared)
    case 'story':
      return open(view, { at: 'story' })
    case 'help':
      return open(view, { at: 'help' })
    case 'leave':
      return unlessUnsaved(view, { do: 'leave' }, leave)
    default:
      return stay(view)
  }
}

/** A key while the cursor is moved over the machine, to see what does not fit the screen. */
export function pressInLook(view: SandboxView, key: KeyPress): Pressed {
  const command = commandFor('look', key)
  if (command === null) return stay(view)
  if (command === 'back') return stay({ ...view, panel: MAIN })
  const target = moveTarget(viewed(view.sandbox).machine, view.target, command)
  return stay(target === null ? view : { ...view, target })
}

/** An empty sandbox on the same machine. */
export function cleared(view: SandboxView): Pressed {
  const next = send(view, { do: 'clear' })
  return stay({ ...next, panel: { at: 'main' }, name: null, kept: [] })
}
