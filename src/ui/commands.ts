import type { Kernel, PrimitiveName } from '../kernel/index.ts'
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
  what: string,
  plan: (view: HandView) => Plan,
  only?: Command['only'],
): Command => ({
  kind: 'primitive',
  key,
  id,
  title,
  what,
  plan,
  ...(only === undefined ? {} : { only }),
})

const act = (key: string, id: GameAct, title: string, what: string): Command => ({
  kind: 'game',
  key,
  id,
  title,
  what,
})

/** The tree has a key and no place in the palette: it is asked for where it has no place of its own, beside the machine. */
export const TREE_KEY = 'Y'

export const COMMANDS: readonly Command[] = [
  primitive('a', 'alloc', 'alloc', 'Take a free frame into the hand, count 1, content unknown.', planAlloc),
  primitive('c', 'copy', 'copy', 'Copy the frame under the cursor to the frame in hand.', planCopy),
  primitive(
    'm',
    'map',
    'map',
    "Map the page to the frame in hand; in a fork, map a parent's page for the child, with the same bits.",
    planMap,
  ),
  primitive(
    'd',
    'put',
    'put ref',
    'Drop: one reference fewer of the frame that the page mapped at the trap, or of the frame under the cursor; at 0 it is free.',
    planPut,
  ),
  primitive('p', 'permit', 'permit', 'W on, COW off.', planOnPage('permit')),
  primitive('w', 'protect', 'protect', 'W off, COW on.', planOnPage('protect')),
  primitive('g', 'get', 'get ref', 'One reference more of the frame.', planGet),
  primitive('n', 'unmap', 'unmap', 'Clear the PTE. The count stays.', planOnPage('unmap')),
  primitive('M', 'map-as', 'map as…', 'Map with bits of your choice.', planMapAs),
  primitive('z', 'zero', 'zero', 'Fill the frame in hand with zeros.', planZero),
  primitive('i', 'fill', 'fill', "Fill the frame in hand from the program's file.", planFill, 'at once'),
  primitive(
    'C',
    'cache',
    'cache',
    "The frame in hand becomes the page cache's, for the page of a shared region.",
    planCache,
    'demand',
  ),
  primitive('f', 'flush', 'flush', 'Empty the TLB of the page, or (on a heading) of the process.', planFlush),
  primitive(
    'o',
    'poke',
    'poke',
    "The kernel's own store of the bytes that read(2) brings, through its own mapping.",
    planPoke,
    'at once',
  ),
  primitive('S', 'spawn', 'spawn', "Make the child: the parent's regions, an empty page table.", planSpawn),
  primitive(
    'V',
    'share',
    'share',
    "Make the child in its parent's address space: one page table for both.",
    planShare,
    'demand',
  ),
  primitive(
    'U',
    'suspend',
    'suspend',
    'The process stands still until its vfork child calls exec or exits.',
    planOnProcess('suspend'),
    'demand',
  ),
  primitive('P', 'reparent', 'reparent', 'Give the process another parent.', planReparent),
  primitive('Z', 'zombie', 'zombie', 'The process runs no more and keeps its exit status.', planZombie),
  primitive('W', 'wake', 'wake', 'Wake a process that sleeps.', planOnProcess('wake')),
  primitive('B', 'sleep', 'sleep', 'Block the process until it is woken.', planOnProcess('sleep')),
  primitive('R', 'reap', 'reap', 'Remove a zombie and its page table.', planOnProcess('reap')),
  primitive('X', 'exec', 'exec', 'The new program: no regions, an empty page table.', planExec),
  primitive('G', 'grow', 'grow', 'Add the region that was asked for, without pages.', planGrow),
  primitive('H', 'shrink', 'shrink', 'Take the region away.', planShrink),
  primitive(
    'T',
    'rights',
    'rights',
    'Change what the region allows, as mprotect asks. Its PTEs stay.',
    planRights,
    'demand',
  ),
  primitive('s', 'signal', 'SIGSEGV', 'Tell the process that its access is not allowed.', planSignal),
  primitive(
    'K',
    'kill',
    'kill',
    'The process exits instead of going back to user space.',
    planOnProcess('kill'),
  ),
  primitive('E', 'fail', 'fail…', 'The system call returns -1.', planFail),
  primitive(
    'r',
    'return',
    'return',
    'Out of the kernel: the trap is over, and the verdict comes.',
    planReturn,
  ),
  act('u', 'undo', 'undo', 'Take back the last primitive. Costs a star.'),
  act('y', 'redo', 'redo', 'Do again what was taken back.'),
  act('t', 'hint', 'tip', 'A hint. Costs a star.'),
  act(' ', 'mark', 'mark', 'Mark the page: a primitive then goes over all marked pages in order.'),
  act('A', 'mark-all', 'mark all', 'Mark every page of the process, or none.'),
  act('!', 'give-up', 'give up', 'See the reference do it. No points for this trap.'),
  act(
    TREE_KEY,
    'tree',
    'tree',
    'The processes, who is whose child and in what state, until the next key; a large screen shows them always.',
  ),
  act('?', 'help', 'help', 'Keys and words.'),
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
    if (command.id === 'undo' && view.session.past.length === 0) return 'There is nothing to undo.'
    if (command.id === 'redo' && view.session.future.length === 0) return 'There is nothing to redo.'
    return null
  }
  const plan = command.plan(view)
  return plan.kind === 'no' ? plan.why : null
}
