import type { KernelName, MisconceptionId } from '../../kernel/index.ts'
import type { QuestionKind } from './question.ts'

type Kernels = readonly KernelName[]

const EVERYWHERE: Kernels = ['xv6', 'linux', 'eager']
const XV6: Kernels = ['xv6']
const ON_DEMAND: Kernels = ['linux', 'eager']
const NOWHERE: Kernels = []

type Exceptions = Readonly<Partial<Record<MisconceptionId, Kernels>>>

/** What some kernel lacks: copyout that looks for itself, a TLB that stays, vfork, shared memory, memory that a zombie keeps. */
const OF_SOME: Exceptions = { M12: ON_DEMAND, M13: XV6, M17: ON_DEMAND, M18: ON_DEMAND, M24: XV6 }

/** Where a belief is asked about in another way than everywhere, by kind: for the most part it makes no difference there. */
const EXCEPTIONS: Readonly<Record<Exclude<QuestionKind, 'detective'>, Exceptions>> = {
  predict: { ...OF_SOME, M5: ['xv6', 'linux'], M19: ON_DEMAND },
  order: {
    ...OF_SOME,
    M5: NOWHERE,
    M6: ON_DEMAND,
    M10: NOWHERE,
    M15: ON_DEMAND,
    M17: NOWHERE,
    M19: NOWHERE,
    M21: NOWHERE,
  },
  bug: {
    ...OF_SOME,
    M1: NOWHERE,
    M2: NOWHERE,
    M5: NOWHERE,
    M6: NOWHERE,
    M7: NOWHERE,
    M10: NOWHERE,
    M14: NOWHERE,
    M15: ON_DEMAND,
    M17: NOWHERE,
    M18: NOWHERE,
    M19: NOWHERE,
    M21: NOWHERE,
    M24: NOWHERE,
  },
  'by-hand': { ...OF_SOME, M5: NOWHERE, M19: ON_DEMAND, M20: XV6 },
}

/** What /proc shows is Linux's; of these beliefs its table tells something. */
const DETECTIVE: readonly MisconceptionId[] = ['M1', 'M2', 'M3', 'M4', 'M9', 'M11', 'M23']

/** @returns on which kernels a question of a kind can be asked about a belief; what comes less than once in 200 draws does not count */
export function askableOn(kind: QuestionKind, belief: MisconceptionId): readonly KernelName[] {
  if (kind === 'detective') return DETECTIVE.includes(belief) ? ['linux'] : NOWHERE
  return EXCEPTIONS[kind][belief] ?? EVERYWHERE
}
