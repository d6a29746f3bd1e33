import {
  type LogEntry,
  type OpenTrap,
  playedCards,
  type Session,
  stormPoints,
  whyStep,
} from '../../game/index.ts'
import { contentName, frameName, type Machine, pageName, processName } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { frameMeant } from '../play/meant.ts'
import type { Ask, HandView, PlayView } from '../play/view.ts'
import { howText } from '../presentation/log.ts'
import { stepTexts } from '../presentation/steps.ts'
import { actionAt, reported, trapSentence } from '../presentation/trap.ts'

/** @returns which trap it is, and in a drill how things stand. */
function numberLine({ session, traps }: PlayView, open: OpenTrap): string {
  const { handled, storm, clock } = session.play
  const number = handled.length + 1
  if (storm === null) return texts().plainTrap.number(number, traps)
  const left = open.due === null ? null : open.due - clock.elapsed
  return texts().plainTrap.numberInDrill(number, storm.tier + 1, storm.lives, stormPoints(storm), left)
}

/** @returns what trapped and why, and the state of the page in question. */
export function trapLines(view: PlayView, open: OpenTrap): string[] {
  const { traps, plainTrap } = texts()
  const { kind, by } = open.trap
  const reports = reported(open).filter(report => report !== null)
  return [
    numberLine(view, open),
    plainTrap.trapped(traps.titles[kind], processName(by), actionAt(open), reports),
    trapSentence(open),
  ]
}

/** @returns what the cursor is on: "P2 heap[0], which maps frame a". */
export function cursorWords(view: HandView): string {
  const { target, session } = view
  if (target.on === 'frame') return texts().plainMachine.frame(frameName(target.frame))
  if (target.on === 'process') return processName(target.process)
  const frame = frameMeant(view)
  const name = `${processName(target.process)} ${pageName(session.play.machine, target.process, target.page)}`
  const words = texts()
  return frame === undefined
    ? name
    : words.plainTrap.pageAndFrame(name, words.plainMachine.frame(frameName(frame)))
}

export const handLine = ({ hand }: Pick<Machine, 'hand'>): string =>
  hand.length === 0
    ? texts().plainTrap.handEmpty
    : texts().plainTrap.inHand(hand.map(frame => texts().plainMachine.frame(frameName(frame))))

/** @returns the marked pages; nothing where there are none. */
export const markLines = ({ marks, session }: HandView): string[] =>
  marks.length === 0
    ? []
    : [
        texts().plainTrap.marked(
          marks.map(
            ({ process, page }) => `${processName(process)} ${pageName(session.play.machine, process, page)}`,
          ),
        ),
      ]

/** @returns the steps so far, numbered, and what is in the hand. */
export function handlerLines({ play }: Pick<Session, 'play'>, open: OpenTrap): string[] {
  const steps = stepTexts(open.before, open.steps)
  const words = texts().plainTrap
  return [
    ...(steps.length === 0 ? [words.noSteps] : steps.map((text, index) => words.step(index + 1, text))),
    handLine(play.machine),
  ]
}

/** @returns the cards by their numbers; what is played is said so. */
export function cardLines(open: OpenTrap): string[] {
  const played = playedCards(open)
  return (open.cards ?? []).map(({ text }, index) =>
    texts().plainTrap.card(index + 1, text, played[index] === true),
  )
}

/** @returns the reference's next step and why, where the player watches; nothing elsewhere. */
export function nextStepLines({ game }: Pick<Session, 'game'>, open: OpenTrap): string[] {
  const { solution, steps, trap, before } = open
  if (game.help !== 'watch' || solution === null) return []
  const at = steps.length
  const text = stepTexts(before, solution)[at] ?? ''
  const why = whyStep({ kernel: game.kernel, trap, before, steps: solution, at })
  return [texts().plainTrap.nextStep(at + 1, solution.length, text, why)]
}

/** @returns the question that a command asked, with what answers it. */
export const askLines = ({ prompt, choices }: Ask): string[] => [
  texts().plainTrap.ask(
    prompt,
    choices.map(({ key, label }) => texts().plainTrap.choice(key, label)),
  ),
]

/** A line of what happened: "P1 load heap[0], saw A: no trap." */
function logLine(entry: LogEntry): string {
  const saw = entry.saw === undefined ? null : contentName(entry.saw)
  return texts().plainTrap.happened(entry.text, saw, howText(entry))
}

export const logLines = (log: readonly LogEntry[]): string[] => log.map(logLine)
