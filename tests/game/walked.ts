import { type Input, type OpenTrap, reduce, type Session } from '../../src/game/index.ts'

/** Gives an input that must be taken. */
export const give = (session: Session, input: Input): Session => {
  const next = reduce(session, { type: 'input', input })
  if (next.refusal !== null) throw new Error(next.refusal)
  return next
}

/** Lets the machine run, and goes on over verdicts, until a trap is the player's or the run is over. */
export function toTrap(session: Session): Session {
  let now = session
  while (now.play.phase !== 'trap' && now.play.phase !== 'result') {
    const at = now.play.clock.last
    if (now.play.phase === 'running') now = reduce(now, { type: 'advance', at })
    else now = give(now, { do: now.play.phase === 'brief' ? 'start' : 'next', at })
  }
  return now
}

/** The trap that is open, as one must be. */
export const openOf = ({ play }: Session): OpenTrap => {
  if (play.trap === null) throw new Error('no trap is open')
  return play.trap
}
