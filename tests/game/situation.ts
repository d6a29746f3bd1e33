import type { Kernel, KernelName, Primitive } from '../../src/kernel/index.ts'
import {
  cachedFrame,
  findSpace,
  frameAt,
  isPageFault,
  type Machine,
  type Page,
  type Process,
  type Pte,
  processAt,
  type Region,
  regionAt,
  type Trap,
  ZERO_FRAME,
} from '../../src/machine/index.ts'

type Has = (verb: Primitive['do']) => boolean

const onWhat = ({ demand }: Machine, region: Region, page: Page, pte: Pte | undefined): string => {
  if (pte === undefined) return 'not present'
  if (pte.frame === ZERO_FRAME) return 'zero frame'
  return cachedFrame(demand?.cache, region, page) === pte.frame ? 'page cache' : 'anonymous'
}

/** Where regions decide: what lies behind the page, and what it is mapped to now. */
function demandFault(machine: Machine, trap: Trap, reference: readonly Primitive[], has: Has): string[] {
  if (trap.kind !== 'store-page-fault' && trap.kind !== 'load-page-fault') return []
  const access = trap.copying ?? (trap.kind === 'store-page-fault' ? 'store' : 'load')
  if (has('signal') || has('fail')) return [`${access}: not allowed`]
  if (has('kill')) return [`${access}: no frame`]
  const space = findSpace(machine, trap.by)
  const region = regionAt(space?.regions ?? [], trap.page)
  if (space === undefined || region === undefined) throw new Error('this access should not be allowed')
  const what = has('cache') ? 'first touch' : onWhat(machine, region, trap.page, space.pages[trap.page])
  const sharers = what !== 'anonymous' ? '' : has('copy') ? ', several sharers' : ', last sharer'
  const around = reference.filter(({ do: verb }) => verb === 'map').length > 1 ? ', neighbours too' : ''
  const guest = space.id === trap.by ? [] : [`${access} by a vfork child`]
  return [`${access}: ${region.share} ${region.kind}, ${what}${sharers}${around}`, ...guest]
}

function storeFault(machine: Machine, { pages }: Process, page: Page, has: Has): string[] {
  const pte = pages[page]
  if (pte === undefined || !pte.cow) return ['store: not allowed']
  if (has('kill')) return ['store: no frame']
  return [frameAt(machine, pte.frame).count > 1 ? 'store: several sharers' : 'store: last sharer']
}

function fork(kernel: Kernel, { pages }: Process, has: Has): string[] {
  if (has('fail')) return [has('spawn') ? 'fork: no frame' : 'fork: too much promised']
  if (has('copy') && kernel.demand) return ['fork: top of the stack']
  if (!has('map')) return ['fork: nothing to copy']
  const bits = Object.values(pages).map(pte =>
    pte.frame === ZERO_FRAME ? 'zero' : pte.w ? 'rw' : pte.cow ? 'COW' : 'read-only',
  )
  return [...new Set(bits)].map(kind => `fork: ${kind} pages`)
}

/**
 * What kind of situation a trap is, so that a test can say which it has met.
 * @param reference what the reference handler does with it
 */
export function situationsOf(
  kernel: Kernel,
  machine: Machine,
  trap: Trap,
  reference: readonly Primitive[],
): string[] {
  const has: Has = verb => reference.some(step => step.do === verb)
  const process = processAt(machine, trap.by)
  const guest = process.mm === process.id ? '' : ' of a vfork child'
  if (kernel.demand && isPageFault(trap.kind)) return demandFault(machine, trap, reference, has)
  switch (trap.kind) {
    case 'store-page-fault':
      return storeFault(machine, process, trap.page, has)
    case 'fork':
      return fork(kernel, process, has)
    case 'read':
      return [`read: ${trap.values.length} pages${has('fail') ? ', not allowed' : ''}`]
    case 'exec':
      return [`exec${guest}`]
    case 'exit':
      return [`exit${guest}: ${has('reparent') ? 'with' : 'without'} children${has('wake') ? ', wakes' : ''}`]
    case 'wait':
      return [`wait: ${has('reap') ? 'reaps' : has('sleep') ? 'sleeps' : 'no children'}`]
    case 'sbrk':
      return [`sbrk${has('fail') ? ': no frame' : ''}`]
    case 'mmap':
      return [`mmap${has('fail') ? ': too much promised' : ''}`]
    case 'mprotect': {
      const what = has('fail')
        ? 'too much promised'
        : has('permit')
          ? 'W back'
          : has('map')
            ? 'W off'
            : 'no PTE'
      return [`mprotect ${trap.to}: ${what}`]
    }
    case 'munmap':
    case 'madvise':
      return [`${trap.kind}: ${has('put') ? 'a frame' : has('unmap') ? 'the zero frame' : 'nothing'}`]
    default:
      return [trap.kind]
  }
}

const LIVES = [
  'exec',
  'exit: with children',
  'exit: without children',
  'exit: with children, wakes',
  'wait: reaps',
  'wait: sleeps',
  'wait: no children',
]
const PAGE_TABLE = [
  ...LIVES,
  'store: not allowed',
  'fork: rw pages',
  'fork: read-only pages',
  'read: 1 pages',
  'read: 2 pages',
  'read: 1 pages, not allowed',
  'sbrk',
  'sbrk: no frame',
  'unmap',
]
const REGIONS = [
  ...LIVES,
  'exec of a vfork child',
  'exit of a vfork child: without children, wakes',
  'vfork',
  'store by a vfork child',
  'store: not allowed',
  'store: no frame',
  'store: private anon, not present',
  'store: private anon, zero frame',
  'store: private anon, anonymous, several sharers',
  'store: private file, not present',
  'store: private file, page cache',
  'store: private file, anonymous, several sharers',
  'store: shared anon, first touch',
  'store: shared anon, not present',
  'store: shared file, not present',
  'load: no frame',
  'load: private anon, not present',
  'load: private file, not present',
  'load: private file, not present, neighbours too',
  'load: shared anon, first touch',
  'load: shared anon, not present',
  'load: shared file, not present',
  'read: not allowed',
  'read: private anon, anonymous, several sharers',
  'write: private anon, not present',
  'fork: nothing to copy',
  'fork: rw pages',
  'fork: COW pages',
  'fork: read-only pages',
  'fork: zero pages',
  'fork: too much promised',
  'mmap',
  'mmap: too much promised',
  'munmap: a frame',
  'munmap: the zero frame',
  'munmap: nothing',
  'mprotect r: W off',
  'mprotect r: no PTE',
  'mprotect rw: W back',
  'mprotect rw: no PTE',
  'madvise: a frame',
  'madvise: the zero frame',
  'madvise: nothing',
]

/** The situations that random programs must have come to, for a test over them to mean something. */
export const SITUATIONS: Readonly<Record<KernelName, readonly string[]>> = {
  xv6: [...PAGE_TABLE, 'store: no frame', 'store: several sharers', 'store: last sharer', 'fork: COW pages'],
  naive: [...PAGE_TABLE, 'fork: no frame'],
  linux: [...REGIONS, 'store: private anon, anonymous, last sharer'],
  eager: [...REGIONS, 'fork: top of the stack', 'fork: no frame'],
}
