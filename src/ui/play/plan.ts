import type { Primitive } from '../../kernel/index.ts'
import type { Errno } from '../../machine/index.ts'
import {
  type FrameNumber,
  frameName,
  INIT,
  type Machine,
  type Page,
  type ProcessId,
  PTE_RIGHTS,
  type PteRights,
  pageName,
  processesOf,
  processName,
  RIGHTS_WORDS,
  regionAt,
  rightsOf,
  type Trap,
} from '../../machine/index.ts'
import { frameOfPage, type Mark, type PlayView } from './view.ts'

/** What a command would do now: primitives, a question first, or nothing, and why. */
export type Plan =
  | { readonly kind: 'use'; readonly primitives: readonly Primitive[] }
  | { readonly kind: 'ask'; readonly prompt: string; readonly choices: readonly Choice[] }
  | { readonly kind: 'no'; readonly why: string }

export interface Choice {
  readonly key: string
  readonly label: string
  readonly primitives: readonly Primitive[]
}

const use = (...primitives: Primitive[]): Plan => ({ kind: 'use', primitives })
const no = (why: string): Plan => ({ kind: 'no', why })

const machineOf = (view: PlayView): Machine => view.session.play.machine
const trapOf = (view: PlayView): Trap | null => view.session.play.trap?.trap ?? null
const held = (view: PlayView): readonly FrameNumber[] => machineOf(view).hand

/** The pages that a command is for: the marked ones in order, else the one under the cursor. */
function pagesMeant(view: PlayView): readonly Mark[] {
  if (view.marks.length > 0) return view.marks
  return view.target.on === 'page' ? [{ process: view.target.process, page: view.target.page }] : []
}

/** The process that a command is for: the one whose column the cursor is in, else the trapped one. */
const processMeant = (view: PlayView): ProcessId =>
  view.target.on === 'frame' ? (trapOf(view)?.by ?? INIT) : view.target.process

/** The frame under the cursor: itself, or what the page maps. */
function frameMeant(view: PlayView): FrameNumber | undefined {
  const { target } = view
  if (target.on === 'frame') return target.frame
  return target.on === 'page' ? frameOfPage(view, target.process, target.page, 'now') : undefined
}

const frameChoices = (view: PlayView, build: (frame: FrameNumber) => Primitive): Choice[] =>
  machineOf(view).frames.map((_, frame) => ({
    key: frameName(frame),
    label: `frame ${frameName(frame)}`,
    primitives: [build(frame)],
  }))

const askFrame = (view: PlayView, prompt: string, build: (frame: FrameNumber) => Primitive): Plan => ({
  kind: 'ask',
  prompt,
  choices: frameChoices(view, build),
})

/** For each page that is meant, one primitive. */
function perPage(view: PlayView, build: (page: Mark) => Primitive | null): Plan {
  const pages = pagesMeant(view)
  if (pages.length === 0) return no('Move the cursor to a page, or mark pages with Space.')
  const primitives = pages.map(build).filter(primitive => primitive !== null)
  return primitives.length === 0 ? no('This page maps no frame.') : use(...primitives)
}

export const planAlloc = (): Plan => use({ do: 'alloc' })
export const planReturn = (): Plan => use({ do: 'return' })

export function planZero(view: PlayView): Plan {
  const frame = held(view).at(-1) ?? frameMeant(view)
  return frame === undefined
    ? no('Take a frame in hand first, or move the cursor to one.')
    : use({ do: 'zero', frame })
}

export function planFill(view: PlayView): Plan {
  const frame = held(view).at(-1) ?? frameMeant(view)
  if (frame === undefined) return no('Take a frame in hand first, or move the cursor to one.')
  const { target } = view
  const region =
    target.on === 'page'
      ? regionAt(machineOf(view).processes[target.process]?.regions ?? [], target.page)
      : undefined
  if (target.on !== 'page' || region?.kind !== 'file')
    return no('Move the cursor to a page of a file: text, for example.')
  return use({ do: 'fill', frame, index: target.page - region.start })
}

export function planCopy(view: PlayView): Plan {
  const from = frameMeant(view)
  if (from === undefined) return no('Move the cursor to the page or frame to copy from.')
  const to = held(view).at(-1)
  if (to !== undefined && to !== from) return use({ do: 'copy', from, to })
  const { target } = view
  const old = target.on === 'page' ? frameOfPage(view, target.process, target.page, 'at the trap') : undefined
  // Mapped before it was filled: what is missing is the copy from the old frame to the new one.
  if (old !== undefined && old !== from) return use({ do: 'copy', from: old, to: from })
  return askFrame(view, `Copy ${frameName(from)} to which frame?`, target => ({
    do: 'copy',
    from,
    to: target,
  }))
}

/** The rights that a page of this process should have. */
function regionRights(view: PlayView, process: ProcessId, page: Page): PteRights {
  return regionAt(machineOf(view).processes[process]?.regions ?? [], page)?.rights ?? 'rw'
}

/** While a child is being born: the parent's page, mapped for the child with the same bits. */
function mapForChild(view: PlayView, rights: PteRights | null): Plan | null {
  const trap = trapOf(view)
  if (trap?.kind !== 'fork' || machineOf(view).processes[trap.child] === undefined || held(view).length > 0)
    return null
  if (!pagesMeant(view).some(({ process }) => process === trap.by)) return null
  return perPage(view, ({ process, page }) => {
    const pte = machineOf(view).processes[process]?.pages[page]
    return pte === undefined
      ? null
      : { do: 'map', process: trap.child, page, frame: pte.frame, rights: rights ?? rightsOf(pte) }
  })
}

function mapWith(view: PlayView, chosen: PteRights | null): Plan {
  const child = mapForChild(view, chosen)
  if (child !== null) return child
  const { target } = view
  if (target.on !== 'page') return no('Move the cursor to the page to map.')
  const { process, page } = target
  const rights = chosen ?? regionRights(view, process, page)
  const [frame, another] = held(view)
  const build = (number: FrameNumber): Primitive => ({ do: 'map', process, page, frame: number, rights })
  if (frame !== undefined && another === undefined) return use(build(frame))
  return askFrame(
    view,
    `Map ${processName(process)} ${pageName(machineOf(view), process, page)} to which frame?`,
    build,
  )
}

export const planMap = (view: PlayView): Plan => mapWith(view, null)

const RIGHTS_KEY: Readonly<Record<PteRights, string>> = { r: 'r', rw: 'w', rx: 'x', cow: 'c' }

export function planMapAs(view: PlayView): Plan {
  const choices: Choice[] = []
  for (const rights of PTE_RIGHTS) {
    const plan = mapWith(view, rights)
    if (plan.kind === 'no') return plan
    // With no frame in hand the one that the page maps now is meant: only its bits change.
    const primitives = plan.kind === 'use' ? plan.primitives : sameFrame(view, rights)
    if (primitives === null) return no('Take a frame in hand first: this page maps none.')
    choices.push({ key: RIGHTS_KEY[rights], label: RIGHTS_WORDS[rights], primitives })
  }
  return { kind: 'ask', prompt: 'Map with which bits?', choices }
}

function sameFrame(view: PlayView, rights: PteRights): Primitive[] | null {
  const { target } = view
  const frame = frameMeant(view)
  if (target.on !== 'page' || frame === undefined) return null
  return [{ do: 'map', process: target.process, page: target.page, frame, rights }]
}

export const planOnPage =
  (name: 'unmap' | 'protect' | 'permit') =>
  (view: PlayView): Plan =>
    perPage(view, ({ process, page }) => ({ do: name, process, page }))

export function planGet(view: PlayView): Plan {
  if (view.marks.length === 0 && view.target.on === 'frame')
    return use({ do: 'get', frame: view.target.frame })
  return perPage(view, ({ process, page }) => {
    const frame = frameOfPage(view, process, page, 'now')
    return frame === undefined ? null : { do: 'get', frame }
  })
}

/** On a page, the old reference is meant: the frame that it mapped at the trap. */
export function planPut(view: PlayView): Plan {
  if (view.marks.length === 0 && view.target.on === 'frame')
    return use({ do: 'put', frame: view.target.frame })
  return perPage(view, ({ process, page }) => {
    const frame = frameOfPage(view, process, page, 'at the trap') ?? frameOfPage(view, process, page, 'now')
    return frame === undefined ? null : { do: 'put', frame }
  })
}

export function planFlush(view: PlayView): Plan {
  if (pagesMeant(view).length > 0)
    return perPage(view, ({ process, page }) => ({ do: 'flush', process, page }))
  return use({ do: 'flush', process: processMeant(view) })
}

/** The kernel's store of read(2): the byte that belongs to the page under the cursor, into the frame that it maps now. */
export function planPoke(view: PlayView): Plan {
  const trap = trapOf(view)
  if (trap?.kind !== 'read') return no('Only read(2) brings bytes for the kernel to store.')
  const { target } = view
  const index = target.on === 'page' ? target.page - trap.page : 0
  const value = trap.values.charAt(index)
  const frame = frameMeant(view)
  if (value === '') return no('No byte of this read(2) goes to that page.')
  return frame === undefined ? no('This page maps no frame.') : use({ do: 'poke', frame, value })
}

export function planSpawn(view: PlayView): Plan {
  const trap = trapOf(view)
  return trap?.kind === 'fork'
    ? use({ do: 'spawn', process: trap.by, child: trap.child })
    : no('Only fork makes a child.')
}

export function planExec(view: PlayView): Plan {
  const trap = trapOf(view)
  return trap?.kind === 'exec'
    ? use({ do: 'exec', process: trap.by, program: trap.program })
    : no('Nobody called exec.')
}

export function planZombie(view: PlayView): Plan {
  const trap = trapOf(view)
  return use({ do: 'zombie', process: processMeant(view), status: trap?.kind === 'exit' ? trap.status : 0 })
}

export const planOnProcess =
  (name: 'wake' | 'sleep' | 'reap' | 'kill') =>
  (view: PlayView): Plan =>
    use({ do: name, process: processMeant(view) })

export function planReparent(view: PlayView): Plan {
  const process = processMeant(view)
  const choices = processesOf(machineOf(view))
    .filter(({ id }) => id !== process)
    .map(
      ({ id }): Choice => ({
        key: id === INIT ? 'i' : String(id),
        label: processName(id),
        primitives: [{ do: 'reparent', process, parent: id }],
      }),
    )
  return { kind: 'ask', prompt: `Who becomes ${processName(process)}'s parent?`, choices }
}

export function planGrow(view: PlayView): Plan {
  const trap = trapOf(view)
  return trap?.kind === 'sbrk'
    ? use({ do: 'grow', process: trap.by, request: trap.request })
    : no('Nobody asked for memory.')
}

export function planShrink(view: PlayView): Plan {
  const trap = trapOf(view)
  return trap?.kind === 'unmap'
    ? use({ do: 'shrink', process: trap.by, region: trap.region })
    : no('Nobody gives memory back.')
}

export const planSignal = (view: PlayView): Plan =>
  use({ do: 'signal', process: processMeant(view), signal: 'SIGSEGV' })

const ERRORS: readonly { readonly errno: Errno; readonly key: string; readonly label: string }[] = [
  { errno: 'ENOMEM', key: 'm', label: 'ENOMEM, out of memory' },
  { errno: 'EFAULT', key: 'f', label: 'EFAULT, bad address' },
  { errno: 'ECHILD', key: 'c', label: 'ECHILD, no children' },
]

export const planFail = (): Plan => ({
  kind: 'ask',
  prompt: 'Fail with which error?',
  choices: ERRORS.map(({ errno, key, label }) => ({ key, label, primitives: [{ do: 'fail', errno }] })),
})
