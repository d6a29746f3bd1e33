import { cachedFrame, type FrameNumber, frameAt, mayWrite, type Page, regionAt } from '../../machine/index.ts'
import { perform, type Work } from '../kernel.ts'

/**
 * The one who is left with an anonymous frame gets W back, where his region lets him write: no fault of his is needed.
 * An entry in his TLB allows less, not more, and may stay. Sharers of a frame have it at the same page, since they are
 * relatives. No kernel in use does this: it is the optimisation that the article on fork and COW proposes.
 * @param frame a frame with one reference left
 */
export function freeLastSharer(work: Work, frame: FrameNumber, page: Page): void {
  const { machine } = work
  const space = machine.processes[frameAt(machine, frame).mappers]
  const pte = space?.pages[page]
  const region = space === undefined ? undefined : regionAt(space.regions, page)
  if (space === undefined || region === undefined || pte?.frame !== frame || pte.w) return
  if (region.share === 'shared' || !mayWrite(region)) return
  if (cachedFrame(machine.demand?.cache, region, page) === frame) return
  perform(work, { do: 'permit', process: space.id, page })
}
