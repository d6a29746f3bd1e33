import { MISCONCEPTION_IDS, type MisconceptionId } from '../../kernel/index.ts'
import type { Draws } from '../../level/index.ts'
import { INIT, type Machine, type ProcessId, processesOf, spaceOf } from '../../machine/index.ts'
import { type Ask, answerIn } from './ask.ts'
import { type Believed, offered } from './choices.ts'
import type { PredictQuestion } from './question.ts'
import type { Drawn } from './scenario.ts'
import { topicOf } from './topics.ts'
import type { World, Worlds } from './world.ts'

const users = (machine: Machine): ProcessId[] =>
  processesOf(machine)
    .map(({ id }) => id)
    .filter(id => id !== INIT)

/** Everything that could be asked of a run. */
function asksOf({ start, scenario: { run }, next }: Drawn, { machine }: World): Ask[] {
  const here = users(machine)
  const everybody = [...new Set([...users(start), ...here])]
  const pages = here
    .filter(id => machine.processes[id]?.mm === id)
    .flatMap(process =>
      Object.keys(spaceOf(machine, process).pages).map(page => ({ process, page: Number(page) })),
    )
  const forks = run.flatMap(({ do: verb }, at) => (verb === 'fork' || verb === 'vfork' ? [at] : []))
  return [
    ...(next === null ? [] : [{ of: 'trap', next } as const]),
    ...(run.at(-1)?.do === 'load' ? [{ of: 'reads' } as const] : []),
    { of: 'result' },
    ...pages.flatMap(place => (['frame', 'count', 'bits'] as const).map((of): Ask => ({ of, ...place }))),
    { of: 'in-use' },
    { of: 'copies' },
    ...(forks.length === 1 ? forks.map(at => ({ of: 'returned', at }) as const) : []),
    ...everybody.flatMap(process => (['parent', 'state'] as const).map((of): Ask => ({ of, process }))),
  ]
}

/** Of these there are few answers by their nature: two may do. */
const FEW: readonly Ask['of'][] = ['trap', 'result', 'parent', 'state', 'reads', 'returned']
const ENOUGH = 3

/** A question of a kind that there are many of is drawn as often as one of a rare kind. */
function drawEven(questions: readonly PredictQuestion[], draws: Draws): PredictQuestion | null {
  if (questions.length === 0) return null
  const kind = draws.among([...new Set(questions.map(({ ask }) => ask.of))])
  return draws.among(questions.filter(({ ask }) => ask.of === kind))
}

/**
 * A question about a run that `target` answers wrongly.
 * @param worlds what the run comes to, for everybody
 * @returns null where there is none in it
 */
export function predictQuestion(
  draws: Draws,
  drawn: Drawn,
  worlds: Worlds,
  target: MisconceptionId,
): PredictQuestion | null {
  const { scenario } = drawn
  const { truth } = worlds
  const mistaken = worlds.of(target)
  if (mistaken === null || truth === null || mistaken === truth) return null
  const asks = asksOf(drawn, truth).filter(ask => answerIn(truth, ask) !== answerIn(mistaken, ask))
  if (asks.length === 0) return null
  const believed = MISCONCEPTION_IDS.flatMap(id => {
    const world = id === target ? mistaken : worlds.of(id)
    return world === null || world === truth ? [] : [[id, world] as const]
  })
  const questions = asks.flatMap((ask): PredictQuestion[] => {
    const right = answerIn(truth, ask)
    const answers = believed.flatMap(([id, world]): Believed[number][] => {
      const answer = answerIn(world, ask)
      return answer === null ? [] : [[id, answer]]
    })
    const choices = right === null ? null : offered(draws, right, answers, target)
    if (choices === null || (choices.choices.length < ENOUGH && !FEW.includes(ask.of))) return []
    return [{ kind: 'predict', topic: topicOf(target), target, scenario, ask, ...choices }]
  })
  return drawEven(questions, draws)
}
