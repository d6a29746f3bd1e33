import { createHash } from 'node:crypto'
import { KERNELS } from '../../kernel/index.ts'
import type { Level } from '../../level/index.ts'
import { TRAP_KINDS } from '../../machine/index.ts'
import { advance, createPlay } from '../advance.ts'
import type { Met } from '../open-trap.ts'
import { type Game, newGame } from '../play.ts'
import type { Scenario, TrapQuestion } from './question.ts'

const contentOf = (scenario: Scenario): string =>
  createHash('sha256').update(JSON.stringify(scenario), 'utf8').digest('hex')

/** What is around the trap of the scenario's last instruction, as a level. */
const levelOf = (scenario: Scenario, help: Level['help']): Level => ({
  id: 'exam',
  title: 'Exam',
  chapter: 'Exam',
  kernel: scenario.kernel,
  teaches: [],
  misconceptions: [],
  brief: '',
  frames: scenario.frames,
  setup: [...scenario.setup, ...scenario.run.slice(0, -1)],
  program: scenario.run.slice(-1),
  yours: TRAP_KINDS.filter(kind => KERNELS[scenario.kernel].handlers[kind] !== undefined),
  par: 0,
  limit: 0,
  help,
  boss: false,
  hints: [],
  debrief: '',
  facts: [],
  evidence: null,
  content: contentOf(scenario),
})

/** @returns the game in which the question's trap is the student's. */
export const trapGame = ({ kind, scenario }: Pick<TrapQuestion, 'kind' | 'scenario'>): Game => {
  const help = kind === 'order' ? 'order' : 'solo'
  return newGame(levelOf(scenario, help), { timed: false, practised: true, help })
}

/** @returns the trap that the scenario's last instruction meets first; null where it meets none */
export function lastTrap(scenario: Scenario): Met | null {
  const game = trapGame({ kind: 'by-hand', scenario })
  const play = createPlay(game)
  play.phase = 'running'
  while (play.phase === 'running') advance(play, game)
  if (play.trap === null) return null
  const { trap, instruction, before } = play.trap
  return { kernel: game.kernel, trap, instruction, before, ideal: play.ideal }
}
