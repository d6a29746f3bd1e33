import {
  type Action,
  createSession,
  type Game,
  type Input,
  reduce,
  type Session,
} from '../../src/game/index.ts'
import { referenceFor } from '../../src/game/judge.ts'
import type { Primitive, PrimitiveName } from '../../src/kernel/index.ts'
import { PTE_RIGHTS, REGION_RIGHTS, SHARINGS } from '../../src/machine/index.ts'

/** A number from 0 to below its argument. */
export type Choose = (choices: number) => number

const of = <T>(choose: Choose, list: readonly [T, ...T[]]): T => list[choose(list.length)] ?? list[0]

/** Any primitive at all, on things that are there as well as on things that are not. */
export function anyPrimitive(choose: Choose): Primitive {
  const process = choose(6)
  // The first pages of a machine's first two regions, where a page table decides and where regions do.
  const page = of(choose, [0, 1, 2, 3, 12, 13, 28])
  const frame = choose(11) - 1
  const names: readonly [PrimitiveName, ...PrimitiveName[]] = [
    'alloc',
    'zero',
    'copy',
    'fill',
    'map',
    'unmap',
    'protect',
    'permit',
    'get',
    'put',
    'flush',
    'poke',
    'cache',
    'spawn',
    'share',
    'exec',
    'zombie',
    'reparent',
    'wake',
    'sleep',
    'suspend',
    'reap',
    'kill',
    'grow',
    'shrink',
    'rights',
    'signal',
    'fail',
    'return',
  ]
  const name = of(choose, names)
  switch (name) {
    case 'alloc':
    case 'return':
      return { do: name }
    case 'zero':
    case 'get':
    case 'put':
      return { do: name, frame }
    case 'copy':
      return { do: name, from: frame, to: choose(11) - 1 }
    case 'fill':
      return { do: name, frame, index: page }
    case 'map':
      return { do: name, process, page, frame, rights: of(choose, PTE_RIGHTS) }
    case 'unmap':
    case 'protect':
    case 'permit':
      return { do: name, process, page }
    case 'flush':
      return choose(2) === 0 ? { do: name, process } : { do: name, process, page }
    case 'poke':
      return { do: name, frame, value: of(choose, ['K', 'Z']) }
    case 'cache':
      return { do: name, process, page, frame }
    case 'spawn':
    case 'share':
      return { do: name, process, child: choose(8) }
    case 'exec':
      return { do: name, process, program: 'ls' }
    case 'zombie':
      return { do: name, process, status: choose(3) }
    case 'reparent':
      return { do: name, process, parent: choose(6) }
    case 'wake':
    case 'sleep':
    case 'suspend':
    case 'reap':
    case 'kill':
      return { do: name, process }
    case 'grow':
      return {
        do: name,
        process,
        request: {
          name: of(choose, ['bss', 'heap']),
          pages: 1 + choose(3),
          rights: of(choose, REGION_RIGHTS),
          kind: of(choose, ['anon', 'file']),
          share: of(choose, SHARINGS),
        },
      }
    case 'shrink':
      return { do: name, process, region: of(choose, ['heap', 'text']) }
    case 'rights':
      return { do: name, process, region: of(choose, ['heap', 'text']), rights: of(choose, REGION_RIGHTS) }
    case 'signal':
      return { do: name, process, signal: 'SIGSEGV' }
    case 'fail':
      return { do: name, errno: of(choose, ['ENOMEM', 'EFAULT', 'ECHILD']) }
  }
}

/** Some primitives: wild ones, or the reference's next, or all that it would do from here. */
function primitives(session: Session, choose: Choose): readonly Primitive[] {
  const { trap } = session.play
  if (trap === null || choose(3) === 0) return Array.from({ length: choose(4) }, () => anyPrimitive(choose))
  const { steps } = referenceFor({ kernel: session.game.kernel, ...trap, ideal: session.play.ideal })
  const left = steps.slice(trap.steps.length)
  if (left.length === 0) return [{ do: 'return' }]
  return choose(4) === 0 ? left : left.slice(0, 1)
}

/** What a player may do next, sensible or not; `at` is the time of it, now and then before the last. */
export function anyAction(session: Session, choose: Choose): Action {
  const { last } = session.play.clock
  const at = choose(60) === 0 ? Math.max(0, last - 5) : last + choose(900)
  const input = (value: Input): Action => ({ type: 'input', input: value })
  const { phase, paused } = session.play
  if (phase === 'running' && choose(8) > 0) return { type: 'advance', at }
  if (paused && choose(3) > 0) return input({ do: 'resume', at })
  const roll = choose(100)
  if (phase === 'brief' && roll < 60) return input({ do: 'start', at })
  if (phase === 'verdict' && roll < 60) return input({ do: 'next', at })
  if (roll < 55) return input({ do: 'use', primitives: primitives(session, choose), at })
  if (roll < 68) return input({ do: 'undo', at })
  if (roll < 78) return input({ do: 'redo', at })
  if (roll < 83) return input({ do: 'hint', at })
  if (roll < 88) return input({ do: 'pause', at })
  if (roll < 90) return input({ do: 'give-up', at })
  if (roll < 92) return { type: 'advance', at }
  return input({ do: of(choose, ['start', 'trap', 'next', 'resume']), at })
}

/** Actions that surely come to the result from wherever a session stands. */
export function towardsResult(session: Session): Action | null {
  const { phase, paused, trap, clock } = session.play
  const at = clock.last
  const input = (value: Input): Action => ({ type: 'input', input: value })
  if (phase === 'result') return null
  if (phase === 'running') return { type: 'advance', at }
  if (phase === 'brief') return input({ do: 'start', at })
  if (phase === 'verdict') return input({ do: 'next', at })
  if (paused) return input({ do: 'resume', at })
  return input(
    trap?.panic === null ? { do: 'give-up', at } : { do: 'use', primitives: [{ do: 'return' }], at },
  )
}

/** Plays a game at random for a while, then to its end. @returns the session at its result */
export function randomPlay(
  game: Game,
  choose: Choose,
  actions: number,
  seen = (_: Session): void => {},
): Session {
  let session = createSession(game)
  for (let count = 0; count < actions && session.play.phase !== 'result'; count++) {
    session = reduce(session, anyAction(session, choose))
    seen(session)
  }
  for (let next = towardsResult(session); next !== null; next = towardsResult(session)) {
    session = reduce(session, next)
    if (session.refusal !== null) throw new Error(`stuck: ${session.refusal}`)
  }
  return session
}
