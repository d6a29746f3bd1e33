import type { Primitive } from '../../src/kernel/index.ts'
import * as s from '../kernel/steps.ts'
import type { EarlyLevelId } from './early-stories.ts'
import { always, before, copied, type Misplay, without } from './misplay.ts'

const { a, alloc, b, back, c, d, e, f } = s
/** The seventh and the eighth frame. */
const [g, h] = [6, 7] as const

/** Spawns the child and leaves its page table empty. */
const onlySpawn = without('protect', 'map', 'get')

/** Hands COW down as plain read-only. */
const cowAsReadOnly = (right: readonly Primitive[]): Primitive[] =>
  right.map(step => (step.do === 'map' && step.rights === 'cow' ? { ...step, rights: 'r' } : step))

export const EARLY_MISPLAYS: readonly Misplay<EarlyLevelId>[] = [
  [
    'copies a shared page for one who reads it',
    'reading-is-free',
    'P2 write heap[0]',
    always(...copied(2, 0, a, c), back),
    'different M6',
  ],
  [
    'copies the whole heap at the first store',
    'one-page-at-a-time',
    'P2 store heap[2]',
    before(...copied(2, 0, a, f), ...copied(2, 1, b, g), ...copied(2, 3, d, h)),
    'different M7',
  ],
  [
    'gives the copy to both, since both say heap[2]',
    'one-page-at-a-time',
    'P2 store heap[2]',
    before(s.map(1, 2, e, 'rw'), s.get(e), s.put(c)),
    'wrong M9',
  ],
  [
    'lets a store to text through in place',
    'not-every-fault',
    'P2 store text[0]',
    always(s.permit(2, 0), back),
    'wrong M10',
  ],
  [
    'copies constants for one who stores to them',
    'not-every-fault',
    'P1 store rodata[0]',
    always(...copied(1, 1, b, f), back),
    'wrong M10',
  ],
  [
    'gives the copy to the child although the parent stored',
    'boss-one-fault',
    'P1 store heap[0]',
    always(...copied(3, 1, b, f), s.permit(1, 1), back),
    'wrong M1',
  ],
  [
    'refuses the parent its own heap',
    'boss-one-fault',
    'P1 store heap[0]',
    always(s.segv(1), back),
    'wrong M3',
  ],
  [
    'sets the others free after the first copy',
    'boss-one-fault',
    'P2 store heap[0]',
    before(s.permit(1, 1), s.permit(3, 1)),
    'wrong M4',
  ],
  [
    'copies for the last sharer',
    'boss-one-fault',
    'P3 store heap[0]',
    always(...copied(3, 1, b, g), back),
    'wasteful M5',
  ],
  [
    'copies the neighbours of the page that is stored to',
    'boss-one-fault',
    'P2 store heap[0]',
    before(...copied(2, 2, c, f), ...copied(2, 3, d, g)),
    'different M7',
  ],
  [
    'gives the copy to all three',
    'boss-one-fault',
    'P2 store heap[0]',
    before(...[1, 3].flatMap(process => [s.map(process, 1, e, 'rw'), s.get(e), s.put(b)])),
    'wrong M9',
  ],
  [
    'copies text that three processes share',
    'boss-one-fault',
    'P2 store text[0]',
    always(...copied(2, 0, a, g), back),
    'wrong M10',
  ],
  ["protects the child's side alone", 'fork-by-hand', 'P1 fork', without('protect'), 'wrong M11'],
  ['hands COW down as plain read-only', 'fork-again', 'P1 fork', cowAsReadOnly, 'wrong M20'],
  [
    'lets the maker of the frame store in place',
    'nested-forks',
    'P1 store heap[0]',
    always(s.permit(1, 0), back),
    'wrong M23',
  ],
  ['gives the child no page table', 'what-it-saves-cow', 'P1 fork', onlySpawn, 'wrong M8'],
  [
    'copies for the child between before the grandchild',
    'boss-fork',
    'P4 store heap[0]',
    always(alloc, s.copy(d, e), s.map(3, 1, e, 'rw'), ...copied(4, 1, d, f), s.put(d), back),
    'different M2',
  ],
  ['gives the grandchild no page table', 'boss-fork', 'P3 fork', onlySpawn, 'wrong M8'],
  ["protects the child's side alone", 'boss-fork', 'P1 fork', without('protect'), 'wrong M11'],
  ['hands COW down as plain read-only', 'boss-fork', 'P3 fork', cowAsReadOnly, 'wrong M20'],
  [
    'lets the maker of the frame store in place',
    'boss-fork',
    'P1 store heap[0]',
    always(s.permit(1, 1), back),
    'wrong M23',
  ],
]
