import { render } from 'ink-testing-library'
import { expect, test } from 'vitest'
import { Menu } from '../../src/ui/components/menu.tsx'
import { Rows } from '../../src/ui/components/rows.tsx'
import { LeaveScreen } from '../../src/ui/screens/leave-screen.tsx'
import { span } from '../../src/ui/text.ts'
import { themeFor } from '../../src/ui/theme.ts'
import { mountKeyed } from './keyed.tsx'

const ESCAPES = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g')
const plain = (frame: string | undefined): string => (frame ?? '').replace(ESCAPES, '')

const unicode = themeFor({ glyphs: 'unicode', colour: 'none' })
const ascii = themeFor({ glyphs: 'ascii', colour: 'none' })

const ITEMS = [
  { label: 'Go on', value: 1 },
  { label: 'Levels', value: 2 },
] as const

test.each([
  [0, '▸ Go on\n  Levels'],
  [1, '  Go on\n▸ Levels'],
])('a menu points at its item %i', (at, shown) => {
  const { lastFrame, unmount } = render(<Menu items={ITEMS} theme={unicode} at={at} />)
  expect(plain(lastFrame())).toBe(shown)
  unmount()
})

test.each([
  ['Enter', ['stay']],
  ['Down Enter', ['leave']],
  ['j Enter', ['leave']],
  ['Up Enter', ['leave']],
  ['Down Down Enter', ['stay']],
  ['Down k Enter', ['stay']],
  ['Escape', ['stay']],
])('in a menu %s comes to %s', async (keys, expected) => {
  const taken: string[] = []
  const screen = await mountKeyed(
    <LeaveScreen theme={unicode} onStay={() => taken.push('stay')} onLeave={() => taken.push('leave')} />,
    unicode,
  )
  await screen.press(...keys.split(' '))
  await expect.poll(() => taken).toEqual(expected)
})

test('of keys that come in one chunk a menu counts every one', async () => {
  const taken: string[] = []
  const screen = await mountKeyed(
    <LeaveScreen theme={unicode} onStay={() => taken.push('stay')} onLeave={() => taken.push('leave')} />,
    unicode,
  )
  await screen.press('jjj\r')
  await expect.poll(() => taken).toEqual(['leave'])
})

test('a terminal without Unicode gets characters of the same width', () => {
  const rows = [[span('P3 heap[0] → c… ␣ ×2')], []]
  const { lastFrame, unmount } = render(<Rows rows={rows} theme={ascii} />)
  expect(plain(lastFrame()).split('\n')[0]).toBe('P3 heap[0] > c~ _ x2')
  unmount()
})
