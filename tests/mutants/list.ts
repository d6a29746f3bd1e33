/** One mistake in one line: in `file`, `find` (which stands there once) becomes `put`. */
export interface Mutant {
  /** What the mistaken program does. */
  readonly what: string
  /** Under src/. */
  readonly file: string
  readonly find: string
  readonly put: string
}

const DEMAND = 'kernel/handlers/demand-fault.ts'
const FORK = 'kernel/handlers/fork-by-region.ts'
const LIVES = 'kernel/handlers/lives.ts'
const REGIONS = 'kernel/handlers/regions.ts'
const RELEASE = 'kernel/handlers/release.ts'
const SHARER = 'kernel/handlers/last-sharer.ts'
const STORE = 'kernel/handlers/store-fault.ts'
const VFORK = 'kernel/handlers/vfork.ts'
const XV6_FORK = 'kernel/handlers/fork.ts'

/** The mistakes that students and kernels make, one by one, and some in the rules of the game. `npm run mutants` shows that each is caught. */
export const MUTANTS: readonly Mutant[] = [
  {
    what: 'fork does not flush the parent',
    file: FORK,
    find: "perform(work, { do: 'flush', process: parent.id })",
    put: '',
  },
  {
    what: 'fork marks the child, not the parent',
    file: FORK,
    find: "if (anonymous && !pte.cow) perform(work, { do: 'protect', process: parent.id, page })\n  perform(work, { do: 'map', process, page, frame: pte.frame, rights: rightsOf(pte) })",
    put: "perform(work, { do: 'map', process, page, frame: pte.frame, rights: anonymous ? 'cow' : rightsOf(pte) })",
  },
  {
    what: 'fork marks the parent, not the child',
    file: FORK,
    find: "do: 'map', process, page, frame: pte.frame, rights: rightsOf(pte)",
    put: "do: 'map', process, page, frame: pte.frame, rights: anonymous ? 'rw' : rightsOf(pte)",
  },
  {
    what: 'fork shares a page without a reference',
    file: FORK,
    find: "  perform(work, { do: 'get', frame: pte.frame })",
    put: '',
  },
  {
    what: 'fork copies the page tables of all regions',
    file: FORK,
    find: '!region.anon || giveRegion',
    put: 'giveRegion',
  },
  {
    what: 'fork protects pages of files as if they were anonymous',
    file: FORK,
    find: 'if (anonymous && !pte.cow)',
    put: 'if (!pte.cow)',
  },
  {
    what: 'fork copies every page of the stack',
    file: FORK,
    find: 'if (page !== top ||',
    put: "if (region.name !== 'stack' ||",
  },
  {
    what: 'the copied top of the stack stays write-protected for the child',
    file: FORK,
    find: 'copyPage(work, parent, child, page, region.rights)',
    put: 'copyPage(work, parent, child, page)',
  },
  {
    what: 'fork under never promises nothing',
    file: FORK,
    find: 'if (!enoughMemory(work.machine, forkRequests(parent)))',
    put: 'if (!enoughMemory(work.machine, []))',
  },
  {
    what: 'xv6 fork protects only the child',
    file: XV6_FORK,
    find: "  if (pte.w) perform(work, { do: 'protect', process: parent.id, page })",
    put: '',
  },
  {
    what: 'fork that fails half-way undoes nothing',
    file: XV6_FORK,
    find: '  releaseMemory(work, processAt(work.machine, child))',
    put: '',
  },
  {
    what: 'the naive kernel shares',
    file: XV6_FORK,
    find: "work.kernel.forkCopies === 'all' ? copyPage : sharePage",
    put: 'sharePage',
  },
  {
    what: 'a frame with two sharers is reused',
    file: STORE,
    find: 'count !== 1) return copyOut',
    put: 'count > 2) return copyOut',
  },
  {
    what: 'the last sharer copies',
    file: STORE,
    find: 'if (frameAt(work.machine, pte.frame).count !== 1) return',
    put: 'if (frameAt(work.machine, pte.frame).count > 0) return',
  },
  {
    what: 'a copy is made without copying',
    file: STORE,
    find: "  perform(work, { do: 'copy', from, to: frame })",
    put: '',
  },
  {
    what: 'a copy keeps the old reference',
    file: STORE,
    find: '  putFrame(work, from, page)',
    put: '',
  },
  {
    what: 'a copy leaves the old frame in the TLB',
    file: STORE,
    find: "  if (!work.kernel.flushOnReturn) perform(work, { do: 'flush', process, page })",
    put: '',
  },
  {
    what: 'a copy is flushed after the old frame is put',
    file: STORE,
    find: "  if (!work.kernel.flushOnReturn) perform(work, { do: 'flush', process, page })\n  putFrame(work, from, page)",
    put: "  putFrame(work, from, page)\n  if (!work.kernel.flushOnReturn) perform(work, { do: 'flush', process, page })",
  },
  {
    what: 'a copy is mapped before it is filled',
    file: STORE,
    find: "  perform(work, { do: 'copy', from, to: frame })\n  perform(work, { do: 'map', process, page, frame, rights: 'rw' })",
    put: "  perform(work, { do: 'map', process, page, frame, rights: 'rw' })\n  perform(work, { do: 'copy', from, to: frame })",
  },
  {
    what: 'xv6 takes read-only pages for COW',
    file: STORE,
    find: "pte.cow ? breakCow(work, process, page, pte) : 'not-allowed'",
    put: 'breakCow(work, process, page, pte)',
  },
  {
    what: "xv6's copyout does not look at the PTE",
    file: 'kernel/handlers/files.ts',
    find: "makeWritable(work, trap.by, page) === 'writable' ? process.pages[page] : undefined",
    put: 'process.pages[page]',
  },
  {
    what: 'a page-cache frame is reused',
    file: DEMAND,
    find: '? copyOut(work, process, page, pte.frame, true)',
    put: "? (perform(work, { do: 'permit', process, page }), 'writable' as const)",
  },
  {
    what: 'shared regions are COW',
    file: DEMAND,
    find: "return region.share === 'shared' ? storeShared(work, place) : storePrivate(work, place)",
    put: 'return storePrivate(work, place)',
  },
  {
    what: 'the first load of fresh memory takes a frame',
    file: DEMAND,
    find: "    perform(work, { do: 'map', process: space.id, page, frame: ZERO_FRAME, rights: borrowedRights(region) })",
    put: "    perform(work, { do: 'map', process: space.id, page, frame: zeroedFrame(work) ?? 0, rights: 'rw' })",
  },
  {
    what: 'the zero frame is mapped writable',
    file: DEMAND,
    find: 'frame: ZERO_FRAME, rights: borrowedRights(region)',
    put: "frame: ZERO_FRAME, rights: 'rw'",
  },
  {
    what: 'the zero frame is counted',
    file: DEMAND,
    find: "    perform(work, { do: 'map', process: space.id, page, frame: ZERO_FRAME, rights: borrowedRights(region) })",
    put: "    perform(work, { do: 'get', frame: ZERO_FRAME })\n    perform(work, { do: 'map', process: space.id, page, frame: ZERO_FRAME, rights: borrowedRights(region) })",
  },
  {
    what: 'the zero frame stays in the TLB after a store',
    file: DEMAND,
    find: "  if (pte !== undefined) perform(work, { do: 'flush', process, page })",
    put: '',
  },
  {
    what: 'a page-cache frame is mapped without a reference',
    file: DEMAND,
    find: "  perform(work, { do: 'get', frame })\n",
    put: '',
  },
  {
    what: 'a private page of a file is mapped writable',
    file: 'machine/region.ts',
    find: "share === 'private' && rights === 'rw' ? 'r' : rights",
    put: 'rights',
  },
  {
    what: 'a load maps no neighbours',
    file: DEMAND,
    find: '  faultAround(work, place)\n',
    put: '',
  },
  {
    what: 'a store into shared memory maps neighbours',
    file: DEMAND,
    find: "  mapCached(work, place, page, frame)\n  return 'writable'\n}\n\n/** A store into a private",
    put: "  mapCached(work, place, page, frame)\n  faultAround(work, place)\n  return 'writable'\n}\n\n/** A store into a private",
  },
  {
    what: 'fault-around is not aligned',
    file: DEMAND,
    find: 'region.start + Math.floor((page - region.start) / WINDOW_PAGES) * WINDOW_PAGES',
    put: 'page',
  },
  {
    what: 'the first store to a private page of a file gets zeros',
    file: DEMAND,
    find: "  if (region.kind === 'file' && file !== undefined) return copyOut(work, process, page, file, false)",
    put: '',
  },
  {
    what: 'a shared page is not put into the page cache',
    file: DEMAND,
    find: "  if (frame !== null) perform(work, { do: 'cache', process: place.space.id, page: place.page, frame })",
    put: '',
  },
  {
    what: 'a store to a read-only region is let through',
    file: DEMAND,
    find: 'if (region === undefined || (store && !mayWrite(region)))',
    put: 'if (region === undefined)',
  },
  {
    what: 'a bad pointer to read(2) is answered with SIGSEGV',
    file: DEMAND,
    find: 'copying === undefined\n',
    put: 'copying !== null\n',
  },
  {
    what: 'no frame at a fault is SIGSEGV',
    file: DEMAND,
    find: "perform(work, { do: 'kill', process: by })",
    put: "perform(work, { do: 'signal', process: by, signal: 'SIGSEGV' })",
  },
  {
    what: 'exec keeps its references',
    file: LIVES,
    find: '  if (process.mm === trap.by) releaseMemory(work, process)',
    put: '',
  },
  {
    what: 'exec of a vfork child gives up its parent’s memory',
    file: LIVES,
    find: 'if (process.mm === trap.by) releaseMemory(work, process)',
    put: 'releaseMemory(work, processAt(work.machine, process.mm))',
  },
  {
    what: 'exec does not wake the vfork parent',
    file: LIVES,
    find: "  if (suspended !== null) perform(work, { do: 'wake', process: suspended })",
    put: '',
  },
  {
    what: 'exit on Linux keeps its memory for the zombie',
    file: LIVES,
    find: 'if (kernel.demand && process.mm === trap.by) releaseMemory(work, process)',
    put: '',
  },
  {
    what: 'exit on xv6 gives its memory up',
    file: LIVES,
    find: 'if (kernel.demand && process.mm === trap.by)',
    put: 'if (process.mm === trap.by)',
  },
  {
    what: 'orphans go to the grandparent',
    file: LIVES,
    find: "perform(work, { do: 'reparent', process: child.id, parent: INIT })",
    put: "perform(work, { do: 'reparent', process: child.id, parent: process.parent })",
  },
  {
    what: 'any child’s exit wakes a vfork parent',
    file: LIVES,
    find: "parent.state === 'waiting' || suspended !== null",
    put: "parent.state !== 'runnable'",
  },
  {
    what: 'vfork is a fork',
    file: VFORK,
    find: "do: 'share', process: trap.by",
    put: "do: 'spawn', process: trap.by",
  },
  {
    what: 'the vfork parent runs on',
    file: VFORK,
    find: "  perform(work, { do: 'suspend', process: trap.by })",
    put: '',
  },
  {
    what: 'references are put before the flush',
    file: RELEASE,
    find: 'if (work.kernel.flushOnReturn) {',
    put: 'if (work.kernel.name.length > 0) {',
  },
  {
    what: 'pages are given up without a flush',
    file: RELEASE,
    find: 'if (pages.length > 0)\n',
    put: 'if (pages.length > 1e9)\n',
  },
  {
    what: 'the reference to the zero frame is put',
    file: RELEASE,
    find: '  if (frame === ZERO_FRAME) return\n',
    put: '',
  },
  {
    what: 'mprotect to read-only leaves W',
    file: REGIONS,
    find: "if (to === 'r') takeWrite(work, space, region)\n    else giveWrite",
    put: "if (to === 'rw') giveWrite",
  },
  {
    what: 'mprotect to read-only does not flush',
    file: REGIONS,
    find: "  if (weaker) perform(work, { do: 'flush', process: space.id })",
    put: '',
  },
  {
    what: 'mprotect forgets that a page is nobody else’s',
    file: REGIONS,
    find: "frame: pte.frame, rights: 'r' })\n  }\n  if (weaker)",
    put: "frame: pte.frame, rights: 'cow' })\n  }\n  if (weaker)",
  },
  {
    what: 'mprotect back gives W to pages that may be shared',
    file: REGIONS,
    find: 'return !pte.cow ||',
    put: 'return pte !== null ||',
  },
  {
    what: 'mprotect back gives W to what is everybody’s',
    file: REGIONS,
    find: 'if (pte === undefined || isEverybodys(work.machine, region, page, pte.frame)) return false',
    put: 'if (pte === undefined) return false',
  },
  {
    what: 'mprotect leaves the region’s rights',
    file: REGIONS,
    find: "    perform(work, { do: 'rights', process: space.id, region: region.name, rights: to })",
    put: '',
  },
  {
    what: 'madvise(DONTNEED) does nothing',
    file: REGIONS,
    find: '  if (space.pages[page] !== undefined) releasePages(work, space, [page], page)',
    put: '',
  },
  {
    what: 'munmap keeps its references',
    file: REGIONS,
    find: '  if (region !== undefined) releaseRegion(work, space, region)',
    put: '',
  },
  {
    what: 'the last sharer of a read-only region gets W early',
    file: SHARER,
    find: "if (region.share === 'shared' || !mayWrite(region)) return",
    put: "if (region.share === 'shared') return",
  },
  {
    what: 'the eager kernel frees nobody',
    file: RELEASE,
    find: 'work.kernel.freesLastSharer && ',
    put: 'work.kernel.freesLastSharer && page < 0 && ',
  },
  {
    what: 'shared memory is promised again by every fork',
    file: 'kernel/handlers/commit.ts',
    find: "regions.filter(({ charged, share }) => charged && share === 'private').map",
    put: 'regions.filter(({ charged }) => charged).map',
  },
  {
    what: 'read-only private memory is promised',
    file: REGIONS,
    find: "share === 'private' ? rights === 'rw' : kind === 'anon'",
    put: "share === 'private' || kind === 'anon'",
  },
  {
    what: 'an anonymous page is not noted in its region',
    file: 'kernel/primitives/map.ts',
    find: '  if (!region.anon && isAnonymous(machine, region, page, frame)) region.anon = true',
    put: '',
  },
  {
    what: 'a file goes with the first region that lets go of it',
    file: 'kernel/primitives/cached-file.ts',
    find: '  if (file.regions > 0) return\n',
    put: '  if (change > 0) return\n',
  },
  {
    what: 'a drill forgives what went wrong',
    file: 'game/drill/storm.ts',
    find: '  if (LOST.has(kind)) storm.lives -= 1\n',
    put: '',
  },
  {
    what: 'a drill counts every tier alike',
    file: 'game/drill/storm.ts',
    find: 'points * (storm.tier + 1)',
    put: 'points',
  },
  {
    what: 'time in a drill is never over',
    file: 'game/accept.ts',
    find: 'elapsedAt(play.clock, at) >= play.trap.due',
    put: 'elapsedAt(play.clock, at) >= play.trap.due + 60_000',
  },
  {
    what: 'one who finishes is left two steps',
    file: 'game/helped-trap.ts',
    find: 'steps.slice(0, last)',
    put: 'steps.slice(0, last - 1)',
  },
  {
    what: 'a card that nobody needs may be harmless',
    file: 'game/cards/distractors.ts',
    find: "if (verdict === null || verdict.kind === 'clean') continue",
    put: 'if (verdict === null) continue',
  },
  {
    what: 'a card can be played twice',
    file: 'game/cards/cards.ts',
    find: '!played[index] && isDeepStrictEqual(card.primitives, primitives)',
    put: 'isDeepStrictEqual(card.primitives, primitives)',
  },
  {
    what: 'two solves on one day make a master',
    file: 'game/mastery.ts',
    find: 'one.day !== other.day && one.run !== other.run',
    put: 'one.run !== other.run',
  },
  {
    what: 'a boss that went wrong tests out of its chapter',
    file: 'level/chapters.ts',
    find: 'const NOTHING_WRONG = 2',
    put: 'const NOTHING_WRONG = 1',
  },
  {
    what: 'the sandbox mends what the player left',
    file: 'game/sandbox/by-hand.ts',
    find: '    machine: left.machine,\n    retry: retryOf(open, left.result',
    put: '    machine: open.before,\n    retry: retryOf(open, left.result',
  },
  {
    what: 'a lock keeps nobody out',
    file: 'game/race/run.ts',
    find: 'run.holder !== null && run.holder !== cpu',
    put: 'run.holder === cpu',
  },
  {
    what: 'a verdict does not look at what the instruction does when it runs again',
    file: 'game/consequences.ts',
    find: "finding.rule === 'B4' && !told.has(findingKey(finding))",
    put: 'told.has(findingKey(finding))',
  },
]
