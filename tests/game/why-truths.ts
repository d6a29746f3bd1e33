import {
  type FrameNumber,
  findFrame,
  findSpace,
  frameName,
  freeFrames,
  isEverybodys,
  isLive,
  isStale,
  type Machine,
  type Process,
  pageName,
  processesOf,
  regionAt,
  ZERO_FRAME,
} from '../../src/machine/index.ts'
import type { Moment } from './reference-walk.ts'
import { type Truth, truth } from './truth.ts'
import { LIFE_TRUTHS } from './why-truths-life.ts'

const frameCalled = (machine: Machine, name: string): FrameNumber =>
  name === 'zero' ? ZERO_FRAME : machine.frames.findIndex((_, number) => frameName(number) === name)

const countOf = (machine: Machine, name: string): number | undefined =>
  findFrame(machine, frameCalled(machine, name))?.count

const mappers = (machine: Machine, frame: FrameNumber): Process[] =>
  processesOf(machine).filter(({ pages }) => Object.values(pages).some(pte => pte.frame === frame))

const named = (text: string): number[] => (text.match(/\bP\d+/g) ?? []).map(name => Number(name.slice(1)))

/** The frame that a text begins with. */
const spokenOf = (machine: Machine, text: string): FrameNumber =>
  frameCalled(machine, /[Ff]rame (\w+)/.exec(text)?.[1] ?? '')

/** Who has any way to a frame, by a PTE or by the TLB. */
const reach = (machine: Machine, frame: FrameNumber): Process[] =>
  processesOf(machine).filter(({ pages, tlb }) =>
    [...Object.values(pages), ...Object.values(tlb)].some(entry => entry.frame === frame),
  )

const stale = ({ step, now }: Moment): { readonly page: number; readonly frame: FrameNumber }[] => {
  if (step.do !== 'flush') throw new Error(`${step.do} speaks of what a TLB holds`)
  const { pages = {}, tlb = {} } = now.processes[step.process] ?? {}
  return Object.entries(tlb)
    .map(([page, entry]) => ({ page: Number(page), frame: entry.frame, entry }))
    .filter(({ page, entry }) => isStale(entry, pages[page]))
    .filter(({ page }) => step.page === undefined || step.page === page)
}

const trapped = ({ trap, now }: Moment) => {
  const space = findSpace(now, trap.by)
  const page = 'page' in trap ? trap.page : -1
  return { page, region: regionAt(space?.regions ?? [], page), pte: space?.pages[page] }
}

/** Every number that a text may name stands in one of these. */
export const COUNTS: readonly Truth[] = [
  truth(
    /[Ff]rame (\w+) has (\d+) references?/g,
    ({ now }, _, frame = '', count) => countOf(now, frame) === Number(count),
  ),
  truth(
    /[Tt]he count of frame (\w+) is (\d+)/g,
    ({ now }, _, frame = '', count) => countOf(now, frame) === Number(count),
  ),
  truth(
    /frame (\w+): its count (?:falls|rises) from (\d+) to (\d+)/g,
    ({ now, after }, _, frame = '', from, to) =>
      countOf(now, frame) === Number(from) && countOf(after, frame) === Number(to),
  ),
]

/** What the texts say of the machine, each by its turn of phrase. */
export const TRUTHS: readonly Truth[] = [
  ...COUNTS,
  ...LIFE_TRUTHS,
  truth(/references?: (.*) must go on reading it/g, ({ now }, text, who = '') => {
    const alive = mappers(now, spokenOf(now, text)).filter(isLive)
    return (
      named(who).every(id => alive.some(process => process.id === id)) && alive.length > named(who).length
    )
  }),
  truth(/the zombies? (.*) still maps? it/g, ({ now }, text, who = '') => {
    const others = mappers(now, spokenOf(now, text)).filter(process => !isLive(process))
    const alive = mappers(now, spokenOf(now, text)).filter(isLive)
    return others.map(({ id }) => id).join() === named(who).join() && alive.length === 1
  }),
  truth(
    /W is safe there: nobody else maps it/g,
    ({ now, step }) => step.do === 'map' && reach(now, step.frame).length === 0,
  ),
  truth(
    /: nobody else can see it/g,
    ({ now, trap }, text) =>
      reach(now, spokenOf(now, text)).every(({ id }) => id === trap.by) &&
      processesOf(now).every(({ id, mm }) => id === trap.by || mm !== trap.by),
  ),
  truth(
    /(\w+) has borrowed/g,
    ({ now }, _, who = '') => now.processes[Number(who.slice(1))]?.mm !== Number(who.slice(1)),
  ),
  truth(
    /had only borrowed (P\d+)'s memory/g,
    ({ before, trap }, _, host) => `P${before.processes[trap.by]?.mm}` === host,
  ),
  truth(
    /in which (P\d+) runs/g,
    ({ now, trap }, _, who) => who === `P${trap.by}` && now.processes[trap.by]?.mm !== trap.by,
  ),
  truth(/ it is free\./g, ({ after }, text) => findFrame(after, spokenOf(after, text))?.count === 0),
  truth(
    /(?:none is|No frame is) free/g,
    ({ now, after }) => freeFrames(now) === 0 && after.hand.length === now.hand.length,
  ),
  truth(/What is left is the page cache's/g, ({ after }, text) => {
    const frame = spokenOf(after, text)
    const cached = Object.values(after.demand?.cache ?? {}).flatMap(({ frames }) => Object.values(frames))
    return cached.includes(frame) && mappers(after, frame).length === 0
  }),
  truth(/(P\d+)'s PTE stays as it is\./g, ({ after, end }, text, who = '') => {
    const frame = spokenOf(after, text)
    const pte = (machine: Machine) =>
      Object.entries(machine.processes[Number(who.slice(1))]?.pages ?? {}).find(
        ([, entry]) => entry.frame === frame,
      )
    return mappers(after, frame).length === 1 && JSON.stringify(pte(after)) === JSON.stringify(pte(end))
  }),
  truth(/Only the zombie (P\d+) maps it now/g, ({ after }, text, who) => {
    const [left, ...more] = mappers(after, spokenOf(after, text))
    return left !== undefined && more.length === 0 && `P${left.id}` === who && !isLive(left)
  }),
  truth(
    /only (P\d+)'s page table leads to it/g,
    ({ now }, text, who) =>
      mappers(now, spokenOf(now, text))
        .map(({ id }) => `P${id}`)
        .join() === who,
  ),
  truth(/happens to hold nothing stale/g, moment => stale(moment).length === 0),
  truth(/TLB still leads (\S+) to (?:the zero frame|frame (\w+))/g, (moment, _, page, frame) =>
    stale(moment).some(
      one =>
        moment.step.do === 'flush' &&
        pageName(moment.now, moment.step.process, one.page) === page &&
        frameName(one.frame) === (frame ?? 'zero'),
    ),
  ),
  truth(
    /another thread of \w+ would go on reading/g,
    ({ kernel, trap }) => kernel.threads && trap.kind !== 'exit' && trap.kind !== 'exec',
  ),
  truth(/before put\b|before it puts/g, ({ steps, at }) => steps[at + 1]?.do === 'put'),
  truth(/holds junk/g, ({ now }, text) => findFrame(now, spokenOf(now, text))?.content === null),
  truth(
    /before any PTE leads to it/g,
    ({ now, step }) =>
      ['copy', 'zero', 'fill'].includes(step.do) &&
      mappers(now, 'to' in step && typeof step.to === 'number' ? step.to : 'frame' in step ? step.frame : -2)
        .length === 0,
  ),
  truth(/W and COW are both off at/g, moment => {
    const { trap, now, steps, at } = moment
    const poked = steps.slice(0, at).filter(step => step.do === 'poke').length
    const pte = 'page' in trap ? now.processes[trap.by]?.pages[trap.page + poked] : undefined
    return pte !== undefined && !pte.w && !pte.cow
  }),
  truth(
    /W is on already at/g,
    ({ step, now, trap }) =>
      step.do === 'poke' &&
      Object.values(now.processes[trap.by]?.pages ?? {}).some(pte => pte.frame === step.frame && pte.w) &&
      mappers(now, step.frame).length === 1,
  ),
  truth(/which is (P\d+)'s alone/g, ({ now, step }, _, who) => {
    const frame = 'frame' in step ? step.frame : -2
    return step.do === 'map'
      ? mappers(now, frame).length === 0 && `P${step.process}` === who
      : mappers(now, frame)
          .map(({ id }) => `P${id}`)
          .join() === who
  }),
  truth(/ may only be (read|read and executed)\./g, (moment, _, how) => {
    const { region } = trapped(moment)
    return region !== undefined && { r: 'read', rx: 'read and executed', rw: '' }[region.rights] === how
  }),
  truth(/COW or not/g, moment => trapped(moment).pte?.cow === true),
  truth(/has no PTE/g, moment => trapped(moment).pte === undefined),
  truth(
    /it is fresh memory/g,
    moment => trapped(moment).pte === undefined && trapped(moment).region?.kind === 'anon',
  ),
  truth(
    / is fresh memory: a load/g,
    moment =>
      trapped(moment).pte === undefined &&
      trapped(moment).region?.kind === 'anon' &&
      trapped(moment).region?.share === 'private',
  ),
  truth(
    /leads to the zero frame, which is everybody's/g,
    moment => trapped(moment).pte?.frame === ZERO_FRAME,
  ),
  truth(/^Frame (\w+) is the page cache's/g, (moment, _, frame = '') => {
    const { region, page, pte } = trapped(moment)
    const number = frameCalled(moment.now, frame)
    return pte?.frame === number && number >= 0 && isEverybodys(moment.now, region, page, number)
  }),
  truth(/page cache's (?:own )?frame (\w+)/g, ({ now }, _, frame = '') =>
    Object.values(now.demand?.cache ?? {}).some(({ frames }) =>
      Object.values(frames).includes(frameCalled(now, frame)),
    ),
  ),
  truth(/the page is (?:still )?known to be (P\d+)'s alone/g, ({ now, step }, _, who) => {
    const space = 'process' in step ? now.processes[step.process] : undefined
    const frame =
      space !== undefined && 'page' in step && step.page !== undefined
        ? space.pages[step.page]?.frame
        : undefined
    return (
      frame !== undefined &&
      mappers(now, frame)
        .map(({ id }) => `P${id}`)
        .join() === who
    )
  }),
  truth(/so the region can go\.$/g, ({ now, step, trap }) => {
    const space = findSpace(now, trap.by)
    const region = space?.regions.find(({ name }) => step.do === 'shrink' && name === step.region)
    return (
      region !== undefined &&
      Object.keys(space?.pages ?? {}).every(page => regionAt([region], Number(page)) === undefined)
    )
  }),
  truth(
    /so the page cache gives its frames up/g,
    ({ now, after }) =>
      freeFrames(after) >= freeFrames(now) &&
      Object.keys(after.demand?.cache ?? {}).length < Object.keys(now.demand?.cache ?? {}).length,
  ),
  truth(/COW in (P\d+) already/g, ({ now, step }, _, who = '') => {
    const pte = step.do === 'map' ? now.processes[Number(who.slice(1))]?.pages[step.page] : undefined
    return pte?.cow === true && !pte.w
  }),
  truth(/parent's PTE has W off and COW on already/g, ({ now, step, trap }) => {
    const pte = step.do === 'map' ? findSpace(now, trap.by)?.pages[step.page] : undefined
    return pte?.cow === true && !pte.w
  }),
  truth(/Nobody has touched/g, moment => {
    const { region, page } = trapped(moment)
    const file = region?.file ?? null
    return (
      region !== undefined &&
      file !== null &&
      moment.now.demand?.cache[file]?.frames[page - region.start] === undefined
    )
  }),
]
