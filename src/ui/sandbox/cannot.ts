import { isYours, MOST_FRAMES, viewed, whyStill } from '../../game/sandbox/index.ts'
import { texts } from '../../text/index.ts'
import { examplesLeft } from './examples.ts'
import type { SandboxCommand } from './keymap.ts'
import type { SandboxView } from './view.ts'

/** @returns why a key of time can do nothing now; null where it can. */
export function cannot(id: SandboxCommand<'time'>, { sandbox }: SandboxView): string | null {
  const words = texts().sandbox.cannot
  const { at, moments, program, frames, kernel } = sandbox
  const moment = viewed(sandbox)
  switch (id) {
    case 'step':
      return isYours(sandbox, moment) ? null : whyStill(sandbox)
    case 'run':
      return whyStill(sandbox)
    case 'example':
      return examplesLeft(sandbox).length === 0 ? words.noExample : null
    case 'back':
    case 'lineBack':
    case 'tenBack':
    case 'first':
      return at === 0 ? words.firstMoment : null
    case 'forth':
    case 'lineForth':
    case 'tenForth':
    case 'last':
      return at === moments.length - 1 ? words.lastMoment : null
    case 'giveUp':
      return moment.opened === null ? texts().sandboxAnswers.noTrap : null
    case 'policy':
      return moment.machine.demand === null ? words.noPolicy(kernel) : null
    case 'moreFrames':
      return frames >= MOST_FRAMES ? texts().sandboxAnswers.mostFrames(MOST_FRAMES) : null
    case 'fewerFrames':
      return frames <= 1 ? texts().sandboxAnswers.mostFrames(MOST_FRAMES) : null
    case 'save':
    case 'setup':
    case 'clear':
      return program.length === 0 ? words.noLines : null
    default:
      return null
  }
}
