import { describe, expect, it } from 'vitest'
import { pressPaste } from '../../src/ui/sandbox/press-paste.ts'
import type { SandboxView } from '../../src/ui/sandbox/view.ts'
import { freshView, shown, type } from './sandbox-stage.ts'

function paste(view: SandboxView, text: string): SandboxView {
  const pasted = pressPaste(view, text)
  if (pasted === null) throw new Error('it was left to the keys')
  return pasted
}

const GOOD = ['P1 map heap anon private 2', 'P1 store heap[0] A', 'P1 store heap[1] B']
const program = ({ sandbox }: SandboxView): number => sandbox.program.length

describe('lines that are pasted into the sandbox', () => {
  it.each([
    ['\n', GOOD.join('\n')],
    ['\r\n', GOOD.join('\r\n')],
    ['\r, as a terminal sends a line end', GOOD.join('\r')],
  ])('are taken, whatever ends them: %s', (_, lines) => {
    const after = paste(freshView(), lines)
    expect(program(after)).toBe(2)
    expect(after.panel).toEqual({ at: 'typing', text: GOOD[2], wrong: null })
    expect(program(type(after, 'Enter').view)).toBe(3)
  })

  it('may have blank lines and comments between them', () => {
    expect(program(paste(freshView(), `# setup\n\n${GOOD.join('\n\n  # then\n')}\n`))).toBe(3)
  })

  it('join what was typed before them', () => {
    const typing = type(freshView(), 'i "P1 map "').view
    expect(program(paste(typing, 'heap anon private 2\nP1 store heap[0] A\n'))).toBe(2)
  })

  it('stop at the first that is wrong, which stands there with what is wrong with it', () => {
    const after = paste(freshView(), [...GOOD, 'P1 sotre heap[0] C', ...GOOD, ''].join('\n'))
    expect(program(after)).toBe(3)
    expect(after.panel).toMatchObject({ at: 'typing', text: 'P1 sotre heap[0] C' })
    const text = shown(after, 120, 40).join('\n')
    expect(text).toContain('"sotre" is no verb')
    expect(text).toContain('3 more lines of the paste were not taken.')
  })

  it('stop at a trap that is the player’s', () => {
    const byHand = type(freshView(), 'h').view
    const after = paste(byHand, `${GOOD.join('\n')}\n`)
    expect(after.panel).toEqual({ at: 'hand' })
    expect(program(after)).toBe(1)
    expect(after.message.text).toBe('2 more lines of the paste were not taken.')
    expect(shown(after).join('\n')).toContain('2 more lines of the paste were not taken.')
  })

  it('stop at the question what becomes of the moments behind', () => {
    const past = type(paste(freshView(), `${GOOD.join('\n')}\n`), 'Escape Left').view
    expect(paste(past, `${GOOD[2]}\n${GOOD[2]}\n`).panel).toEqual({ at: 'question' })
  })

  it('are at most as many as a program may have', () => {
    const many = `${GOOD[0]}\n${`${GOOD[1]}\n`.repeat(3000)}`
    const after = paste(freshView(), many)
    expect(program(after)).toBe(1000)
    expect(shown(after, 120, 40).join('\n')).toMatch(
      /2000 more lines of the paste .* at most 1000 lines here/s,
    )
  })

  it('may be megabytes without a line end', () => {
    const after = paste(freshView(), 'x'.repeat(2_000_000))
    expect(after.panel).toEqual({ at: 'typing', text: 'x'.repeat(200), wrong: null })
  })
})

describe('a paste elsewhere in the sandbox', () => {
  it('is a path where one is asked for, without its line end', () => {
    const asking = type(freshView(), '1 s').view
    expect(paste(asking, 'two-writers\nmore').panel).toMatchObject({ at: 'asking', text: 'two-writers' })
  })

  it.each(['h 1', 'k', 'c', 'Tab'])('does nothing at %s where it is long', keys => {
    const view = type(freshView(), keys).view
    const after = paste(view, 'r'.repeat(100))
    expect(after).toEqual({ ...view, message: after.message })
    expect(after.message.text).toContain('a paste of 100 characters')
  })

  it('is so many keys where it is short and has no lines', () => {
    expect(pressPaste(freshView(), '12')).toBe(null)
    expect(pressPaste(type(freshView(), 'k').view, 'j')).toBe(null)
  })
})
