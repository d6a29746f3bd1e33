import type { SandboxFiles } from '../ui/screens/sandbox-screen.tsx'
import { readText } from './files.ts'
import { Trouble } from './trouble.ts'
import type { World } from './world.ts'

/** The most characters of a workload, trace or level file that the sandbox reads. */
const LONGEST = 1024 * 1024

/** The text of a program for the sandbox. @throws Trouble where it cannot be read, or is too long */
export async function readSandboxText(path: string, world: World): Promise<string> {
  if (path === '-') throw new Trouble('-: standard input is your keyboard here; the name of a file would do')
  const text = await readText(path, LONGEST, world)
  if (text.length > LONGEST) throw new Trouble(`${path}: too large: the sandbox reads at most 1 MiB`)
  return text
}

/** How the sandbox's screen reaches files, from the folder in which the program was started. */
export const sandboxFiles = (world: World): SandboxFiles => ({
  read: async path => {
    try {
      return { ok: true, text: await readSandboxText(path, world) }
    } catch (error) {
      if (error instanceof Trouble) return { ok: false, why: error.message }
      throw error
    }
  },
  // The store is loaded behind the first frame.
  write: async (...written) => (await import('../store/index.ts')).writeExport(...written),
})
