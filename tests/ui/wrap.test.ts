import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { wrap } from '../../src/ui/text.ts'

describe('text that is wrapped', () => {
  it('breaks Chinese between any two characters, but for punctuation', () => {
    expect(wrap('父进程写入，它得到新页帧。', 10)).toEqual(['父进程写', '入，它得到', '新页帧。'])
    expect(wrap('don’t', 4)).toEqual(['don…'])
    expect(wrap('看（这里）', 4)).toEqual(['看', '（这', '里）'])
  })

  it('keeps names in Latin letters whole', () => {
    expect(wrap('进程P1写入heap[0]时陷入', 10)).toEqual(['进程P1写入', 'heap[0]时', '陷入'])
  })

  it('keeps every character, and every line within its width', () => {
    const word = fc.oneof(
      fc.constantFrom('P1', 'heap[0]', 'store', '页表', '引用计数', '，', '。', '（', '）', '“', '”'),
      fc.string({ unit: fc.constantFrom('页', 'a', '帧', '，', '（'), maxLength: 6 }),
    )
    fc.assert(
      fc.property(fc.array(word), fc.integer({ min: 14, max: 40 }), (words, width) => {
        const text = words.join(' ')
        const lines = wrap(text, width)
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
        for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(width)
      }),
    )
  })
})
