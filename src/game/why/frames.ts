import type { PrimitiveOf } from '../../kernel/index.ts'
import { type FrameNumber, frameName, isLive, processName, ZERO_FRAME } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { contentOf, countOf, mappersOf, pteAt, type Scene, spaceIn } from './scene.ts'

const MOST_NAMED = 3

/** Why a frame with several references may not be stored into: for those who read it, or only for the dead. */
export function sharersText(scene: Scene, frame: FrameNumber): string {
  const { frames } = texts().why
  const others = mappersOf(scene.now, frame).filter(({ id }) => id !== spaceIn(scene).id)
  const alive = others.filter(isLive)
  const named = (alive.length > 0 ? alive : others).map(({ id }) => processName(id))
  const sharers = {
    frame: frameName(frame),
    count: countOf(scene.now, frame),
    names: named.length <= MOST_NAMED ? named : null,
  }
  return alive.length > 0 ? frames.readByOthers(sharers) : frames.mappedByZombies(sharers)
}

/** The frame that was taken is filled. */
export const copyText = ({ now }: Scene, { from, to }: PrimitiveOf<'copy'>): string =>
  texts().why.frames.copied(
    { frame: frameName(to), held: contentOf(now, to), content: contentOf(now, from) },
    frameName(from),
  )

export const zeroText = ({ now }: Scene, { frame }: PrimitiveOf<'zero'>): string =>
  texts().why.frames.zeroed({ frame: frameName(frame), held: contentOf(now, frame) })

export const fillText = ({ now, after }: Scene, { frame }: PrimitiveOf<'fill'>): string =>
  texts().why.frames.filled({
    frame: frameName(frame),
    held: contentOf(now, frame),
    content: contentOf(after, frame),
  })

/** The count of a frame before the step, and after it. */
const countedIn = ({ now, after }: Scene, frame: FrameNumber) => ({
  frame: frameName(frame),
  from: countOf(now, frame),
  to: countOf(after, frame),
})

export function getText(scene: Scene, { frame }: PrimitiveOf<'get'>): string {
  const last = scene.steps[scene.at - 1]
  return texts().why.frames.counted(countedIn(scene, frame), last?.do === 'map' && last.frame === frame)
}

/** Who is left with a frame after a put, as far as it matters. */
function leftText({ kernel, after }: Scene, frame: FrameNumber): string {
  const { left } = texts().why.frames
  const count = countOf(after, frame)
  if (count === 0) return left.nobody
  if (count > 1) return ''
  const [last] = mappersOf(after, frame)
  if (last === undefined) return left.cache
  if (kernel.freesLastSharer) return ''
  return isLive(last) ? left.one(processName(last.id)) : left.zombie(processName(last.id))
}

export const putText = (scene: Scene, { frame }: PrimitiveOf<'put'>): string =>
  texts().lists.sentences(texts().why.frames.given(countedIn(scene, frame)), leftText(scene, frame))

/** The eager kernel: whoever is left alone with a frame gets W at once. */
export function freedText(scene: Scene, { process, page }: PrimitiveOf<'permit'>): string {
  const frame = pteAt(scene, process, page)?.frame ?? ZERO_FRAME
  return texts().why.frames.freed(frameName(frame), countOf(scene.now, frame), processName(process))
}
