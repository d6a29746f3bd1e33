import { setTimeout as pause } from 'node:timers/promises'
import { render } from 'ink-testing-library'
import { expect, test } from 'vitest'
import { Menu } from '../../src/ui/components/menu.tsx'
import { Rows } from '../../src/ui/components/rows.tsx'
import { span } from '../../src/ui/text.ts'
import { themeFor } from '../../src/ui/theme.ts'

const ESCAPES = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g')
const plain = (frame: string | undefined): string => (frame ?? '').replace(ESCAPES, '')

const unicode = themeFor({ glyphs: 'unicode', colour: 'none' })
const ascii = themeFor({ glyphs: 'ascii', colour: 'none' })

const ITEMS = [
  { label: 'Go on', value: 1 },
  { label: 'Levels', value: 2 },
] as const

test('a menu points at its first item, and Enter takes the one that the arrows chose', async () => {
  const taken: number[] = []
  const { lastFrame, stdin, unmount } = render(
    <Menu items={ITEMS} theme={unicode} onSelect={value => taken.push(value)} />,
  )
  expect(plain(lastFrame())).toBe('▸ Go on\n  Levels')
  await pause(20)
  stdin.write('\u001b[B')
  await pause(20)
  expect(plain(lastFrame())).toBe('  Go on\n▸ Levels')
  stdin.write('\r')
  await pause(20)
  expect(taken).toEqual([2])
  unmount()
})

test('a terminal without Unicode gets characters of the same width', () => {
  const rows = [[span('P3 heap[0] → c… ␣ ×2')], []]
  const { lastFrame, unmount } = render(<Rows rows={rows} theme={ascii} />)
  expect(plain(lastFrame()).split('\n')[0]).toBe('P3 heap[0] > c~ _ x2')
  unmount()
})
