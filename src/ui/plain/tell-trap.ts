import {
  type LogEntry,
  type OpenTrap,
  playedCards,
  type Session,
  stormPoints,
  whyStep,
} from '../../game/index.ts'
import { contentName, frameName, type Machine, pageName, processName } from '../../machine/index.ts'
import { frameMeant } from '../play/meant.ts'
import type { Ask, HandView, PlayView } from '../play/view.ts'
import { howText } from '../presentation/log.ts'
import { stepTexts } from '../presentation/steps.ts'
import { actionAt, reported, TRAP_TITLES, trapSentence } from '../presentation/trap.ts'
import { counted, duration, listed, sentence } from './spoken.ts'

/** @returns which trap it is, and in a drill how things stand. */
function numberLine({ session, traps }: PlayView, open: OpenTrap): string {
  const { handled, storm, clock } = session.play
  const number = handled.length + 1
  if (storm === null) return `Trap ${number} of ${traps}.`
  const left = open.due === null ? '' : ` ${duration(open.due - clock.elapsed)} for it.`
  return `Trap ${number}, tier ${storm.tier + 1}, ${counted(storm.lives, 'life', 'lives')}, ${counted(stormPoints(storm), 'point')}.${left}`
}

/** @returns what trapped and why, and the state of the page in question. */
export function trapLines(view: PlayView, open: OpenTrap): string[] {
  const [cause, address] = reported(open)
  return [
    numberLine(view, open),
    `${sentence(TRAP_TITLES[open.trap.kind])}: ${processName(open.trap.by)} ${actionAt(open)}, ${cause}${address === null ? '' : `, ${address}`}.`,
    trapSentence(open),
  ]
}

/** @returns what the cursor is on: "P2 heap[0], which maps frame a". */
export function cursorWords(view: HandView): string {
  const { target, session } = view
  if (target.on === 'frame') return `frame ${frameName(target.frame)}`
  if (target.on === 'process') return processName(target.process)
  const frame = frameMeant(view)
  const name = `${processName(target.process)} ${pageName(session.play.machine, target.process, target.page)}`
  return frame === undefined ? name : `${name}, frame ${frameName(frame)}`
}

export const handLine = ({ hand }: Pick<Machine, 'hand'>): string =>
  hand.length === 0
    ? 'Nothing in your hand.'
    : `In your hand: ${listed(hand.map(frame => `frame ${frameName(frame)}`))}.`

/** @returns the marked pages; nothing where there are none. */
export const markLines = ({ marks, session }: HandView): string[] =>
  marks.length === 0
    ? []
    : [
        `Marked: ${listed(marks.map(({ process, page }) => `${processName(process)} ${pageName(session.play.machine, process, page)}`))}.`,
      ]

/** @returns the steps so far, numbered, and what is in the hand. */
export function handlerLines({ play }: Pick<Session, 'play'>, open: OpenTrap): string[] {
  const steps = stepTexts(open.before, open.steps)
  return [
    ...(steps.length === 0 ? ['No steps yet.'] : steps.map((text, index) => `Step ${index + 1}: ${text}.`)),
    handLine(play.machine),
  ]
}

/** @returns the cards by their numbers; what is played is said so. */
export function cardLines(open: OpenTrap): string[] {
  const played = playedCards(open)
  return (open.cards ?? []).map(
    ({ text }, index) => `Card ${index + 1}: ${text}${played[index] ? ', played' : ''}.`,
  )
}

/** @returns the reference's next step and why, where the player watches; nothing elsewhere. */
export function nextStepLines({ game }: Pick<Session, 'game'>, open: OpenTrap): string[] {
  const { solution, steps, trap, before } = open
  if (game.help !== 'watch' || solution === null) return []
  const at = steps.length
  const text = stepTexts(before, solution)[at] ?? ''
  const why = whyStep({ kernel: game.kernel, trap, before, steps: solution, at })
  return [`Next, step ${at + 1} of ${solution.length}: ${text}. ${why}`]
}

/** @returns the question that a command asked, with what answers it. */
export const askLines = ({ prompt, choices }: Ask): string[] => [
  `${prompt} Say ${listed(
    choices.map(({ key, label }) => `${key} for ${label}`),
    'or',
  )}; no leaves it.`,
]

/** A line of what happened: "P1 load heap[0], saw A: no trap." */
function logLine(entry: LogEntry): string {
  const saw = entry.saw === undefined ? '' : `, saw ${contentName(entry.saw)}`
  return `${entry.text}${saw}: ${howText(entry)}.`
}

export const logLines = (log: readonly LogEntry[]): string[] => log.map(logLine)
