import { describe, expect, it, onTestFinished } from 'vitest'
import { Keyboard } from '../../src/ui/components/keyboard.tsx'
import { Screen } from '../../src/ui/components/screen.tsx'
import type { Initial } from '../../src/ui/sandbox/view.ts'
import { type SandboxFiles, SandboxScreen } from '../../src/ui/screens/sandbox-screen.tsx'
import { mount } from '../terminal/in-process.ts'
import { theme } from './sandbox-stage.ts'

interface Setup {
  readonly initial?: Initial
  readonly files?: Partial<SandboxFiles>
  readonly cols?: number
  readonly rows?: number
}

async function mountSandbox({ initial, files = {}, ...size }: Setup = {}) {
  const left = { times: 0 }
  const none: SandboxFiles = {
    read: async path => ({ ok: false, why: `${path}: there is no such file` }),
    write: async path => ({ ok: true, path: `/here/${path}` }),
  }
  const screen = await mount(
    <Screen theme={theme}>
      <Keyboard theme={theme} onGo={() => undefined}>
        <SandboxScreen
          theme={theme}
          levels={[]}
          initial={initial ?? null}
          files={{ ...none, ...files }}
          onLeave={() => {
            left.times += 1
          }}
        />
      </Keyboard>
    </Screen>,
    size,
  )
  onTestFinished(screen.unmount)
  return { screen, left }
}

describe('the sandbox in a terminal', () => {
  it('can be used at first sight: three keys, and something is shared and copied', async () => {
    const { screen } = await mountSandbox()
    await screen.waitFor('Press 1')
    await screen.press('1', '2', '3')
    await screen.waitFor('again, after its fault')
  })

  it('takes several lines that are pasted at once', async () => {
    const { screen } = await mountSandbox()
    await screen.press('i', 'P1 map heap anon private 1\rP1 store heap[0] A\rP1 load heap[0]\r')
    await screen.waitFor("ran   P1 load heap[0] → 'A'")
  })

  it('goes to the ends of time with Home and End', async () => {
    const { screen } = await mountSandbox()
    await screen.press('1', '2', '3', '\u001b[H')
    await screen.waitFor('moment 0/7')
    await screen.press('\u001b[F')
    await screen.waitFor('moment 7/7')
  })

  it('saves, says where, and leaves without a question', async () => {
    const written: string[] = []
    const { screen, left } = await mountSandbox({
      files: {
        write: async (path, text) => {
          written.push(`${path}: ${text.split('\n')[1]}`)
          return { ok: true, path: `/here/${path}` }
        },
      },
    })
    await screen.press('1', '2', '3', 's')
    await screen.waitFor('Name of the level')
    await screen.press('mine', 'Enter')
    await screen.waitFor('Saved as /here/mine.yaml')
    expect(written).toEqual(['mine.yaml: id: mine'])
    await screen.press('Escape')
    expect(left.times).toBe(1)
  })

  it('asks before what is not saved is left', async () => {
    const { screen, left } = await mountSandbox()
    await screen.press('1', 'Escape')
    await screen.waitFor('Leave? The program is not saved.')
    expect(left.times).toBe(0)
    await screen.press('y')
    expect(left.times).toBe(1)
  })

  it('says what stands against a file, and loads another', async () => {
    const { screen } = await mountSandbox({
      files: {
        read: async path =>
          path === 'good.txt'
            ? { ok: true, text: 'P1 map heap anon private 1\nP1 store heap[0] A\n' }
            : { ok: false, why: `${path}: there is no such file` },
      },
    })
    await screen.press('o', 'Enter', 'bad.txt', 'Enter')
    await screen.waitFor('there is no such file')
    for (let count = 0; count < 'bad.txt'.length; count++) await screen.press('Backspace')
    await screen.press('good.txt', 'Enter')
    await screen.waitFor('2 lines loaded')
  })

  it('shows its help and comes back from it', async () => {
    const { screen } = await mountSandbox()
    await screen.press('?')
    await screen.waitFor('A machine to try things on')
    await screen.press('Down', 'Enter')
    await screen.waitFor('Press 1')
  })

  it('has its commands in the finder, but where a line is typed : is text', async () => {
    const { screen } = await mountSandbox()
    await screen.press('1', '2', ':', 'compare', 'Enter')
    await screen.waitFor('after 2 lines')
    await screen.press('Escape', 'i', ':')
    await screen.waitFor('> :_')
    await screen.press('Escape', ':', 'last moment')
    await screen.waitFor('This is the last moment there is')
  })

  it.each([
    [60, 20],
    [80, 24],
    [120, 40],
    [200, 60],
  ])('fills %i x %i with the theme’s background and scrolls nothing', async (cols, rows) => {
    const { screen } = await mountSandbox({ cols, rows })
    for (const keys of [['1', '2'], ['c'], ['Escape', 'h', '3'], ['a', 'Escape'], ['o'], ['Escape', 's']]) {
      await screen.press(...keys)
      await screen.quiet(15)
      expect(
        screen
          .cells()
          .flat()
          .filter(({ bg }) => bg === undefined),
      ).toEqual([])
      expect(screen.screen()[0]).toContain('sandbox')
    }
  })
})
