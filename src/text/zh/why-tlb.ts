import type { tlb as english } from '../en/why-tlb.ts'
import type { Place } from '../en/why-words.ts'
import type { Translation } from '../translation.ts'
import { frameCalled, own } from './why-words.ts'

const leads = ({ of, page }: Place, frame: string): string =>
  `${of} 的 TLB 仍让 ${page} 指向${frameCalled(frame)}`

export const tlb: Translation<typeof english> = {
  nothingStale: (who, put) =>
    `${who} 的 TLB 中碰巧没有过期的项。内核看不到这一点：凡是页表项可能留下旧的 TLB 项，它就刷新${put ? '，而且在 put 之前' : ''}。`,
  gone: (place, frame) => `${leads(place, frame)}，尽管页表项已经没有了。`,
  moved: (place, frame) => `${leads(place, frame)}：${place.of} 的另一个线程会继续读那里。`,
  beforePut: '所以 flush 在 put 之前。',
  hasW: (place, frame) => `${leads(place, frame)}，还带着 W：下一次写入会直接通过，不会陷入。`,
  hasX: (place, frame) => `${leads(place, frame)}，还带着 X，而 ${own(place)} 已经没有 X 了。`,
}
