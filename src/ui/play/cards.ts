import { playedCards } from '../../game/index.ts'
import { texts } from '../../text/index.ts'
import { COMMANDS, type Command, commandsOf } from '../commands.ts'
import { no, use } from './meant.ts'
import type { HandView } from './view.ts'

/** The keys of the cards: what moves the cursor, returns, undoes or asks keeps its letter. */
export const CARD_KEYS = [...'123456789abcdefgimnopqsvwxz']

/** What a player of cards can do besides. */
const WITH_CARDS: ReadonlySet<Command['id']> = new Set(['return', 'undo', 'redo', 'hint', 'give-up', 'help'])
const OTHERS = COMMANDS.filter(({ id }) => WITH_CARDS.has(id))

function cardCommands(view: HandView): Command[] {
  const open = view.session.play.trap
  if (open === null || open.cards === null) return []
  const played = playedCards(open)
  return open.cards.map(({ text, primitives }, index) => ({
    kind: 'primitive',
    id: 'card',
    key: CARD_KEYS[index] ?? '',
    title: text,
    what: text,
    plan: () => (played[index] ? no(texts().commands.cardPlayed) : use(...primitives)),
  }))
}

/** @returns how many cards there are, played ones too; 0 where the player has the primitives. */
export const cardCount = ({ session }: HandView): number => session.play.trap?.cards?.length ?? 0

/** The return where no verdict comes. */
const silentReturn = (command: Command): Command => ({
  ...command,
  get what() {
    return texts().examScreen.returns
  },
})

/** @returns what the player can do in the trap at hand: the cards where there are some, else the whole palette. */
export function commandsIn(view: HandView): readonly Command[] {
  const { without = [], silent } = view
  const all =
    (view.session.play.trap?.cards ?? null) === null
      ? commandsOf(view.session.game.kernel)
      : [...cardCommands(view), ...OTHERS]
  const left = without.length === 0 ? all : all.filter(({ id }) => !without.some(act => act === id))
  return silent ? left.map(command => (command.id === 'return' ? silentReturn(command) : command)) : left
}
