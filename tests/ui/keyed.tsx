import type { ReactNode } from 'react'
import { onTestFinished } from 'vitest'
import { Keyboard } from '../../src/ui/components/keyboard.tsx'
import { Screen } from '../../src/ui/components/screen.tsx'
import type { Theme } from '../../src/ui/theme.ts'
import { type MountedScreen, type MountOptions, mount } from '../terminal/in-process.ts'

/** One screen by itself, with the keyboard that it has in the game. */
const keyed = (screen: ReactNode, theme: Theme): ReactNode => (
  <Screen theme={theme}>
    <Keyboard theme={theme} onGo={() => {}}>
      {screen}
    </Keyboard>
  </Screen>
)

/** The same in a terminal of its own. */
export async function mountKeyed(
  screen: ReactNode,
  theme: Theme,
  options: MountOptions = {},
): Promise<MountedScreen> {
  const mounted = await mount(keyed(screen, theme), options)
  onTestFinished(mounted.unmount)
  return mounted
}
