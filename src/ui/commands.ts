import type { Kernel, PrimitiveName } from '../kernel/index.ts'
import { texts } from '../text/index.ts'
import type { Plan } from './play/meant.ts'
import {
  planAlloc,
  planCache,
  planCopy,
  planFill,
  planFlush,
  planGet,
  planMap,
  planMapAs,
  planOnPage,
  planPoke,
  planPut,
  planZero,
} from './play/plan-memory.ts'
import {
  planExec,
  planFail,
  planGrow,
  planOnProcess,
  planReparent,
  planReturn,
  planRights,
  planShare,
  planShrink,
  planSignal,
  planSpawn,
  planZombie,
} from './play/plan-process.ts'
import type { HandView } from './play/view.ts'

/** What a command does that is not a primitive. */
export type GameAct = 'undo' | 'redo' | 'hint' | 'give-up' | 'mark' | 'mark-all' | 'tree' | 'pause' | 'help'

/** A command of the play screen, declared once: palette, footer, help and tests all come from here. */
export type Command = {
  readonly key: string
  /** A primitive's name; of another command what it is called in the language spoken, as `what` is. */
  readonly title: string
  /** What it does, in a sentence for the help. */
  readonly what: string
  /** Where it has no meaning on every kernel: whether on those whose memory comes on demand (Linux), or on the others. */
  readonly only?: 'demand' | 'at once'
} & (
  | {
      readonly kind: 'primitive'
      readonly id: PrimitiveName | 'map-as' | 'card'
      readonly plan: (view: HandView) => Plan
    }
  | { readonly kind: 'game'; readonly id: GameAct }
)

const primitive = (
  key: string,
  id: PrimitiveName | 'map-as',
  title: string,
  plan: (view: HandView) => Plan,
  only?: Command['only'],
): Command => ({
  kind: 'primitive',
  key,
  id,
  title,
  get what() {
    return texts().commands.what[id]
  },
  plan,
  ...(only === undefined ? {} : { only }),
})

const act = (key: string, id: Exclude<GameAct, 'pause'>): Command => ({
  kind: 'game',
  key,
  id,
  get title() {
    return texts().commands.titles[id]
  },
  get what() {
    return texts().commands.what[id]
  },
})

/** The tree has a key and no place in the palette: it is asked for where it has no place of its own, beside the machine. */
export const TREE_KEY = 'Y'

export const COMMANDS: readonly Command[] = [
  primitive('a', 'alloc', 'alloc', planAlloc),
  primitive('c', 'copy', 'copy', planCopy),
  primitive('m', 'map', 'map', planMap),
  primitive('d', 'put', 'put ref', planPut),
  primitive('p', 'permit', 'permit', planOnPage('permit')),
  primitive('w', 'protect', 'protect', planOnPage('protect')),
  primitive('g', 'get', 'get ref', planGet),
  primitive('n', 'unmap', 'unmap', planOnPage('unmap')),
  primitive('M', 'map-as', 'map as…', planMapAs),
  primitive('z', 'zero', 'zero', planZero),
  primitive('i', 'fill', 'fill', planFill, 'at once'),
  primitive('C', 'cache', 'cache', planCache, 'demand'),
  primitive('f', 'flush', 'flush', planFlush),
  primitive('o', 'poke', 'poke', planPoke, 'at once'),
  primitive('S', 'spawn', 'spawn', planSpawn),
  primitive('V', 'share', 'share', planShare, 'demand'),
  primitive('U', 'suspend', 'suspend', planOnProcess('suspend'), 'demand'),
  primitive('P', 'reparent', 'reparent', planReparent),
  primitive('Z', 'zombie', 'zombie', planZombie),
  primitive('W', 'wake', 'wake', planOnProcess('wake')),
  primitive('B', 'sleep', 'sleep', planOnProcess('sleep')),
  primitive('R', 'reap', 'reap', planOnProcess('reap')),
  primitive('X', 'exec', 'exec', planExec),
  primitive('G', 'grow', 'grow', planGrow),
  primitive('H', 'shrink', 'shrink', planShrink),
  primitive('T', 'rights', 'rights', planRights, 'demand'),
  primitive('s', 'signal', 'SIGSEGV', planSignal),
  primitive('K', 'kill', 'kill', planOnProcess('kill')),
  primitive('E', 'fail', 'fail…', planFail),
  primitive('r', 'return', 'return', planReturn),
  act('u', 'undo'),
  act('y', 'redo'),
  act('t', 'hint'),
  act(' ', 'mark'),
  act('A', 'mark-all'),
  act('!', 'give-up'),
  act(TREE_KEY, 'tree'),
  act('?', 'help'),
]

const LISTS: Readonly<Record<NonNullable<Command['only']>, readonly Command[]>> = {
  demand: COMMANDS.filter(({ id, only }) => id !== 'tree' && only !== 'at once'),
  'at once': COMMANDS.filter(({ id, only }) => id !== 'tree' && only !== 'demand'),
}

/** @returns the palette of a kernel: all that its machine has words for, wrong moves too. */
export const commandsOf = ({ demand }: Pick<Kernel, 'demand'>): readonly Command[] =>
  LISTS[demand ? 'demand' : 'at once']

/** @returns how the key is written: Space for a blank. */
export const keyLabel = (command: Command): string => (command.key === ' ' ? '␣' : command.key)

/** @returns why a command can do nothing now; null where it can. */
export function disabled(command: Command, view: HandView): string | null {
  if (command.kind === 'game') {
    const barred = view.barred?.[command.id]
    if (barred !== undefined) return barred
    if (command.id === 'undo' && view.session.past.length === 0) return texts().commands.nothingToUndo
    if (command.id === 'redo' && view.session.future.length === 0) return texts().commands.nothingToRedo
    return null
  }
  const plan = command.plan(view)
  return plan.kind === 'no' ? plan.why : null
}
