import type { Primitive } from '../../kernel/index.ts'
import {
  type FrameNumber,
  frameName,
  INIT,
  type Machine,
  type ProcessId,
  type Trap,
  ZERO_FRAME,
} from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { frameList } from './target.ts'
import { cachedOfPage, frameOfPage, type HandView, type Mark } from './view.ts'

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

export const use = (...primitives: Primitive[]): Plan => ({ kind: 'use', primitives })
export const no = (why: string): Plan => ({ kind: 'no', why })

export const machineOf = (view: HandView): Machine => view.session.play.machine
export const trapOf = (view: HandView): Trap | null => view.session.play.trap?.trap ?? null
export const held = (view: HandView): readonly FrameNumber[] => machineOf(view).hand

/** The pages that a command is for: the marked ones in order, else the one under the cursor. */
export function pagesMeant(view: HandView): readonly Mark[] {
  if (view.marks.length > 0) return view.marks
  return view.target.on === 'page' ? [{ process: view.target.process, page: view.target.page }] : []
}

/** The process that a command is for: the one whose column the cursor is in, else the trapped one. */
export const processMeant = (view: HandView): ProcessId =>
  view.target.on === 'frame' ? (trapOf(view)?.by ?? INIT) : view.target.process

/** The frame of a page: what it maps, else what the page cache has for it. */
export const frameAtPage = (view: HandView, { process, page }: Mark): FrameNumber | undefined =>
  frameOfPage(view, process, page, 'now') ?? cachedOfPage(view, process, page)

/** The frame under the cursor: itself, or the page's. */
export function frameMeant(view: HandView): FrameNumber | undefined {
  const { target } = view
  if (target.on === 'frame') return target.frame
  return target.on === 'page' ? frameAtPage(view, target) : undefined
}

const frameChoices = (view: HandView, build: (frame: FrameNumber) => Primitive): Choice[] =>
  frameList(machineOf(view)).map(frame => ({
    key: frame === ZERO_FRAME ? '0' : frameName(frame),
    label: frame === ZERO_FRAME ? texts().plans.zeroFrame : texts().plans.frame(frameName(frame)),
    primitives: [build(frame)],
  }))

export const askFrame = (view: HandView, prompt: string, build: (frame: FrameNumber) => Primitive): Plan => ({
  kind: 'ask',
  prompt,
  choices: frameChoices(view, build),
})

/** For each page that is meant, one primitive. */
export function perPage(view: HandView, build: (page: Mark) => Primitive | null): Plan {
  const pages = pagesMeant(view)
  if (pages.length === 0) return no(texts().plans.toPageOrMarks)
  const primitives = pages.map(build).filter(primitive => primitive !== null)
  return primitives.length === 0 ? no(texts().plans.mapsNone) : use(...primitives)
}
