import type { Place } from '../en/why-words.ts'

/** P1 的 heap[0] */
export const own = ({ of, page }: Place): string => `${of} 的 ${page}`

/** @param name the frame's letter, or zero */
export const frameCalled = (name: string): string => (name === 'zero' ? '零页帧' : `页帧 ${name}`)

/** What a frame holds. @param content its character; NUL: zeroed; null: nobody has filled it */
export const held = (content: string | null): string =>
  content === null ? '垃圾值' : content === '\0' ? '全零' : `'${content}'`

/** The same behind a word: a character stands off from it. */
export const heldBehind = (content: string | null): string =>
  `${content === null || content === '\0' ? '' : ' '}${held(content)}`

/** A kernel's name at the beginning of a sentence, and within one: Latin letters stand off from what is around them. */
export const kernelFirst = (kernel: string): string => (/[A-Za-z0-9]$/.test(kernel) ? `${kernel} ` : kernel)
export const kernelWithin = (kernel: string): string =>
  /^[A-Za-z]/.test(kernel) ? ` ${kernelFirst(kernel)}` : kernel
