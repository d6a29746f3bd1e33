import { Box, Text, useApp, useInput, useWindowSize } from 'ink'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { pristine } from './emulator.ts'
import { mount } from './in-process.ts'

function Counter() {
  const { exit } = useApp()
  const { columns, rows } = useWindowSize()
  const [row, setRow] = useState(0)
  useInput((input, key) => {
    if (key.downArrow) setRow(before => before + 1)
    if (input === 'q') exit('left')
  })
  return (
    <Box height={rows} flexDirection="column" overflow="hidden">
      <Text bold>{`row ${row}`}</Text>
      <Box flexGrow={1} />
      <Text>{`${columns}x${rows}`}</Text>
    </Box>
  )
}

it('draws on the alternate screen, row for row, and takes keys', async () => {
  const screen = await mount(<Counter />)
  expect(screen.screen()[0]).toBe('row 0')
  expect(screen.screen()[23]).toBe('80x24')
  expect(screen.modes).toEqual({ ...pristine, alternateScreen: true, cursorHidden: true })
  expect(screen.raw).toBe(true)
  await screen.press('Down', 'Down')
  expect(screen.screen()[0]).toBe('row 2')
  await screen.unmount()
  expect(screen.modes).toEqual(pristine)
  expect(screen.raw).toBe(false)
})

it('draws only what changed', async () => {
  const screen = await mount(<Counter />, { cols: 120, rows: 40 })
  const before = screen.bytes
  await screen.press('Down')
  expect(screen.bytes - before).toBeLessThan(200)
  await screen.unmount()
})

it('follows a change of size', async () => {
  const screen = await mount(<Counter />)
  await screen.resize(60, 18)
  await screen.waitFor(rows => rows[17] === '60x18')
  expect(screen.screen()).toHaveLength(18)
  expect(screen.screen().filter(row => row !== '')).toEqual(['row 0', '60x18'])
  await screen.unmount()
})

it('tells what the program left with', async () => {
  const screen = await mount(<Counter />)
  await screen.press('q')
  expect(await screen.exit).toBe('left')
})
