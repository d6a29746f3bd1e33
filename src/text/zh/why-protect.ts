import type { protect as english } from '../en/why-protect.ts'
import type { Place } from '../en/why-words.ts'
import type { Translation } from '../translation.ts'
import { REGION_RIGHTS } from './names.ts'
import { frameCalled, own } from './why-words.ts'

const goes = (place: Place, bit: string): string => `${own(place)} 有 ${bit}，而它的区域不再允许：清除 ${bit}`

export const protect: Translation<typeof english> = {
  rights: (region, rights) =>
    `什么合法由区域决定：${region} 从现在起${rights === 'r' ? '只能' : '可以'}${REGION_RIGHTS[rights]}。`,
  goes: {
    alone: (place, bit) => `${goes(place, bit)}，别的不动。`,
    andWForAll: (place, bit) => `${goes(place, bit)}。同时置位 W：对共享区域的写入要让大家都看到。`,
    andWForOne: (place, bit) => `${goes(place, bit)}。同时置位 W：已知这一页只属于 ${place.of}。`,
    cowStaysOff: (place, bit) => `${goes(place, bit)}。COW 保持清除，因为仍然知道这一页只属于 ${place.of}。`,
  },
  permits: {
    shared: place => `${own(place)} 是共享的：对它的写入要让大家都看到，所以 W 可以立即恢复。`,
    counted: (frame, count, who) =>
      `${frameCalled(frame)} 的计数是 ${count}：${who} 独占它，而这个内核会查看计数。W 可以立即恢复。`,
    known: place => `${own(place)} 中 COW 已清除：已知这一页只属于 ${place.of}，所以 W 可以立即恢复。`,
  },
  failed: (who, region) => `${who} 继续运行，得到的返回值是 -1，${region} 保持原样。`,
  readOnly: region => `${region} 现在只能读：不管页表项怎么说，写入它都会收到 SIGSEGV。`,
  writable: (region, who) => `从现在起写入 ${region} 是合法的，${who} 继续运行。`,
  asks: (region, page) =>
    `从现在起写入 ${region} 是合法的。在 W 清除的地方，例如 ${page}，下一次写入会陷入，再来查看。`,
}
