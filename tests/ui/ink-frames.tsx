import { PassThrough, Writable } from 'node:stream'
import { Box, render, Text } from 'ink'
import type { ReactNode } from 'react'
import { Rows } from '../../src/ui/components/rows.tsx'
import type { Row } from '../../src/ui/text.ts'
import { themeFor } from '../../src/ui/theme.ts'

/** A screen of rows, with another text over it and one in a window that cuts it. */
export interface Frame {
  readonly columns: number
  readonly lines: number
  readonly theme: 'dark' | 'light' | null
  readonly rows: readonly Row[]
  readonly over: { readonly left: number; readonly top: number; readonly text: string } | null
  readonly cut: { readonly width: number; readonly from: number; readonly text: string } | null
}

const THEMES = {
  dark: themeFor({ glyphs: 'unicode', colour: 'full', theme: 'dark' }),
  light: themeFor({ glyphs: 'unicode', colour: '256', theme: 'light' }),
  none: themeFor({ glyphs: 'ascii', colour: 'none' }),
}

function Drawn({ columns, lines, theme: name, rows, over, cut }: Frame): ReactNode {
  const theme = THEMES[name ?? 'none']
  const background = theme.background === undefined ? {} : { backgroundColor: theme.background }
  return (
    <Box width={columns} height={lines} flexDirection="column" {...background}>
      <Rows rows={rows} theme={theme} />
      {cut === null ? null : (
        <Box width={cut.width} height={2} overflow="hidden">
          <Box marginLeft={-cut.from} marginTop={-1} flexShrink={0}>
            <Text wrap="truncate">{cut.text}</Text>
          </Box>
        </Box>
      )}
      {over === null ? null : (
        <Box position="absolute" marginLeft={over.left} marginTop={over.top} backgroundColor="#203040">
          <Text color="#ffffff">{over.text}</Text>
        </Box>
      )}
    </Box>
  )
}

class Screen extends Writable {
  readonly isTTY = true
  written = ''
  columns = 80
  rows = 24

  override _write(chunk: unknown, _encoding: unknown, done: () => void): void {
    this.written += String(chunk)
    done()
  }
}

class Keyboard extends PassThrough {
  readonly isTTY = true

  setRawMode(): this {
    return this
  }
  ref(): this {
    return this
  }
  unref(): this {
    return this
  }
}

/** Draws one frame after the other with Ink, where the test has bundled it. @returns what it wrote for each @public */
export async function draw(frames: readonly Frame[]): Promise<string[]> {
  const stdout = new Screen()
  const written: string[] = []
  let ink: ReturnType<typeof render> | null = null
  for (const frame of frames) {
    const { columns, lines } = frame
    if (stdout.columns !== columns || stdout.rows !== lines) {
      Object.assign(stdout, { columns, rows: lines })
      stdout.emit('resize')
    }
    if (ink === null)
      ink = render(<Drawn {...frame} />, {
        stdout,
        stderr: stdout,
        stdin: new Keyboard(),
        interactive: true,
        alternateScreen: true,
        incrementalRendering: true,
        patchConsole: false,
        exitOnCtrlC: false,
        maxFps: 1000,
      })
    else ink.rerender(<Drawn {...frame} />)
    await ink.waitUntilRenderFlush()
    written.push(stdout.written)
    stdout.written = ''
  }
  ink?.unmount()
  return written
}
